// Shows the first `data-shown` rows and those that hold something; a button brings the next one.
class MoreRows extends HTMLElement {
  connectedCallback() {
    this.rows = [...this.children].filter((child) => child.matches("fieldset"));
    this.rows.forEach((row, place) => {
      row.hidden = place >= Number(this.dataset.shown) && !this.holdsSomething(row);
    });
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.className = "button button--quiet";
    this.button.textContent = `+ ${this.dataset.label}`;
    this.button.addEventListener("click", () => this.showNext());
    this.append(this.button);
  }

  holdsSomething(row) {
    return row.querySelector("[aria-invalid]") || [...row.querySelectorAll("input:not([type=radio])")].some((input) => input.value);
  }

  showNext() {
    const next = this.rows.find((row) => row.hidden);
    if (!next) return;
    next.hidden = false;
    next.querySelector("input").focus();
    this.button.hidden = !this.rows.some((row) => row.hidden);
  }
}

customElements.define("more-rows", MoreRows);
