// A tablet that was blocked hands in what waits on it, and any tablet what waits for somebody who works here no more: sealed as it lies there.
// Nothing of it stays once the server has it.
import { remembered, within } from "./stores.js";

const AT_A_TIME = 50;
const JSON_ONLY = { cache: "no-store", redirect: "manual" };

export async function handIn() {
  const [blocked, gone] = await Promise.all(["blocked", "gone"].map(remembered));
  if (!blocked && !gone?.length) return;
  const all = await within(["entries"], "readonly", (entries) => entries.index("order").getAll());
  const theirs = all.filter(({ author }) => blocked || gone.includes(author));
  const ping = theirs.length && (await fetch("/outbox/ping", JSON_ONLY));
  const token = ping && (await ping.json()).token;
  for (let at = 0; at < theirs.length; at += AT_A_TIME) {
    const entries = JSON.stringify(theirs.slice(at, at + AT_A_TIME).map(asText));
    const body = new URLSearchParams({ csrf_token: token, blocked: blocked ?? "", entries });
    const answer = await fetch("/outbox/sealed", { method: "POST", body, ...JSON_ONLY });
    if (!answer.ok) return;
    const { kept } = await answer.json();
    await within(["entries"], "readwrite", (stored) => Promise.all(kept.map((key) => stored.delete(key))));
  }
  await within(["meta"], "readwrite", (meta) => Promise.all([meta.delete("blocked"), meta.delete("gone")]));
}

const asText = ({ key, kind, author, entered_at, skew_ms, tries, iv, sealed }) => ({ key, kind, author, entered_at, skew_ms, tries, iv: base64(iv), sealed: base64(sealed) });

const base64 = (bytes) => btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(""));
