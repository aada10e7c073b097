// A button that asks the device for a passkey, and sends the form around it with the answer. Hidden where no device has one.
class UsePasskey extends HTMLElement {
  connectedCallback() {
    if (!window.PublicKeyCredential) return;
    this.button = this.querySelector("button");
    this.button.addEventListener("click", () => this.ask());
    this.hidden = false;
  }

  async ask() {
    const complaint = this.querySelector("[role=alert]");
    complaint.hidden = true;
    this.button.disabled = true;
    this.setAttribute("aria-busy", "true");
    try {
      const answer = await this.answer();
      const field = this.querySelector("input");
      field.value = JSON.stringify(answer);
      field.form.requestSubmit();
    } catch {
      complaint.textContent = this.dataset.failed;
      complaint.hidden = false;
      this.button.disabled = false;
    }
    this.removeAttribute("aria-busy");
  }

  async answer() {
    const response = await fetch(this.dataset.options, { headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error(response.status);
    const { create, get } = await response.json();
    const publicKey = UsePasskey.inBytes(create ?? get);
    const made = create ? await navigator.credentials.create({ publicKey }) : await navigator.credentials.get({ publicKey });
    const parts = create
      ? { attestationObject: made.response.attestationObject, transports: made.response.getTransports?.() ?? [] }
      : { authenticatorData: made.response.authenticatorData, signature: made.response.signature, userHandle: made.response.userHandle };
    const told = { clientDataJSON: made.response.clientDataJSON, ...parts };
    return {
      id: made.id,
      rawId: made.id,
      type: made.type,
      clientExtensionResults: {},
      response: Object.fromEntries(Object.entries(told).map(([name, part]) => [name, UsePasskey.inText(part)])),
    };
  }

  static inBytes(options) {
    const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
    const known = (all) => all?.map((one) => ({ ...one, id: bytes(one.id) }));
    return {
      ...options,
      challenge: bytes(options.challenge),
      ...(options.user && { user: { ...options.user, id: bytes(options.user.id) } }),
      ...(options.excludeCredentials && { excludeCredentials: known(options.excludeCredentials) }),
      ...(options.allowCredentials && { allowCredentials: known(options.allowCredentials) }),
    };
  }

  static inText(part) {
    if (!(part instanceof ArrayBuffer)) return part;
    const signs = Array.from(new Uint8Array(part), (byte) => String.fromCharCode(byte)).join("");
    return btoa(signs).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  }
}

customElements.define("use-passkey", UsePasskey);
