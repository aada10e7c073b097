// A button that shows what was typed into the password field inside, and hides it again; hidden when it is sent.
class ShowSecret extends HTMLElement {
  connectedCallback() {
    if (this.querySelector("button")) return;
    this.field = this.querySelector("input");
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.className = "button button--quiet";
    this.button.setAttribute("aria-controls", this.field.id);
    this.button.addEventListener("click", () => this.show(this.field.type === "password"));
    this.field.form?.addEventListener("submit", () => this.show(false));
    this.append(this.button);
    this.show(false);
  }

  show(shown) {
    this.field.type = shown ? "text" : "password";
    this.button.textContent = shown ? this.dataset.hide : this.dataset.show;
    this.button.setAttribute("aria-pressed", String(shown));
  }
}

customElements.define("show-secret", ShowSecret);
