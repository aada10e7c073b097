// Beside a form: what a client said. A line holds in `data-said` what its button writes into the controls of the form, by their
// names; `data-state` says whether the same stands there (`same`), something else (`other`) or nothing (`empty`).
class SaidWords extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.addEventListener("click", (event) => this.take(event));
    for (const kind of ["input", "change"]) this.form.addEventListener(kind, () => this.compare());
    this.compare();
  }

  get lines() {
    return [...this.querySelectorAll("[data-said]")];
  }

  pairs(line) {
    return Object.entries(JSON.parse(line.dataset.said)).map(([name, values]) => [
      [...this.form.elements].filter((control) => control.name === name),
      values,
    ]);
  }

  take(event) {
    const button = event.target.closest("[name=take]");
    if (!button) return;
    const lines = button.value === "all" ? this.lines : [button.closest("[data-said]")];
    if (lines.some((line) => this.pairs(line).some(([controls]) => !controls.length))) return; // the server makes the row
    event.preventDefault();
    for (const line of lines) for (const [controls, values] of this.pairs(line)) this.write(controls, values);
    if (button.value !== "all") this.pairs(lines[0])[0][0][0].closest("details")?.setAttribute("open", ""); // to be seen
    this.compare();
  }

  write(controls, values) {
    for (const control of controls) {
      if (["radio", "checkbox"].includes(control.type)) control.checked = values.includes(control.value);
      else control.value = values[0];
    }
    for (const kind of ["input", "change"]) controls[0].dispatchEvent(new Event(kind, { bubbles: true }));
  }

  compare() {
    for (const line of this.lines) {
      const pairs = this.pairs(line).map(([controls, values]) => [this.held(controls), values.filter(Boolean)]);
      const same = pairs.every(([held, said]) => held.length === said.length && said.every((value) => held.includes(value)));
      line.dataset.state = same ? "same" : pairs.some(([held]) => held.length) ? "other" : "empty";
    }
  }

  held(controls) {
    const chosen = controls.filter((control) => !["radio", "checkbox"].includes(control.type) || control.checked);
    return chosen.map((control) => control.value.trim()).filter(Boolean);
  }
}

customElements.define("said-words", SaidWords);
