// A head count: each tap on +1 or −1 shows at once and is sent for itself; the answer shows after the last of them.
class HeadCount extends HTMLElement {
  connectedCallback() {
    this.waiting = 0;
    for (const name of ["config:request", "before:swap", "finally:request"]) this.addEventListener(`htmx:${name}`, this);
  }

  handleEvent({ type, detail: { ctx, tasks } }) {
    const step = Number(ctx.sourceElement.value) || 0; // of a button; 0 for a number that was typed
    if (type === "htmx:before:swap" && ctx.response.status < 400 && this.isOld(step)) tasks.length = 0;
    else if (type === "htmx:config:request" && step) this.take(step);
    else if (type === "htmx:finally:request" && step) this.settle(ctx.response?.status < 400);
  }

  isOld(step) {
    const others = [...this.parentElement.querySelectorAll("head-count[aria-busy]")].some((one) => one !== this);
    return others || this.waiting > (step ? 1 : 0);
  }

  get number() {
    return this.querySelector(".tally__number");
  }

  take(step) {
    this.waiting += 1;
    this.setAttribute("aria-busy", "true"); // a poll leaves it alone
    this.number.value = Math.max(0, (Number(this.number.value) || 0) + step);
  }

  settle(answered) {
    this.waiting -= 1;
    if (!this.waiting) this.removeAttribute("aria-busy");
    if (!answered) this.number.value = this.number.defaultValue;
  }
}

customElements.define("head-count", HeadCount);
