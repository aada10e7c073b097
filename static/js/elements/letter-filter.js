// The buttons in it, the letters under which the rows of the list `data-list` stand (`data-letter`), show these rows;
// `data-all` is on the one that shows all.
class LetterFilter extends HTMLElement {
  connectedCallback() {
    this.list = document.getElementById(this.dataset.list);
    this.addEventListener("click", this);
    this.choose(this.dataset.all);
    document.addEventListener("htmx:after:swap", this);
  }

  disconnectedCallback() {
    document.removeEventListener("htmx:after:swap", this);
  }

  handleEvent(event) {
    this.choose(event.target.closest?.(".letters__letter")?.textContent ?? this.chosen);
  }

  get rows() {
    return this.list.querySelectorAll(".tap");
  }

  choose(letter) {
    this.chosen = letter;
    for (const button of this.children) button.setAttribute("aria-pressed", button.textContent === letter);
    for (const row of this.rows) row.hidden = letter !== this.dataset.all && row.dataset.letter !== letter;
    for (const heading of this.list.querySelectorAll(".roll__group")) {
      heading.hidden = !heading.nextElementSibling.querySelector(".tap:not([hidden])");
    }
  }
}

customElements.define("letter-filter", LetterFilter);
