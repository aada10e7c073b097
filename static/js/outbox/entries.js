// The entries that wait on this tablet. One leaves by its receipt alone, or when a person removes it and says why.
import { keyOf, sealed } from "./seal.js";
import { within } from "./stores.js";

const WEEK = 7 * 24 * 60 * 60 * 1000;
export const FORMAT = 1;

// Seals and writes an entry; null where its author has no key here: their form is sent as ever. A correction takes the place of what was
// refused under the same key. On a locked tablet nothing is written. `follows`: what comes before it about the same subject must be in first.
export async function keep({ key, kind, author, subject, follows, app }, content) {
  const enteredAt = new Date().toISOString();
  const secret = await keyOf(author);
  if (!secret) return null;
  const parts = await sealed(secret, content);
  return within(["entries", "meta"], "readwrite", async (entries, meta) => {
    const [before, last] = await Promise.all([entries.get(key), entries.index("order").openKeyCursor(null, "prev")]);
    const [skew, locked] = await Promise.all([meta.get("skew_ms"), meta.get("locked")]);
    if (locked) return null;
    const others = follows ? await entries.index("order").getAll() : [];
    const order = before?.order ?? (last?.key ?? 0) + 1;
    const first = others.findLast((other) => other.subject === subject && other.author === author && other.order < order);
    const entry = {
      ...{ key, order, format: FORMAT, kind, author, subject, depends_on: first?.key ?? null },
      ...{ entered_at: enteredAt, skew_ms: skew?.value ?? 0, app, state: "here", tries: before?.tries ?? 0, last: null, ...parts },
    };
    await entries.put(entry);
    return entry;
  });
}

export const entriesHere = () => within(["entries"], "readonly", (entries) => entries.index("order").getAll());

export const entryOf = (key) => within(["entries"], "readonly", (entries) => entries.get(key));

export const change = (key, values) =>
  within(["entries"], "readwrite", async (entries) => {
    const entry = await entries.get(key);
    if (entry) await entries.put({ ...entry, ...values });
  });

export const discard = (key) => within(["entries"], "readwrite", (entries) => entries.delete(key));

// The server has it: the entry goes, with what it took back, and its receipt stays a week.
export const receive = ({ key, author, kind }, outcome, takenBack = null) =>
  within(["entries", "receipts", "meta"], "readwrite", async (entries, receipts, meta) => {
    const at = Date.now();
    for (const old of await receipts.getAll()) if (old.at < at - WEEK) receipts.delete(old.key);
    receipts.put({ key, author, kind, at, outcome });
    meta.put({ name: "last_receipt", value: at });
    if (takenBack) entries.delete(takenBack);
    await entries.delete(key);
  });

export const receiptsHere = () => within(["receipts"], "readonly", (receipts) => receipts.getAll());

// What the server may know of what waits: by whom, how many, how many ask, since when. Never what.
export const summary = (entries) =>
  [...grouped(entries, "author")].map(([user, some]) => ({
    user,
    count: some.length,
    asks: some.filter((entry) => entry.state === "asks").length,
    oldest: some.map((entry) => entry.entered_at).sort()[0],
  }));

export function grouped(entries, by) {
  const groups = new Map();
  for (const entry of entries) groups.set(entry[by], [...(groups.get(entry[by]) ?? []), entry]);
  return groups;
}
