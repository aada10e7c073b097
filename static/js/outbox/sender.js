// Sends what waits: one tab at a time, in order within a subject, four subjects at once. What is refused holds only what depends on it.
import { change, entriesHere, entryOf, grouped, receive } from "./entries.js";
import { keyOf, unsealed } from "./seal.js";
import { contacted, lost, post } from "./wire.js";

const AT_ONCE = 4;
const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 600_000;
export const HELD = ["asks"];

export const changed = () => document.dispatchEvent(new CustomEvent("outbox:changed"));

// `pressed`: a person asks for it, and waits for no pause.
export function send({ pressed = false } = {}) {
  return navigator.locks.request("amal-outbox", { ifAvailable: true }, (lock) => lock && sendAll(pressed));
}

async function sendAll(pressed) {
  const contact = await contacted({ fresh: pressed });
  if (contact.state !== "here") return;
  const mine = (await entriesHere()).filter((entry) => entry.author === contact.user && !HELD.includes(entry.state));
  const queues = [...grouped(mine, "subject")];
  const state = { contact, pressed, isOver: false };
  await Promise.all(Array.from({ length: AT_ONCE }, () => work(queues, state)));
}

async function work(queues, state) {
  while (queues.length && !state.isOver) {
    const [subject, some] = queues.shift();
    await alone(subject, () => sendQueue(some, state), { ifAvailable: true });
  }
}

export const alone = (subject, deed, options = {}) =>
  navigator.locks.request(`amal-subject ${subject}`, options, (lock) => (lock ? deed() : null));

async function sendQueue(some, state) {
  for (const { key } of some) {
    const entry = await entryOf(key);
    if (!entry || HELD.includes(entry.state)) continue;
    if (entry.depends_on && (await entryOf(entry.depends_on))) continue;
    const now = Date.now();
    if (!state.pressed && entry.last?.at <= now && entry.last.until > now) return;
    let result = await sendOne(entry, state.contact.token);
    if (result.waits === "token") {
      state.contact = await contacted({ fresh: true });
      if (state.contact.user !== entry.author) result = { waits: "sign-in" };
      else result = await sendOne(entry, state.contact.token);
    }
    if (["away", "portal", "sign-in"].includes(result.waits)) state.isOver = true;
    if (result.waits && result.waits !== "unreadable") return;
  }
}

export async function sendOne(entry, token, more = {}) {
  const secret = await keyOf(entry.author);
  if (!secret) return { waits: "key" };
  const content = await unsealed(secret, entry).catch(() => null);
  if (!content) return { waits: "unreadable" };
  await change(entry.key, { state: "sending", tries: entry.tries + 1 });
  changed();
  const result = await post(entry, content, { token, ...more });
  await settle(entry, content, result);
  changed();
  return result;
}

async function settle(entry, { fields }, { outcome, asks, waits, after = 0 }) {
  const at = Date.now();
  if (outcome) {
    document.dispatchEvent(new CustomEvent("outbox:received", { detail: { key: entry.key, outcome } }));
    return receive(entry, outcome, entry.kind === "removal" ? fields.find(([name]) => name === "removed")[1] : null);
  }
  if (asks) return change(entry.key, { state: "asks", last: { at, why: asks } });
  if (["away", "portal"].includes(waits)) lost(waits);
  const pause = waits === "busy" ? Math.max(after * 1000, Math.min(FIRST_PAUSE * 2 ** entry.tries, LONGEST_PAUSE)) : 0;
  return change(entry.key, { state: "here", last: { at, why: waits, until: at + pause } });
}
