// Signs: in the row to which an entry belongs, in the bar of the page, and in the grey bar that says why nothing comes.
import { entriesHere } from "./entries.js";
import { rowFor } from "./drawing.js";
import { keyOf, unsealed } from "./seal.js";
import { remembered } from "./stores.js";
import { lastContact } from "./wire.js";
import { filled, minute, page, word } from "./words.js";

const STAYS = 10_000;
// Keys of entries whose page waits for the answer; key of an entry → what it says, in memory alone; id of an element → its sign.
export const live = new Set();
const contents = new Map();
const rows = new Map();
let received = [];
let news;

// A pitch stands on more pages than the one on which something was written down.
const isPitch = (place) => place.startsWith("pitch-");

export const noteContent = (key, content) => contents.set(key, content);
export const contentNoted = (key) => contents.get(key);

// Null too where it cannot be read: the list says so, the others go on.
export async function contentOf(entry) {
  if (!contents.has(entry.key)) {
    const secret = await keyOf(entry.author);
    if (!secret) return null;
    contents.set(entry.key, await unsealed(secret, entry).catch(() => null));
  }
  return contents.get(entry.key);
}

// The roll looks again, soon.
export const noteReceipt = (key, outcome) => {
  const content = contents.get(key);
  if (content) received.push({ content, outcome, at: Date.now() });
  clearTimeout(news);
  news = setTimeout(() => {
    document.querySelector("roll-board")?.dispatchEvent(new Event("roll-changed"));
    document.getElementById("plan")?.dispatchEvent(new Event("site-changed"));
  }, 500);
};

export async function drawSigns() {
  const entries = await entriesHere();
  const mine = entries.filter((entry) => entry.author === page().dataset.user);
  const fresh = received.filter(({ at }) => Date.now() - at < STAYS);
  rows.clear();
  for (const { content, outcome, at } of fresh) {
    for (const place of content.places) rows.set(place, { text: outcome === "review" ? word("review") : word("received", { time: minute(at) }) });
  }
  for (const entry of mine) {
    const content = await contentOf(entry);
    if (!content || (content.form_url !== location.pathname && !content.places.some(isPitch))) continue;
    if (content.form && !live.has(entry.key)) comeBack(content);
    for (const place of content.places) rows.set(place, { text: word(entry.state), mark: content.marks });
  }
  if (fresh.length) setTimeout(drawSigns, STAYS);
  received = fresh;
  decorate();
  drawBar(entries, mine);
  await drawGreyBar(entries);
}

// Somebody who was written down here stands on the copy of the roll too.
function comeBack(content) {
  const form = document.getElementById(content.form);
  const { html, to } = rowFor(form, content) ?? {};
  const row = html && new DOMParser().parseFromString(`<ul>${html}</ul>`, "text/html").querySelector("[id]");
  if (!row || document.getElementById(row.id)) return;
  document.querySelector(to)?.append(row);
  window.htmx?.process(row);
  document.querySelector("roll-board")?.count?.();
}

// After each swap too: what the server draws knows nothing of this.
export function decorate() {
  for (const old of document.querySelectorAll(".entry-sign")) if (!rows.has(old.parentElement.closest("[id]")?.id)) old.remove();
  for (const [id, { text, mark }] of rows) {
    const place = document.getElementById(id);
    if (!place) continue;
    const board = place.closest("roll-board");
    if (mark && board?.show && place.dataset.mark !== mark) board.show(place, mark);
    const holder = place.querySelector(".tap__button, .tile") ?? place;
    let sign = holder.querySelector(":scope > .entry-sign");
    if (!sign) holder.append((sign = Object.assign(document.createElement("span"), { className: "entry-sign" })));
    if (sign.textContent !== text) sign.textContent = text;
  }
}

function drawBar(entries, mine) {
  const sign = document.getElementById("outbox-sign");
  if (!sign) return;
  const asks = mine.filter(({ state }) => state === "asks").length;
  const waits = entries.length - asks;
  sign.hidden = !entries.length;
  sign.querySelector("[data-part=waits]").textContent = waits ? `⧗ ${waits}` : "";
  sign.querySelector("[data-part=asks]").textContent = asks ? `! ${asks}` : "";
}

async function drawGreyBar(entries) {
  const bar = document.getElementById("outbox-bar");
  const copied = document.documentElement.dataset.copied;
  const state = lastContact()?.state;
  const kind = ["away", "portal"].includes(state) ? state : copied && "copied";
  if (!bar || (bar.hidden = !kind)) return;
  const since = await remembered("last_contact");
  const values = { time: minute(kind === "copied" ? Number(copied) : since), n: entries.length };
  say(bar, "first", kind === "away" && !since ? "awayEver" : kind, values);
  say(bar, "more", `${kind}More`, values);
}

const say = (bar, part, name, values) => (bar.querySelector(`[data-part=${part}]`).textContent = filled(bar.dataset[name], values));
