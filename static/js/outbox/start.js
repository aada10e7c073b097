// Where it all begins, on each page of somebody who is signed in.
import { entriesHere } from "./entries.js";
import { listen } from "./hook.js";
import { keyOf, lockUp, wipe, wipeFor } from "./seal.js";
import { send } from "./sender.js";
import { decorate, drawSigns, noteReceipt } from "./signs.js";
import { remembered } from "./stores.js";
import { contacted, isFresh, lastContact, touched } from "./wire.js";
import { isTyping, page } from "./words.js";

const EVERY = 30_000;

const isLost = () => lastContact() && lastContact().state !== "here";

async function look() {
  const waits = (await entriesHere()).length > 0;
  if (waits) await send();
  else if (lastContact()?.state !== "here") await contacted();
}

const more = () => import(page().dataset.more);

function leave(event) {
  const form = event.target;
  if (!form.closest("[data-outbox-leave]")) return;
  event.preventDefault();
  more().then((parts) => parts.leave(form), () => form.submit());
}

function watchVersion(registration) {
  const offer = () => registration.waiting && more().then((parts) => parts.offer(registration));
  registration.addEventListener("updatefound", () => registration.installing.addEventListener("statechange", offer));
  navigator.serviceWorker.addEventListener("message", ({ data, ports }) => data === "typing" && ports[0].postMessage(isTyping()));
  const isOther = ({ version }) => version && version !== page().dataset.app;
  document.addEventListener("outbox:contact", ({ detail }) => isOther(detail) && registration.update().catch(() => {}));
  offer();
}

async function begin() {
  const [holder, at, locked, entries] = await Promise.all([...["holder", "last_contact", "locked"].map(remembered), entriesHere()]);
  await drawSigns();
  const user = page().dataset.user;
  const isKnown = !locked && holder === user && isFresh(at) && (await keyOf(user));
  if (entries.length) await send();
  else if (!isKnown) await contacted();
}

if (page()?.dataset.user && globalThis.indexedDB && globalThis.crypto?.subtle && navigator.locks) {
  listen();
  document.addEventListener("submit", leave);
  document.addEventListener("submit", ({ target }) => target.closest("turn-over") && lockUp(), { capture: true });
  document.addEventListener("htmx:after:request", ({ detail }) => wipeFor(detail.ctx.response));
  document.addEventListener("screen:blocked", ({ detail }) => wipe(detail));
  document.addEventListener("screen:locked", lockUp);
  document.addEventListener("screen:opened", () => contacted({ fresh: true }).then(look));
  for (const name of ["outbox:changed", "outbox:contact"]) document.addEventListener(name, drawSigns);
  document.addEventListener("outbox:blocked", () => more().then(({ sayOldTab }) => sayOldTab()));
  document.addEventListener("outbox:received", ({ detail }) => noteReceipt(detail.key, detail.outcome));
  document.addEventListener("htmx:after:swap", decorate);
  for (const kind of ["pointerdown", "keydown"]) document.addEventListener(kind, touched, { capture: true });
  document.addEventListener("visibilitychange", () => document.hidden || look());
  window.addEventListener("online", look);
  setInterval(async () => ((await entriesHere()).length || isLost()) && look(), EVERY);
  navigator.serviceWorker?.register("/sw.js", { updateViaCache: "none" }).then(watchVersion).catch(() => {});
  if (document.querySelector("#prepared, #device-mine, [data-copied]")) more();
  begin().then(() => location.hash.startsWith("#entry-") && more().then(({ reopen }) => reopen()));
}
