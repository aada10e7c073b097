// A button that copies the text inside, and says that it did.
class CopyText extends HTMLElement {
  connectedCallback() {
    if (!navigator.clipboard || this.querySelector("button")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = this.dataset.label;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(this.firstElementChild.textContent.trim());
      button.textContent = `✓ ${this.dataset.done}`;
    });
    this.append(button);
  }
}

customElements.define("copy-text", CopyText);
