// Keys that type into the field inside; a keyboard types there too.
class PinPad extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("input[type=password]");
    this.addEventListener("click", ({ target }) => {
      const key = target.closest("[data-key]")?.dataset.key;
      if (key) this.field.value += key;
      else if (key === "") this.field.value = this.field.value.slice(0, -1);
    });
    this.typed = ({ key }) => {
      if (/^\d$/.test(key) && document.activeElement === document.body) this.field.focus();
    };
    document.addEventListener("keydown", this.typed);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.typed);
  }
}

customElements.define("pin-pad", PinPad);
