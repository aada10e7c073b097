// The key of who is signed in, wrapped by their PIN: that opens a locked tablet while the server does not answer.
import { keyFrom, sealed, unsealed } from "./seal.js";
import { remembered, within } from "./stores.js";

const ROUNDS = 600_000;
const TRIES = 5;
const SOON = 30_000;

async function wrapperOf(pin, salt) {
  const secret = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS };
  return crypto.subtle.deriveKey(how, secret, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

// Somebody gives their PIN to the server: what it makes lies here until the answer brings their key, half a minute at most; the PIN itself never.
export async function prepare(user, pin) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const wrapper = { key: await wrapperOf(pin, salt), salt, at: Date.now() };
  await within(["keys"], "readwrite", async (keys) => keys.put({ key: null, wrapped: null, tries: 0, ...(await keys.get(user)), user, wrapper }));
}

// The server refused that PIN, or another was chosen: by what was given before nothing opens.
export const forget = (user, isAll = false) =>
  within(["keys"], "readwrite", async (keys) => {
    const { wrapper, ...held } = (await keys.get(user)) ?? {};
    if (wrapper || (isAll && held.wrapped)) await keys.put({ ...held, wrapped: isAll ? null : held.wrapped });
  });

// The server told the key of somebody who has just given their PIN.
export async function wrap(user, text) {
  const { wrapper } = (await within(["keys"], "readonly", (keys) => keys.get(user))) ?? {};
  if (!wrapper) return;
  const wrapped = Math.abs(Date.now() - wrapper.at) < SOON && { salt: wrapper.salt, ...(await sealed(wrapper.key, text)) };
  await within(["keys"], "readwrite", async (keys) => {
    const { wrapper: kept, ...held } = (await keys.get(user)) ?? {};
    if (kept) await keys.put({ ...held, ...(wrapped ? { wrapped, tries: 0 } : {}) });
  });
}

// The lock screen of this page, for the time that no page can be had: it names its holder by their given name, and goes when the tablet opens.
export async function keepCover(template, { lang, dataset }) {
  const screen = template.content.firstElementChild.cloneNode(true);
  const title = screen.querySelector("h2");
  title.textContent = title.textContent.trim().split(" ")[0];
  for (const field of screen.querySelectorAll("input[type=hidden]")) field.remove();
  const cover = { html: screen.outerHTML, lang, theme: dataset.theme };
  const user = await remembered("holder");
  await within(["keys"], "readwrite", async (keys) => {
    const held = user && (await keys.get(user));
    if (held) await keys.put({ ...held, cover });
  });
}

// Opens this tablet by the PIN of its holder, or tells how many tries are left; each is counted before it is looked at. After the last
// nothing here opens any more: the server does.
export async function unlock(pin) {
  const user = await remembered("holder");
  const held = await within(["keys"], "readwrite", async (keys) => {
    const before = user && (await keys.get(user));
    if (!before?.wrapped || before.tries >= TRIES) return null;
    const counted = { ...before, tries: before.tries + 1 };
    await keys.put(counted);
    return counted;
  });
  if (!held) return { isOpen: false, left: 0 };
  const text = await unsealed(await wrapperOf(pin, held.wrapped.salt), held.wrapped).catch(() => null);
  const key = text && (await keyFrom(text));
  return within(["keys", "meta"], "readwrite", async (keys, meta) => {
    const { cover, ...now } = (await keys.get(user)) ?? {};
    if (!now.wrapped) return { isOpen: false, left: 0 };
    if (key) await Promise.all([keys.put({ ...now, key, tries: 0 }), meta.delete("locked")]);
    else if (now.tries >= TRIES) await keys.put({ ...now, cover, wrapped: null });
    return { isOpen: Boolean(key), left: Math.max(TRIES - now.tries, 0) };
  });
}
