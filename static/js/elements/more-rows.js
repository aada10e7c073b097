// Shows the first `data-shown` rows and those that hold something; a button brings the next one. Whoever types in a
// field that ends in `data-when` gets what the row above has in the field that ends in `data-carries`, while theirs is empty.
// Where there is a template, the button makes rows of it, to `data-most` of them.
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
    this.addEventListener("input", (event) => this.carry(event.target));
  }

  carry(typed) {
    const { carries, when } = this.dataset;
    const place = this.rows.findIndex((row) => row.contains(typed));
    if (!carries || place < 1 || !typed.name.endsWith(when) || this.rows[place].dataset.carried) return;
    const [above, mine] = [this.rows[place - 1], this.rows[place]].map((row) => row.querySelector(`[name$="${carries}"]`));
    this.rows[place].dataset.carried = "yes"; // once: who empties it wants it empty
    mine.value ||= above.value;
  }

  holdsSomething(row) {
    return row.querySelector("[aria-invalid]") || [...row.querySelectorAll("input:not([type=radio])")].some((input) => input.value);
  }

  showNext() {
    const next = this.rows.find((row) => row.hidden) || this.made();
    if (!next) return;
    next.hidden = false;
    next.querySelector("input").focus();
    this.button.hidden = !this.rows.some((row) => row.hidden) && !this.takesMore();
  }

  takesMore() {
    return this.querySelector(":scope > template") && this.rows.length < Number(this.dataset.most);
  }

  made() {
    if (!this.takesMore()) return null;
    const place = this.rows.length;
    const blank = this.querySelector(":scope > template").innerHTML;
    this.button.insertAdjacentHTML("beforebegin", blank.replaceAll("__row__", place).replaceAll("__number__", place + 1));
    const row = this.button.previousElementSibling;
    window.htmx?.process(row);
    this.rows.push(row);
    return row;
  }
}

customElements.define("more-rows", MoreRows);
