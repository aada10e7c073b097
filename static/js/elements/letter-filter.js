// The buttons in it, first letters of the names in the list `data-list`, show the names that begin with them; `data-all`
// is on the one that shows all.
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

  letterOf(row) {
    return [...row.querySelector(".tap__name").textContent.trim()][0]?.toUpperCase() ?? "";
  }

  choose(letter) {
    this.chosen = letter;
    for (const button of this.children) button.setAttribute("aria-pressed", button.textContent === letter);
    for (const row of this.rows) row.hidden = letter !== this.dataset.all && this.letterOf(row) !== letter;
    for (const heading of this.list.querySelectorAll(".roll__group")) {
      heading.hidden = !heading.nextElementSibling.querySelector(".tap:not([hidden])");
    }
  }
}

customElements.define("letter-filter", LetterFilter);
