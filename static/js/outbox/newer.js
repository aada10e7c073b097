// A new version waits until no tab holds typing: then a tap loads it. Where the page is as new as the worker, it takes over by itself.
import { page, word } from "./words.js";

const AGAIN = 5_000;
let offered;
let next;

export async function offer(registration) {
  clearTimeout(next);
  next = setTimeout(offer, AGAIN, registration);
  const worker = registration.waiting ?? navigator.serviceWorker.controller;
  const { version, isHeld } = worker ? await heardFrom(worker, "look") : {};
  if (registration.waiting && version === page().dataset.app) return heardFrom(worker, "take-over");
  if (registration.waiting) offered ??= drawOffer(registration);
  if (offered) offered.hidden = isHeld;
}

function drawOffer(registration) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "button button--main outbox-newer" });
  button.textContent = word("newer");
  button.addEventListener("click", () => load(registration));
  document.body.append(button);
  return button;
}

async function load(registration) {
  const worker = registration.waiting;
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  if (!worker) return location.reload(); // another tab has loaded it
  if ((await heardFrom(worker, "take-over")).isHeld) offered.hidden = true;
}

function heardFrom(worker, asked) {
  const { port1, port2 } = new MessageChannel();
  worker.postMessage(asked, [port2]);
  return new Promise((done) => (port1.onmessage = ({ data }) => done(data)));
}

// Nothing can be read of the tablet until the old tab is closed; then the signs are drawn, and this goes.
export function sayOldTab() {
  const bar = document.getElementById("outbox-bar");
  if (!bar) return;
  bar.hidden = false;
  bar.querySelector("[data-part=first]").textContent = bar.dataset.oldTab;
  bar.querySelector("[data-part=more]").textContent = bar.dataset.oldTabMore;
}
