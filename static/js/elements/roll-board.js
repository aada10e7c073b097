// A roll: a tap shows at once and is sent once, with a key of its own; a poll leaves a row alone whose tap is on its way,
// and leaves all alone where it was asked before the answer to a tap that came first.
// Each answer brings the counter; while other taps are on their way, and of an older answer, the rows are counted here.
class RollBoard extends HTMLElement {
  connectedCallback() {
    this.counted = {}; // the roll, and its revision, of the newest answer
    this.addEventListener("click", this, { capture: true });
    for (const name of ["config:request", "finally:request"]) this.addEventListener(`htmx:${name}`, this);
    document.addEventListener("htmx:before:swap", this); // the undo stands outside, and a row that is gone hears nothing
  }

  disconnectedCallback() {
    document.removeEventListener("htmx:before:swap", this);
  }

  handleEvent(event) {
    const { ctx, tasks } = event.detail ?? {};
    const row = event.target.closest?.(".tap");
    if (event.type === "click" && row?.matches("[aria-busy]")) this.swallow(event); // the second tap of one finger
    else if (event.type === "htmx:config:request") this.send(ctx, row);
    else if (event.type === "htmx:before:swap") {
      if (ctx.sourceElement === this) this.keepBusy(tasks);
      this.keepCount(tasks, row);
    }
    else if (event.type === "htmx:finally:request" && row) this.settle(ctx, row);
  }

  swallow(event) {
    event.stopPropagation(); // from htmx
    event.preventDefault(); // from the browser, which would post the form and leave the page
  }

  send(ctx, row) {
    if (ctx.request.method !== "POST" || !ctx.sourceElement.matches("button, .tally")) return;
    ctx.request.headers["Idempotency-Key"] = this.key();
    if (!row) return;
    row.setAttribute("aria-busy", "true");
    row.dataset.before = row.dataset.mark;
    const wanted = ctx.request.action.split("/").pop();
    if (["present", "absent", "unmarked"].includes(wanted)) this.show(row, wanted); // an answer to a question is no mark
  }

  settle(ctx, row) {
    row.removeAttribute("aria-busy");
    const answered = ctx.response?.status < 500;
    if (!answered) this.show(row, row.dataset.before, this.dataset.failed);
  }

  keepBusy(tasks) {
    const isOlder = tasks.some(({ fragment }) => this.isOlder(fragment?.querySelector?.("#roll-count")));
    const isBusy = ({ target }) => target?.closest?.("[aria-busy]") || target?.querySelector?.("[aria-busy]");
    const busy = tasks.filter((task) => isOlder || isBusy(task));
    for (const task of busy) tasks.splice(tasks.indexOf(task), 1);
    if (busy.length) this._htmx.ptag = this.version; // what was passed over comes with the next poll
    else this.version = this._htmx.ptag;
  }

  keepCount(tasks, row) {
    const task = tasks.find((one) => one.target?.id === "roll-count");
    if (!task) return;
    const count = task.fragment.querySelector("#roll-count");
    const isOlder = this.isOlder(count);
    const others = [...this.querySelectorAll(".tap[aria-busy]")].some((busy) => busy !== row);
    if (others || isOlder) {
      tasks.splice(tasks.indexOf(task), 1);
      setTimeout(() => this.count()); // once the rows of this answer stand there
    }
    if (!isOlder) this.counted = { ...count.dataset };
  }

  isOlder(count) {
    return count?.dataset.roll === this.counted.roll && Number(count?.dataset.revision) < Number(this.counted.revision);
  }

  show(row, mark, words = this.dataset[mark] ?? "") {
    row.classList.replace(`tap--${row.dataset.mark}`, `tap--${mark}`);
    row.dataset.mark = mark;
    row.querySelector(".tap__mark").textContent = words;
    this.aim(row.querySelector(".tap__button[hx-post]"), mark === "present" ? "absent" : "present");
    this.count();
  }

  aim(button, wanted) {
    const to = button?.getAttribute("hx-post").replace(/\w+$/, wanted); // what the next tap says, while no answer draws the row anew
    if (to) for (const name of ["hx-post", "formaction"]) button.setAttribute(name, to);
  }

  count() {
    const rows = [...this.querySelectorAll(".tap:not([data-helper])")].filter((row) => row.dataset.mark !== "unmarked" || !("left" in row.dataset));
    const counts = { total: rows.length };
    for (const row of rows) counts[row.dataset.mark] = (counts[row.dataset.mark] ?? 0) + 1;
    for (const place of this.querySelectorAll("[data-count]")) place.textContent = counts[place.dataset.count] ?? 0;
  }

  key() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }
}

customElements.define("roll-board", RollBoard);
