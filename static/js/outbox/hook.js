// The one path of a form with `data-outbox`: sealed, written, then sent. The page gets the server's answer, or after two seconds that of
// this tablet (202). What is refused while its page stands there is refused as ever: the form on screen holds it.
import { change, discard, entriesHere, entryOf, keep } from "./entries.js";
import { uuid7 } from "./keys.js";
import { alone, changed, HELD, send, sendOne } from "./sender.js";
import { drawn, labelOf, marksOf, placesOf, unmarked, UUID } from "./drawing.js";
import { contentNoted, live, noteContent } from "./signs.js";
import { page, word } from "./words.js";

const LONGEST = 2_000;
const NEVER = ["csrf_token", "request_token"];

export function listen() {
  document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
    const holder = holderOf(ctx);
    if (holder) ctx.fetch = (action, request) => hand(ctx, holder, action, request);
  });
  document.addEventListener("htmx:error", ({ detail: { ctx } }) => {
    const link = ctx?.sourceElement?.closest?.("a[href][hx-get]"); // no part of a page came: its whole may be kept here
    if (link) location.assign(link.href);
  });
}

export const holderOf = ({ request, sourceElement }) =>
  request.method === "POST" ? (sourceElement.closest("[data-outbox]") ?? request.form?.closest("[data-outbox]")) : null;

export const subjectOf = (path) => path.match(UUID)?.at(-1) ?? path;

async function hand(ctx, holder, action, request) {
  const sent = new URLSearchParams(request.body);
  const key = (request.headers["Idempotency-Key"] ?? sent.get("request_token") ?? uuid7()).replaceAll("-", "");
  const url = new URL(action, location.href).pathname;
  const mints = (holder.dataset.mints ?? "").split(" ").filter(Boolean);
  const fields = fieldsOf(holder, sent, key, mints);
  const content = { url, fields, mints, form_url: location.pathname, places: placesOf(ctx, holder.dataset.outbox, holder.dataset), marks: marksOf(ctx, url) };
  content.label = labelOf(ctx, content);
  const person = fields.find(([name]) => name === mints[0])?.[1];
  const subject = person ?? subjectOf(url);
  if (person && !holder.dataset.outboxPlace) Object.assign(content, { places: [`row-${person}`], form: holder.id });
  const about = { key, kind: holder.dataset.outbox, author: page().dataset.user, subject, app: page().dataset.app };
  let entry;
  try {
    entry = await keep({ ...about, follows: subject !== subjectOf(location.pathname) }, content);
  } catch (error) {
    return sendAnyway(action, request, content, error);
  }
  if (!entry) return fetch(action, request);
  noteContent(key, content);
  live.add(key);
  changed();
  const attempt = goLive(entry, sent.get("csrf_token"), request.headers);
  const { answer, outcome, asks, waits } = (await Promise.race([attempt, new Promise((done) => setTimeout(done, LONGEST))])) ?? {};
  if (asks && !entry.tries) await discard(key); // the form on screen holds it: it stays live, and nothing of it is drawn
  else live.delete(key);
  changed();
  if (answer && (outcome || asks || waits === "sign-in")) return answer;
  return onDevice(holder, entry, content);
}

// A correction keeps what was minted before: what depends on it names it. "Everybody" names those without a mark on the screen; one empty name
// says that there may be none, since no name at all means all.
function fieldsOf(holder, sent, key, mints) {
  const before = contentNoted(key)?.fields ?? [];
  const fields = [...sent].filter(([name]) => !NEVER.includes(name));
  for (const name of mints) if (!sent.get(name)) fields.push(before.find(([other]) => other === name) ?? [name, uuid7()]);
  if (holder.dataset.outbox === "everyone") for (const id of ["", ...unmarked().map((row) => row.id)]) fields.push(["person_id", id.replace("row-", "")]);
  return [...fields, ["request_token", key]];
}

// What is refused after its page got another answer is held by no form any more: it goes again. What came before about the same
// subject, and what it depends on, goes first: then this one only waits.
async function goLive(entry, token, headers) {
  const result = await alone(entry.subject, async () => {
    const earlier = (other) => other.subject === entry.subject && other.author === entry.author && other.order < entry.order;
    if ((await entriesHere()).some((other) => earlier(other) && !HELD.includes(other.state))) return null;
    if (entry.depends_on && (await entryOf(entry.depends_on))) return null;
    return sendOne(entry, token, { isLive: true, headers });
  });
  if (result?.asks && !entry.tries && !live.has(entry.key)) await change(entry.key, { state: "here", last: null });
  if (!result || !["away", "sign-in"].includes(result.waits)) send();
  changed();
  return result;
}

function onDevice(holder, entry, content) {
  const html = drawn(holder, content);
  const to = navigator.serviceWorker?.controller && holder.dataset.outboxTo; // what stands there is drawn from its copy
  const more = to ? { "HX-Redirect": to } : html ? {} : { "HX-Reswap": "none" };
  const headers = { "Amal-On-Device": entry.key, "Content-Type": "text/html; charset=utf-8", ...more };
  return new Response(html, { status: 202, headers });
}

// Nothing could be written here: it is sent as ever, and where that fails too the words stay on the screen, to be copied.
async function sendAnyway(action, request, content, error) {
  console.warn("outbox", error?.name);
  try {
    return await fetch(action, request);
  } catch (failure) {
    const box = document.getElementById("outbox-full");
    box.querySelector("pre").textContent = [content.label, ...content.fields.filter(([name]) => !NEVER.includes(name)).map((pair) => pair.join(": "))].join("\n");
    box.hidden = false;
    box.focus();
    throw failure;
  }
}
