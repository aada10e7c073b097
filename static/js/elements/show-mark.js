// Scrolls sideways until what is marked in it (`[data-mark]`) can be seen.
class ShowMark extends HTMLElement {
  connectedCallback() {
    const mark = this.querySelector("[data-mark]");
    if (!mark) return;
    const far = mark.getBoundingClientRect().left - this.getBoundingClientRect().left;
    this.scrollLeft += far - this.clientWidth / 2;
  }
}

customElements.define("show-mark", ShowMark);
