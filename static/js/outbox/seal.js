// What lies on the tablet is sealed with a key of its author and this tablet, which the server gives to nobody else.
import { within } from "./stores.js";

const KIND = "AES-GCM";

export async function takeKey(user, text) {
  const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
  const key = await crypto.subtle.importKey("raw", bytes, KIND, false, ["encrypt", "decrypt"]);
  await within(["keys"], "readwrite", (keys) => keys.put({ user, key, wrapped: null, tries: 0 }));
  return key;
}

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
