// A button that ticks every box of the fieldset in which it stands, or (`data-value`) chooses one answer everywhere; with
// `data-none` another that unticks them.
class TickAll extends HTMLElement {
  connectedCallback() {
    const { all, none } = this.dataset;
    this.replaceChildren(this.button(all, true), ...(none ? [this.button(none, false)] : []));
  }

  get boxes() {
    const { value } = this.dataset;
    const kind = value ? `input[type=radio][value="${value}"]` : "input[type=checkbox]";
    return this.closest("fieldset").querySelectorAll(kind);
  }

  button(words, wanted) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--quiet button--small";
    button.textContent = words;
    button.addEventListener("click", () => {
      for (const box of this.boxes) box.checked = wanted;
    });
    return button;
  }
}

customElements.define("tick-all", TickAll);
