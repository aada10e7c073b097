// Buttons with the first letters of the names in the list `data-list`; one shows the names that begin with it.
class LetterFilter extends HTMLElement {
  connectedCallback() {
    this.list = document.getElementById(this.dataset.list);
    const letters = [...new Set([...this.rows].map((row) => this.letterOf(row)))].sort((a, b) => a.localeCompare(b));
    this.replaceChildren(...[this.dataset.all, ...letters].map((letter) => this.button(letter)));
    this.choose(this.dataset.all);
    document.addEventListener("htmx:after:swap", this);
  }

  disconnectedCallback() {
    document.removeEventListener("htmx:after:swap", this);
  }

  handleEvent() {
    this.choose(this.chosen);
  }

  get rows() {
    return this.list.querySelectorAll(".tap");
  }

  letterOf(row) {
    return [...row.querySelector(".tap__name").textContent.trim()][0]?.toUpperCase() ?? "";
  }

  button(letter) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--quiet letters__letter";
    button.textContent = letter;
    button.addEventListener("click", () => this.choose(letter));
    return button;
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
