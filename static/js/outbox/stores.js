// IndexedDB `amal-field`, in the page and in the worker alike: whoever opens it first makes the stores. `entries` is never dropped.
import { openDB } from "idb";

const STORES = { entries: "key", receipts: "key", copies: "url", keys: "user", meta: "name" };
// iPadOS ends connections as it likes.
const PASSING = ["InvalidStateError", "UnknownError", "AbortError"];

export function makeStores(db, transaction) {
  for (const [name, keyPath] of Object.entries(STORES)) {
    if (!db.objectStoreNames.contains(name)) db.createObjectStore(name, { keyPath });
  }
  const { indexNames } = transaction.objectStore("entries");
  if (!indexNames.contains("order")) transaction.objectStore("entries").createIndex("order", "order");
}

// A tab that an older version left open holds the stores as they were: until it is closed this waits, and the page says so.
export const connected = (version = 1) =>
  openDB("amal-field", version, {
    upgrade: (made, _old, _new, transaction) => makeStores(made, transaction),
    blocked: () => globalThis.document?.dispatchEvent(new Event("outbox:blocked")),
  });

// Does `work` with the stores of these names, in one transaction on a connection of its own; what it wrote is on the disk after it.
export async function within(names, mode, work) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await once(names, mode, work);
    } catch (error) {
      if (tries > 2 || !PASSING.includes(error?.name)) throw error;
    }
  }
}

async function once(names, mode, work) {
  const db = await connected();
  db.addEventListener("versionchange", () => db.close());
  try {
    const transaction = db.transaction(names, mode, { durability: "strict" });
    transaction.done.catch(() => {});
    const result = await work(...names.map((name) => transaction.objectStore(name)));
    await transaction.done;
    return result;
  } finally {
    db.close();
  }
}

export const remembered = (name) => within(["meta"], "readonly", async (meta) => (await meta.get(name))?.value);

export const remember = (values) =>
  within(["meta"], "readwrite", (meta) => Promise.all(Object.entries(values).map(([name, value]) => meta.put({ name, value }))));
