// Shows on a button that its request takes longer than 300 ms, and says so (`data-words`) to who listens.
class BusySign extends HTMLElement {
  connectedCallback() {
    document.addEventListener("submit", this);
    document.addEventListener("htmx:before:request", this);
    document.addEventListener("htmx:finally:request", this);
    window.addEventListener("pageshow", this);
  }

  disconnectedCallback() {
    document.removeEventListener("submit", this);
    document.removeEventListener("htmx:before:request", this);
    document.removeEventListener("htmx:finally:request", this);
    window.removeEventListener("pageshow", this);
  }

  handleEvent(event) {
    const { type, detail } = event;
    if (type === "submit") this.start(event.submitter, event.defaultPrevented);
    else if (type === "htmx:before:request") this.start(this.buttonOf(detail?.ctx));
    else this.end();
  }

  buttonOf(ctx) {
    const source = ctx?.sourceElement;
    return ctx?.request?.submitter ?? (source?.matches("button") ? source : source?.matches("form") ? source.querySelector("button") : null);
  }

  start(button, isLeft = false) {
    if (!button?.matches(".button, .bar__item") || isLeft) return; // a row of a roll shows at once what was tapped
    clearTimeout(this.clock);
    this.clock = setTimeout(() => {
      button.dataset.busy = "";
      this.textContent = this.dataset.words;
    }, 300);
  }

  end() {
    clearTimeout(this.clock);
    for (const button of document.querySelectorAll("[data-busy]")) delete button.dataset.busy;
    this.textContent = "";
  }
}

customElements.define("busy-sign", BusySign);
