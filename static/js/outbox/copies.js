// Pages to read without a network: each sealed, for one person and for today.
import { keyOf, sealed, unsealed } from "./seal.js";
import { remember, remembered, within } from "./stores.js";

const TOKEN = /(name="csrf_token" value=")[^"]*/g;
const DAY = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Brussels" });

export const today = () => DAY.format(new Date());

// What is of another day, or of another than its holder, goes.
export async function clearOld() {
  const user = await remembered("holder");
  await within(["copies"], "readwrite", async (copies) => {
    for (const copy of await copies.getAll()) if (copy.day !== today() || copy.user !== user) copies.delete(copy.url);
  });
}

// Keeps a page, if it is whole and belongs to whom the copies belong to; no token of a sign-in is kept. The first of a day clears those before.
export async function keepCopy(url, answer, version) {
  const user = await remembered("holder");
  const isWhole = answer.status === 200 && (answer.headers.get("Content-Type") ?? "").startsWith("text/html");
  const secret = user && (await keyOf(user));
  if (!isWhole || !secret || answer.headers.get("Amal-User") !== user) return false;
  const html = (await answer.text()).replace(TOKEN, "$1");
  const title = html.match(/<title>([^<]*)/)?.[1].replace(/ · Amal Field$/, "") ?? url;
  const parts = await sealed(secret, { html, title, policy: answer.headers.get("Content-Security-Policy") });
  const day = today();
  if ((await remembered("copies_of")) !== day) await clearOld().then(() => remember({ copies_of: day }));
  await within(["copies"], "readwrite", (copies) => copies.put({ url, user, day, stored_at: Date.now(), version, ...parts }));
  return true;
}

export const copiesHere = () => within(["copies"], "readonly", (copies) => copies.getAll());

// What was kept of an address, for its holder and of today.
export async function copyOf(url) {
  await clearOld();
  const kept = await within(["copies"], "readonly", (copies) => copies.get(url));
  return kept && opened(kept);
}

export async function opened(kept) {
  const secret = await keyOf(kept.user);
  return secret ? { ...(await unsealed(secret, kept)), storedAt: kept.stored_at } : null;
}
