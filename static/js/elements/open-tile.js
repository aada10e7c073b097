// Marks the tiles of the site plan whose panel it stands in (`data-opens`: their numbers).
class OpenTile extends HTMLElement {
  connectedCallback() {
    for (const tile of document.querySelectorAll("#tiles [aria-current]")) tile.removeAttribute("aria-current");
    for (const number of this.dataset.opens.split(" ")) {
      document.querySelector(`#pitch-${number} > a`)?.setAttribute("aria-current", "true");
    }
  }
}

customElements.define("open-tile", OpenTile);
