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
    if (!this.dataset.user) return;
    this.addEventListener("submit", (event) => this.send(event));
    window.addEventListener("pageshow", () => (this.inert = false));
  }

  // What the PIN makes stays here until the server has told the key that it opens from then on without a network.
  async send(event) {
    event.preventDefault();
    if (this.inert) return;
    this.inert = true; // what is typed from now on is not of this PIN
    await globalThis.sealing?.prepare(this.dataset.user, this.field.value).catch(() => {});
    event.target.submit();
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.typed);
  }
}

customElements.define("pin-pad", PinPad);
