// Two buttons that tick, or untick, every box of the fieldset in which it stands.
class TickAll extends HTMLElement {
  connectedCallback() {
    this.replaceChildren(this.button(this.dataset.all, true), this.button(this.dataset.none, false));
  }

  button(words, wanted) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--quiet button--small";
    button.textContent = words;
    button.addEventListener("click", () => {
      for (const box of this.closest("fieldset").querySelectorAll("input[type=checkbox]")) box.checked = wanted;
    });
    return button;
  }
}

customElements.define("tick-all", TickAll);
