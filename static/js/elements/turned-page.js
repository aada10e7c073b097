// Asks for the tablet back where nobody has touched it for long, by the clock on the wall; what was filled in stays.
class TurnedPage extends HTMLElement {
  connectedCallback() {
    const dialog = this.querySelector("dialog");
    const touch = () => (this.touched = Date.now());
    touch();
    for (const kind of ["pointerdown", "keydown", "input"]) document.addEventListener(kind, touch, { capture: true });
    setInterval(() => {
      if (!dialog.open && Math.abs(Date.now() - this.touched) >= this.dataset.seconds * 1000) dialog.showModal();
    }, 1000);
  }
}

customElements.define("turned-page", TurnedPage);
