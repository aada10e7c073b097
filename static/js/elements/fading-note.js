// A note that goes after `data-seconds`; it stays while a finger, the mouse or the focus is on it.
class FadingNote extends HTMLElement {
  connectedCallback() {
    const seconds = Number(this.dataset.seconds);
    if (!seconds) return;
    this.until = Date.now() + seconds * 1000;
    this.clock = setInterval(() => this.look(), 500);
  }

  disconnectedCallback() {
    clearInterval(this.clock);
  }

  look() {
    const held = this.matches(":hover, :focus-within");
    if (!held && Date.now() > this.until) this.go();
  }

  go() {
    const place = this.parentElement;
    place.style.minBlockSize = `${place.offsetHeight}px`; // its room stays, so that nothing moves
    this.remove();
  }
}

customElements.define("fading-note", FadingNote);
