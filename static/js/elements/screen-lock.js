// Covers the page of a shared tablet that nobody touches, by the clock on the wall: timers stop while a tablet sleeps.
// What was filled in is sent to the drafts; the PIN of the same person uncovers the page as it was.
class ScreenLock extends HTMLElement {
  connectedCallback() {
    if (!document.querySelector(".bar__lock")) return; // the page on which somebody says who is here shows nothing of anybody
    this.bar = this.querySelector(".lock-bar");
    this.touched = this.told = Date.now();
    for (const kind of ["pointerdown", "keydown", "input", "submit"]) document.addEventListener(kind, this, { capture: true });
    document.addEventListener("focusin", ({ target }) => target.closest("main") && (this.left = target));
    document.addEventListener("visibilitychange", this);
    window.addEventListener("pageshow", this);
    document.addEventListener("outbox:contact", ({ detail }) => this.hear(detail));
    setInterval(() => this.look(), 1000);
  }

  // The server says that it is locked, though it was opened here; or it tells the key of who has just given their PIN.
  hear({ state, user, key }) {
    if (state === "locked") this.lock();
    else if (user && key) this.sealing().then(({ wrap }) => wrap(user, key), () => {});
  }

  // `static/js/outbox/lock.js`, once that is here.
  async sealing() {
    return globalThis.sealing ?? Promise.reject(new Error("lock.js is missing"));
  }

  get limit() {
    return this.dataset.seconds * 1000;
  }

  handleEvent(event) {
    if (event.type === "visibilitychange" || event.type === "pageshow") this.look();
    else if (event.type !== "submit") this.touch();
    else if (event.target.elements.new_pin) this.sealing().then(({ forget }) => forget(this.dataset.user, true)).catch(() => {}); // the old one opens nothing here
    else if (event.target.closest(".bar__lock")) {
      event.preventDefault();
      event.stopPropagation();
      this.lock();
    }
  }

  look() {
    const idle = Math.abs(Date.now() - this.touched);
    if (idle >= this.limit) this.lock();
    this.bar.hidden = this.cover || idle < this.limit - 20000;
  }

  touch() {
    this.look();
    if (this.cover) return;
    this.touched = Date.now();
    this.bar.hidden = true;
    if (this.touched - this.told < 60000) return;
    this.told = this.touched;
    fetch(this.dataset.inUse).then((answer) => {
      this.heed(answer);
      if (answer.redirected) location.reload();
      else if (answer.status === 401) this.lock();
    }, () => {});
  }

  lock() {
    if (this.cover) return;
    this.forms = document.querySelector("unsaved-form");
    const form = this.forms.isLeaving ? null : this.forms.changed[0];
    this.forms.isLeaving = true;
    document.documentElement.toggleAttribute("data-covered", true);
    this.append(this.querySelector("template").content.cloneNode(true));
    this.cover = this.querySelector("dialog");
    this.cover.addEventListener("cancel", (event) => event.preventDefault());
    this.cover.addEventListener("submit", (event) => this.open(event));
    this.cover.showModal();
    document.dispatchEvent(new Event("screen:locked"));
    this.sealing().then(({ keepCover }) => keepCover(this.querySelector("template"), document.documentElement)).catch(() => {});
    this.send(form);
  }

  async send(form) {
    const body = new URLSearchParams();
    const secret = [...(form?.querySelectorAll("[type=password]") ?? [])].map((field) => field.name);
    for (const [name, value] of form ? new FormData(form) : []) if (!secret.includes(name)) body.append(name, value);
    const isLarge = JSON.stringify([...body]).length > this.dataset.most; // then it is not sent: what a form may be has an end
    if (isLarge) this.tell("large");
    const sent = isLarge ? new URLSearchParams() : body;
    sent.set("csrf_token", document.querySelector(".bar__lock [name=csrf_token]").value);
    if (form && !isLarge) sent.set("draft_path", new URL(form.action).pathname);
    const answer = await this.ask(this.dataset.lock, sent, { "X-Cover": "yes" });
    const draft = answer?.headers.get("X-Draft");
    if (draft && !isLarge) this.tell(draft);
    if (!answer?.ok) setTimeout(() => this.cover && this.send(form), 5000);
  }

  tell(draft) {
    for (const words of this.cover?.querySelectorAll("[data-draft]") ?? []) words.hidden = words.dataset.draft !== draft;
  }

  async open(event) {
    event.preventDefault();
    const form = event.target;
    const pin = form.elements.pin.value;
    const answer = await this.ask(form.action, new URLSearchParams(new FormData(form)));
    if (answer?.type === "opaqueredirect") await this.opened(pin);
    else if (answer?.status === 422) this.refuse(form, new DOMParser().parseFromString(await answer.text(), "text/html"));
    else if (answer && answer.status < 500) location.assign(this.dataset.names);
    else await this.openHere(form, pin);
  }

  // A redirect tells nothing of who sent it, which may be a portal: the server says that somebody is in.
  async opened(pin) {
    const isIn = (await fetch(this.dataset.inUse).catch(() => null))?.status === 204;
    if (!isIn) return;
    await this.sealing().then(({ prepare }) => prepare(this.dataset.user, pin)).catch(() => {});
    this.uncover();
  }

  // The server does not answer: the PIN opens what lies here, and the server asks it again once it does.
  async openHere(form, pin) {
    const { unlock, sayRefused } = (await this.sealing().catch(() => null)) ?? {};
    if (!unlock) return;
    const { isOpen, left } = await unlock(pin);
    if (isOpen) this.uncover();
    else sayRefused(form, left);
  }

  async ask(address, body, headers = {}) {
    const answer = await fetch(address, { method: "POST", body, headers, redirect: "manual" }).catch(() => null);
    const offline = this.cover?.querySelector("[data-offline]");
    if (offline) offline.hidden = answer && answer.status < 500;
    this.heed(answer);
    if (answer?.status === 403) location.reload(); // another tab was turned to the person opposite
    return answer;
  }

  // An administrator blocked the tablet: what it keeps can be read no more.
  heed(answer) {
    const detail = answer?.headers.get("Amal-Wipe");
    if (detail) document.dispatchEvent(new CustomEvent("screen:blocked", { detail }));
  }

  refuse(form, page) {
    const words = form.querySelector(".field__error");
    words.textContent = page.querySelector("pin-pad .field__error").textContent;
    words.hidden = false;
    form.reset();
  }

  uncover() {
    this.touched = this.told = Date.now();
    this.forms.isLeaving = false;
    document.documentElement.toggleAttribute("data-covered", false);
    this.cover.close();
    this.cover.remove();
    this.cover = null;
    document.dispatchEvent(new Event("screen:opened"));
    this.left?.focus({ preventScroll: true }); // the button that locks took the cursor away
  }
}

customElements.define("screen-lock", ScreenLock);
