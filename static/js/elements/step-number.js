// A number with a button less and a button more, between `data-least` and `data-most` of its field.
class StepNumber extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", ({ target }) => {
      const step = Number(target.closest("[data-step]")?.dataset.step);
      if (!step) return;
      const field = this.querySelector("input");
      const wanted = (Number(field.value) || 0) + step;
      field.value = Math.min(Number(field.dataset.most), Math.max(Number(field.dataset.least), wanted));
    });
  }
}

customElements.define("step-number", StepNumber);
