// Its button writes the proposed names into the fields of the row, `data-row`; without a proposal the form is sent for one.
class TakeNames extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      const { row, family, given } = this.dataset;
      if (!family && !given) return;
      event.preventDefault();
      const fields = { family_name: family, given_name: given };
      for (const [name, proposed] of Object.entries(fields)) {
        const field = document.getElementById(`${row}${name}`);
        field.value = proposed || field.value;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
    });
  }
}

customElements.define("take-names", TakeNames);
