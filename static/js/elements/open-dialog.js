// Opens the dialog inside as soon as it is on the page; closing it takes it away.
class OpenDialog extends HTMLElement {
  connectedCallback() {
    const dialog = this.querySelector("dialog");
    if (!dialog.open) dialog.showModal();
    dialog.addEventListener("close", () => this.remove());
  }
}

customElements.define("open-dialog", OpenDialog);
