// Asks the question of `data-question` before the form inside is sent.
class AskFirst extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", this, { capture: true });
  }

  handleEvent(event) {
    if (!window.confirm(this.dataset.question)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }
}

customElements.define("ask-first", AskFirst);
