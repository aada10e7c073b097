// Opens the print dialog of the browser.
class PrintButton extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", () => window.print());
  }
}

customElements.define("print-button", PrintButton);
