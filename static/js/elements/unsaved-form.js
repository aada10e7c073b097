// Warns before a page is left on which somebody filled in a form that writes: in a dialog of ours where a link is
// followed, in the browser's own where the page goes in another way. Not once the form is on its way, nor where it says
// the same as before, nor by the link that leaves the form on purpose.
class UnsavedForm extends HTMLElement {
  connectedCallback() {
    this.stored = new WeakMap(); // form → what of it has been sent
    this.addEventListener("submit", this);
    this.addEventListener("htmx:finally:request", this);
    document.addEventListener("click", this, { capture: true });
    window.addEventListener("beforeunload", this);
  }

  disconnectedCallback() {
    document.removeEventListener("click", this, { capture: true });
    window.removeEventListener("beforeunload", this);
  }

  handleEvent(event) {
    if (event.type === "submit") this.leave(event.target, event.defaultPrevented);
    else if (event.type === "htmx:finally:request") this.keep(event.detail?.ctx);
    else if (event.type === "beforeunload") this.hold(event);
    else this.follow(event);
  }

  leave(form, isHeld) {
    if (!isHeld && form.method === "post") this.isLeaving = !this.changed.some((one) => one !== form);
  }

  keep(ctx) {
    const form = ctx?.sourceElement?.closest?.("form");
    if (form && ctx.response?.status < 400) this.stored.set(form, this.said(form));
  }

  hold(event) {
    if (!this.isLeaving && this.changed.length) event.preventDefault();
  }

  follow(event) {
    const link = event.target.closest?.("a[href]");
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    if (link.target || link.hasAttribute("download") || link.hasAttribute("hx-get")) return;
    if (link.pathname === location.pathname && link.search === location.search && link.hash) return;
    if (link.closest(".form__foot")) this.isLeaving = true;
    else if (!this.isLeaving && this.changed.length) this.ask(event, link);
  }

  ask(event, link) {
    event.preventDefault();
    event.stopPropagation();
    const dialog = this.querySelector("template").content.querySelector("dialog").cloneNode(true);
    const [stay, go] = dialog.querySelectorAll("button");
    stay.addEventListener("click", () => dialog.close());
    go.addEventListener("click", () => {
      this.isLeaving = true;
      location.assign(link.href);
    });
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }

  get changed() {
    const holdsMore = (form) => this.fields(form).length && this.said(form) !== (this.stored.get(form) ?? this.first(form));
    return [...this.querySelectorAll("form[method=post]")].filter(holdsMore); // a form of one password holds nothing to keep
  }

  fields(form) {
    const kinds = ["hidden", "password", "submit", "button"];
    return [...form.elements].filter((field) => field.name && !kinds.includes(field.type) && field.tagName !== "FIELDSET");
  }

  said(form) {
    return JSON.stringify(this.fields(form).map((field) => this.value(field, "checked", "value", "selected")));
  }

  first(form) {
    if (form.querySelector(".field--wrong, .problems:not(.problems--calm)")) return null; // what was refused is not stored
    return JSON.stringify(this.fields(form).map((field) => this.value(field, "defaultChecked", "defaultValue", "defaultSelected")));
  }

  value(field, checked, value, selected) {
    if (field.type === "radio" || field.type === "checkbox") return field[checked];
    if (field.tagName !== "SELECT") return field[value];
    const chosen = [...field.options].filter((option) => option[selected]).map((option) => option.value);
    return chosen.length || field.multiple ? chosen : [field.options[0]?.value];
  }
}

customElements.define("unsaved-form", UnsavedForm);
