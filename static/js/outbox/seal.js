// What lies on the tablet is sealed with a key of its author and this tablet, which the server gives to nobody else.
import { within } from "./stores.js";

const KIND = "AES-GCM";

export function keyFrom(text) {
  const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
  return crypto.subtle.importKey("raw", bytes, KIND, false, ["encrypt", "decrypt"]);
}

// Of a locked tablet nobody gets a key, other than by the PIN (`pin.js`).
export async function takeKey(user, text) {
  const key = await keyFrom(text);
  await within(["keys", "meta"], "readwrite", async (keys, meta) => {
    if (!(await meta.get("locked"))) await keys.put({ wrapped: null, tries: 0, ...(await keys.get(user)), user, key });
  });
}

// Until the server says that its holder is at it again, or their PIN does, a locked tablet shows and keeps nothing: no key lies on it open.
export const lockUp = () =>
  within(["keys", "meta"], "readwrite", async (keys, meta) => {
    await meta.put({ name: "locked", value: Date.now() });
    for (const held of await keys.getAll()) keys.put({ ...held, key: null });
  });

export const keyOf = (user) => within(["keys"], "readonly", async (keys) => (await keys.get(user))?.key);

// The tablet was blocked: nothing on it can be read any more. Entries stay, counted, until the worker has handed them in (`handing-in.js`).
export async function wipe(blocked) {
  await within(["keys", "copies", "meta"], "readwrite", (keys, copies, meta) =>
    Promise.all([keys.clear(), copies.clear(), meta.put({ name: "blocked", value: blocked })]),
  );
  handOver();
}

export const wipeFor = async (answer) => answer?.headers?.get("Amal-Wipe") && wipe(answer.headers.get("Amal-Wipe"));

export const handOver = () => navigator.serviceWorker?.controller?.postMessage("hand-in");

export async function sealed(key, content) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  return { iv, sealed: await crypto.subtle.encrypt({ name: KIND, iv }, key, bytes) };
}

export async function unsealed(key, { iv, sealed: bytes }) {
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: KIND, iv }, key, bytes)));
}
