// What travels: a ping, which tells who is signed in, and an entry, sent to the address of its own form.
import { entriesHere, summary } from "./entries.js";
import { handOver, keyOf, lockUp, takeKey, wipe, wipeFor } from "./seal.js";
import { remember, remembered, within } from "./stores.js";

// A clock may be put right: what lies ahead of it is no more of now than what lies behind.
export const isFresh = (at) => Math.abs(Date.now() - at) < 30_000;
const PATIENCE = 15_000;
let contact = null;
// As this page has measured it.
let skew = null;

// Who is there: `here` with a name and a token, `nobody`, `locked`, `portal` where something else answers, or `away`.
export async function contacted({ fresh = false } = {}) {
  if (!fresh && contact?.state === "here" && isFresh(contact.at)) return contact;
  contact = await asked();
  document.dispatchEvent(new CustomEvent("outbox:contact", { detail: contact }));
  return contact;
}

export const lastContact = () => contact;

export function lost(state) {
  contact = { state, at: Date.now() };
  document.dispatchEvent(new CustomEvent("outbox:contact", { detail: contact }));
}

async function asked() {
  const at = Date.now();
  const waits = JSON.stringify(summary(await entriesHere()));
  const touched = Math.round(Math.abs(at - lastTouch) / 1000);
  let response;
  try {
    const headers = { "Amal-Waiting": waits, "Amal-Touched": String(touched) };
    response = await fetch("/outbox/ping", { headers, cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
  } catch {
    return { state: "away", at };
  }
  if (!response.headers.get("Amal-Field")) return { state: response.status >= 500 ? "away" : "portal", at };
  if (!response.ok) return { state: "away", at };
  const told = await response.json().catch(() => null);
  if (!told) return { state: "portal", at };
  await taken(told, at);
  return { ...told, state: told.wipe ? "wiped" : told.locked ? "locked" : told.user ? "here" : "nobody", at: Date.now() };
}

// Of somebody who signed out here nothing is taken back, until the server has heard of it.
async function taken(told, sentAt) {
  const now = Date.now();
  skew = Math.round(Date.parse(told.at) - (sentAt + now) / 2);
  if (told.wipe) await wipe(told.wipe);
  if (told.gone?.length) await remember({ gone: told.gone }).then(handOver);
  if (await remembered("signed_out_at")) return;
  if (told.locked) await lockUp();
  else if (told.user) await hold(told.user, sentAt);
  else await within(["copies"], "readwrite", (copies) => copies.clear());
  await remember({ last_contact: now, skew_ms: skew });
  if (told.user && told.key && !(await keyOf(told.user))) await takeKey(told.user, told.key);
}

// The copies belong to one person; whoever comes next finds neither them nor a key to what the other left. What was locked before the server
// was asked is open, unless this page is covered.
async function hold(user, askedAt) {
  const at = await remembered("locked");
  const isNew = "covered" in document.documentElement.dataset || (at >= askedAt && at <= Date.now());
  if (at && !isNew) await within(["meta"], "readwrite", (meta) => meta.delete("locked"));
  if ((await remembered("holder")) === user) return;
  await within(["keys", "copies", "meta"], "readwrite", async (keys, copies, meta) => {
    for (const other of await keys.getAllKeys()) if (other !== user) keys.delete(other);
    copies.clear();
    await meta.put({ name: "holder", value: user });
  });
}

let lastTouch = Date.now();

export const touched = () => {
  lastTouch = Date.now();
};

// Sends an entry: the answer, if there is one, and what it means. Never rejects.
export async function post(entry, { url, fields }, { token, isLive = false, headers = {} }) {
  const tries = entry.tries + 1;
  const said = {
    ...{ "HX-Request": "true", "HX-Request-Type": "partial", "Idempotency-Key": entry.key, "X-CSRFToken": token },
    ...{ "Amal-Entered-At": entry.entered_at, "Amal-Skew": String(entry.skew_ms), "Amal-Try": String(isLive ? tries : Math.max(tries, 2)) },
    ...{ "Amal-Entry": String(entry.format), ...(skew === null ? {} : { "Amal-Skew-Now": String(skew) }) },
  };
  try {
    const body = new URLSearchParams(fields);
    const answer = await fetch(url, {
      ...{ method: "POST", body, headers: { ...headers, ...said }, redirect: "manual", signal: AbortSignal.timeout(PATIENCE) },
    });
    await wipeFor(answer);
    return { answer, ...verdict(answer, entry.key) };
  } catch {
    return { waits: "away" };
  }
}

export function verdict(answer, key) {
  const { status, headers } = answer;
  if (answer.type === "opaqueredirect" || !headers.get("Amal-Field")) return { waits: status >= 500 ? "busy" : "portal" };
  if (answer.ok) return headers.get("Amal-Receipt") === key ? { outcome: headers.get("Amal-Outcome") } : { waits: "busy" };
  if (status === 422 || status === 413) return { asks: headers.get("Amal-Reason") ?? "asks" };
  if (status === 400) return { waits: "token" };
  if (status === 401) return { waits: "sign-in" };
  return { waits: "busy", after: Number(headers.get("Retry-After")) || 0 };
}
