// A form with `data-outbox` on a page for tests: what htmx would hand over for it. Two seconds last half of one.
import { ELS } from "./tablet.js";
import { listen } from "../hook.js";

export const ROLL = "/sessions/018f0000-0000-7000-8000-0000000000aa";
const wait = globalThis.setTimeout;
const words = { dataset: { user: ELS, app: "1" } };
const screen = { unmarked: [] };

globalThis.setTimeout = (deed, after = 0, ...more) => wait(deed, after / 4, ...more);
globalThis.location = { pathname: ROLL, href: `https://amal.example${ROLL}` };
Object.assign(document, {
  getElementById: (id) => (id === "outbox" ? words : null),
  querySelector: () => null,
  querySelectorAll: (wanted) => (wanted.startsWith(".tap") ? screen.unmarked : []),
});
listen();

export const stands = (...people) => (screen.unmarked = people.map((id) => ({ id: `row-${id}` })));
export const soon = (after = 150) => new Promise((done) => wait(done, after));

// Sends a form as htmx would; what the page gets.
export function sends(kind, path, fields = {}, mints = undefined) {
  const holder = { dataset: { outbox: kind, mints }, id: `form-${kind}`, matches: () => false, querySelector: () => null };
  holder.closest = (wanted) => (wanted === "[data-outbox]" || wanted === "form[id]" ? holder : null);
  const ctx = { sourceElement: holder, request: { method: "POST", action: path, form: holder } };
  document.dispatchEvent(new CustomEvent("htmx:config:request", { detail: { ctx } }));
  const request = { body: new URLSearchParams({ csrf_token: "token", ...fields }), headers: {} };
  return ctx.fetch(path, request);
}
