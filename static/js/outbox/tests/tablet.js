// A tablet for tests: its stores in memory, locks as a browser has them, and a server that answers what a test says.
import "fake-indexeddb/auto";

const events = new EventTarget();
const held = new Map();

const locks = {
  async request(name, options, deed) {
    const before = held.get(name);
    if (options.ifAvailable && before) return deed(null);
    const mine = (before ?? Promise.resolve()).then(() => deed({ name }));
    const done = mine.catch(() => {});
    held.set(name, done);
    try {
      return await mine;
    } finally {
      if (held.get(name) === done) held.delete(name);
    }
  },
};

Object.defineProperty(globalThis, "navigator", { value: { locks }, configurable: true });
globalThis.document = Object.assign(events, { documentElement: { dataset: {} }, getElementById: () => null });

const { keep } = await import("../entries.js");
const { takeKey } = await import("../seal.js");
const { within } = await import("../stores.js");

export const ELS = "018f0000-0000-7000-8000-0000000000e1";
export const KARIM = "018f0000-0000-7000-8000-0000000000ca";
export const SECRET = btoa("0123456789abcdef0123456789abcdef");

export async function empty() {
  const names = ["entries", "receipts", "copies", "keys", "meta"];
  await within(names, "readwrite", (...stores) => Promise.all(stores.map((store) => store.clear())));
  for (const user of [ELS, KARIM]) await takeKey(user, SECRET);
}

let number = 0;

// Writes an entry and tells its key.
export async function write({ author = ELS, subject = "amir", follows = false, kind = "tap", key, fields = [] } = {}) {
  const own = key ?? (number += 1).toString(16).padStart(32, "0");
  await keep({ key: own, kind, author, subject, follows, app: "1" }, { url: `/at/${own}`, fields, label: "Amir: present" });
  return own;
}

const FIELD = { "Amal-Field": "1" };
export const answers = (status, headers = {}, body = null) => new Response(body, { status, headers: { ...FIELD, ...headers } });
export const stored = ({ key }, outcome = "stored") => answers(200, { "Amal-Receipt": key, "Amal-Outcome": outcome });

// A server: `as` is signed in; `answer` says what an entry gets, by default a receipt. Returns what it was sent.
export function serve({ as = ELS, answer = stored, ping = null } = {}) {
  const sent = [];
  globalThis.fetch = async (url, { headers, body } = {}) => {
    if (url === "/outbox/ping") {
      sent.pings = (sent.pings ?? 0) + 1;
      const told = { user: as, name: "Els", token: `token ${sent.pings}`, at: new Date().toISOString(), version: "1", key: SECRET };
      return ping ? ping() : answers(200, { "Content-Type": "application/json" }, JSON.stringify(told));
    }
    const entry = { url, key: headers["Idempotency-Key"], token: headers["X-CSRFToken"], headers, body: String(body) };
    sent.push(entry);
    return answer(entry, sent);
  };
  return sent;
}
