// Turns the tablet to the person opposite, in the place of the page at hand, so that back does not lead there.
class TurnOver extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", async (event) => {
      event.preventDefault();
      const form = event.target;
      const sent = { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual" };
      const answer = await fetch(form.action, sent).catch(() => null);
      if (answer?.type === "opaqueredirect") location.replace(this.dataset.to);
      else form.submit();
    });
  }
}

customElements.define("turn-over", TurnOver);
