// Asks in a dialog of ours before the form inside is sent: the words of its button, what will happen (`data-question`),
// and a way back (`data-no`). Without a script the form has a box that must be ticked.
class AskFirst extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", this, { capture: true });
  }

  handleEvent(event) {
    if (this.sure) return;
    event.preventDefault();
    event.stopPropagation();
    this.ask(event.target, event.submitter ?? event.target.querySelector("button"));
  }

  ask(form, button) {
    const words = button.getAttribute("aria-label") ?? button.textContent.trim();
    const title = this.made("h2", { textContent: words, id: "ask-first-title" });
    const question = this.made("p", { textContent: this.dataset.question, id: "ask-first-question" });
    const no = this.made("button", { type: "button", className: "button button--quiet", textContent: this.dataset.no });
    const yes = this.made("button", { type: "button", className: "button button--danger", textContent: button.textContent.trim() });
    const foot = this.made("div", { className: "form__foot" });
    foot.append(no, yes);
    const dialog = this.made("dialog", { className: "dialog card stack" });
    dialog.setAttribute("aria-labelledby", title.id);
    dialog.setAttribute("aria-describedby", question.id);
    dialog.append(title, question, foot);
    no.addEventListener("click", () => dialog.close());
    yes.addEventListener("click", () => this.send(dialog, form, button));
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }

  send(dialog, form, button) {
    dialog.close();
    this.sure = true;
    form.requestSubmit(button);
    this.sure = false;
  }

  made(tag, values) {
    return Object.assign(document.createElement(tag), values);
  }
}

customElements.define("ask-first", AskFirst);
