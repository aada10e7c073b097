// A page that the browser kept and shows again asks the server anew: by now the tablet may be turned, or somebody else's.
class FreshPage extends HTMLElement {
  connectedCallback() {
    window.addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
  }
}

customElements.define("fresh-page", FreshPage);
