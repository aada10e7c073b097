// Reading without a network. It handles GET alone: what the page is made of comes from here, a page itself from the server, and from its copy
// where the server does not answer within two seconds.
import { clearOld, copyOf, keepCopy } from "./copies.js";
import { handIn } from "./handing-in.js";
import { wipeFor } from "./seal.js";
import { remembered, within } from "./stores.js";

const { version: VERSION, assets: PARTS } = self.AMAL;
const CACHE = "amal-assets-";
const LIMIT = 2_000;
const ANSWERS = 1_000;
const OWN = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'";
const HTML = { "Content-Type": "text/html; charset=utf-8" };

self.addEventListener("install", (event) => event.waitUntil(caches.open(CACHE + VERSION).then((cache) => cache.addAll(PARTS))));

self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

self.addEventListener("message", (event) => event.waitUntil(hear(event)));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/static/")) event.respondWith(partOf(request));
  else if (request.mode === "navigate") event.respondWith(pageOf(event, url));
});

// A page asks whether this version may take over: not while a tab holds what somebody types. One that does not answer holds nothing.
async function hear({ data, ports }) {
  if (data === "hand-in") return handIn().catch(() => {});
  const tabs = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const isHeld = (await Promise.all(tabs.map(holdsTyping))).some(Boolean);
  if (data === "take-over" && !isHeld) await self.skipWaiting();
  ports[0].postMessage({ version: VERSION, isHeld });
}

function holdsTyping(tab) {
  const { port1, port2 } = new MessageChannel();
  tab.postMessage("typing", [port2]);
  return new Promise((done) => {
    port1.onmessage = ({ data }) => done(data);
    setTimeout(done, ANSWERS, false);
  }).finally(() => port1.close());
}

async function takeOver() {
  const names = (await caches.keys()).filter((name) => name.startsWith(CACHE));
  await Promise.all(names.slice(0, -2).map((name) => caches.delete(name)));
  await self.clients.claim();
  await clearOld();
}

async function partOf(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  const isOurs = answer.status === 200 && !(answer.headers.get("Content-Type") ?? "").startsWith("text/html");
  if (isOurs) await (await caches.open(CACHE + VERSION)).put(request, answer.clone());
  return answer;
}

async function pageOf(event, url) {
  if ((await remembered("signed_out_at")) && !(await signOut())) return signedOut();
  const path = url.pathname + url.search;
  const asked = fetch(event.request).catch(() => null);
  event.waitUntil(asked.then(wipeFor).then(handIn).catch(() => {}));
  const answer = await Promise.race([asked, new Promise((done) => setTimeout(done, LIMIT, "late"))]);
  if (await remembered("locked")) return answer?.status < 500 || answer?.type === "opaqueredirect" ? answer : locked();
  if (answer === "late") return (await drawnFrom(path)) ?? (await asked) ?? missing(path);
  if (answer?.type === "opaqueredirect") return answer;
  if (!answer?.headers.get("Amal-Field")) return (await drawnFrom(path)) ?? answer ?? missing(path);
  if (await isKept(path)) event.waitUntil(keepCopy(path, answer.clone(), VERSION));
  return answer;
}

const isKept = (path) => within(["copies"], "readonly", async (copies) => Boolean(await copies.getKey(path)));

async function drawnFrom(path, more = "") {
  const copy = await copyOf(path);
  if (!copy) return null;
  const html = copy.html.replace("<html ", `<html data-copied="${copy.storedAt}"${more} `);
  return new Response(html, { headers: { ...HTML, "Content-Security-Policy": copy.policy } });
}

// A page that is not kept: what lies on this tablet says which are.
const missing = async (path) => (await drawnFrom("/outbox", ` data-missing="${encodeURI(path)}"`)) ?? bare(["Geen verbinding.", "Pas de connexion.", "No connection."]);

// The lock screen as the page that locked left it, else words alone.
async function locked() {
  const cover = await within(["keys"], "readonly", async (keys) => (await keys.getAll()).find((held) => held.cover)?.cover);
  return cover ? coverOf(cover) : bareLock();
}

function coverOf({ html, lang, theme }) {
  const [style, elements, lock] = ["app", "elements", "outbox-lock"].map((name) => PARTS.find((part) => part.includes(`/${name}-`)));
  const page = `<!doctype html><html lang="${lang}" data-theme="${theme}" data-locked><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"><title>Amal Field</title><link rel="stylesheet" href="${style}">
    <script src="${elements}" type="module"></script><script src="${lock}" type="module"></script><body>${html}</body></html>`;
  return new Response(page, { status: 503, headers: { ...HTML, "Content-Security-Policy": OWN, "Cache-Control": "no-store" } });
}

const bareLock = () =>
  bare([
    "Dit toestel is vergrendeld. Het gaat open met de pincode, zodra er weer verbinding is.",
    "Cette tablette est verrouillée. Elle s’ouvre avec le code PIN, dès que la connexion est revenue.",
    "This tablet is locked. It opens with the PIN, as soon as there is a connection again.",
  ]);

const signedOut = () => bare(["Afgemeld op dit toestel.", "Déconnecté sur cet appareil.", "Signed out on this tablet."]);

function bare(lines) {
  const [nl, fr, en] = lines.map((line) => `<p>${line}</p>`);
  const html = `<!doctype html><html lang="nl"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Amal Field</title>
    <h1>Amal Field</h1>${nl}<div lang="fr">${fr}</div><div lang="en">${en}</div><p><a href="">↻</a></p></html>`;
  return new Response(html, { status: 503, headers: { ...HTML, "Content-Security-Policy": "default-src 'none'", "Cache-Control": "no-store" } });
}

// Somebody signed out while there was no network: the server hears of it before it shows a page again.
async function signOut() {
  try {
    const ping = await fetch("/outbox/ping", { cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(LIMIT) });
    if (!ping.ok || !ping.headers.get("Amal-Field")) return false;
    const { user, locked, token } = await ping.json();
    const body = new URLSearchParams({ csrf_token: token ?? "", request_token: crypto.randomUUID() });
    const gone = !(user || locked) || (await fetch("/sign-out", { method: "POST", body, redirect: "manual" }));
    if (gone !== true && gone.type !== "opaqueredirect" && !gone.ok) return false;
    await within(["meta"], "readwrite", (meta) => meta.delete("signed_out_at"));
    return true;
  } catch {
    return false;
  }
}
