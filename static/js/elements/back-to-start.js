// A page for whoever stands there: it goes back to the start once nobody has touched it for `data-seconds`.
class BackToStart extends HTMLElement {
  connectedCallback() {
    this.touched = Date.now();
    if (!this.dataset.to) return;
    for (const kind of ["pointerdown", "keydown", "input"]) document.addEventListener(kind, this, { capture: true });
    this.clock = setInterval(() => this.look(), 500);
  }

  disconnectedCallback() {
    for (const kind of ["pointerdown", "keydown", "input"]) document.removeEventListener(kind, this, { capture: true });
    clearInterval(this.clock);
  }

  handleEvent() {
    this.touched = Date.now();
  }

  look() {
    if (Date.now() - this.touched < this.dataset.seconds * 1000) return;
    clearInterval(this.clock);
    document.querySelector("unsaved-form").isLeaving = true; // what was typed is meant to go
    location.replace(this.dataset.to);
  }
}

customElements.define("back-to-start", BackToStart);
