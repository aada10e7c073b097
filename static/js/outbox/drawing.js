// What this tablet draws by itself while the server does not answer: the mark of a row, the row of somebody new, an empty form.
import { uuid7 } from "./keys.js";

const NOBODY = "00000000-0000-0000-0000-000000000000";
export const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const MARKS = ["present", "absent", "unmarked"];

const rowOf = (ctx) => ctx.sourceElement.closest(".tap") ?? document.getElementById(`row-${ctx.request.action.match(UUID)?.at(-1)}`);

// The elements to which an entry belongs, by their ids.
export function placesOf(ctx, kind, { outboxPlace } = {}) {
  if (outboxPlace) return [outboxPlace];
  if (kind === "everyone") return unmarked().map((row) => row.id);
  const place = rowOf(ctx) ?? ctx.sourceElement.closest("form[id]") ?? ctx.request.form;
  return place?.id ? [place.id] : [];
}

// "Everybody present" is kept as those who had no mark on the screen.
export const unmarked = () => [...document.querySelectorAll('.tap[data-mark="unmarked"]:not([data-helper], [data-left])')];

export function marksOf(_ctx, url) {
  const wanted = url.split("/").pop();
  return MARKS.includes(wanted) ? wanted : null;
}

export function labelOf(ctx, { marks, fields }) {
  const name = rowOf(ctx)?.querySelector(".tap__name")?.textContent;
  const typed = fields.find(([field, value]) => field.endsWith("name") && value)?.[1];
  const words = (marks && document.querySelector("roll-board")?.dataset[marks]) || wordsOf(ctx);
  return `${[name ?? typed, words].filter(Boolean).join(": ")} · ${document.querySelector("h1")?.textContent.trim() ?? ""}`;
}

function wordsOf(ctx) {
  const button = ctx.request.submitter ?? (ctx.sourceElement.matches("button") ? ctx.sourceElement : ctx.sourceElement.querySelector("button"));
  return (button?.getAttribute("aria-label") ?? button?.textContent ?? "").trim();
}

// In the place of an answer: the form empty again; the row itself is drawn beside what waits. A row that was tapped stands as it is.
export const drawn = (holder, content) => (holder.matches("form") && rowFor(holder, content) ? emptied(holder) : "");

// The row of somebody new, from the template that the form names: it is drawn for nobody, and gets their key and their name.
export function rowFor(holder, { fields }) {
  const template = document.getElementById(holder?.dataset.outboxRow ?? `${holder?.id}-row`);
  const person = holder?.dataset.mints && fields.find(([name]) => name === holder.dataset.mints)?.[1];
  if (!template || !person) return null;
  const name = document.createElement("span");
  name.textContent = fields.find(([field]) => field === "given_name")?.[1] ?? "";
  return { to: template.dataset.to, html: template.innerHTML.replaceAll(NOBODY, person).replaceAll("{given_name}", name.innerHTML) };
}

function emptied(form) {
  const empty = form.cloneNode(true);
  for (const old of empty.querySelectorAll(".field__error, .problems, .doubles > *")) old.remove();
  for (const field of empty.querySelectorAll("input.field__input, textarea")) field.removeAttribute("value");
  for (const button of empty.querySelectorAll("button")) button.disabled = false;
  empty.querySelector("[name=request_token]")?.setAttribute("value", uuid7());
  empty.querySelector("input.field__input")?.setAttribute("autofocus", "");
  return empty.outerHTML;
}
