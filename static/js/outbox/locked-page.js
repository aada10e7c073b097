// The lock screen that the worker shows where no page can be had. A server that answers asks the PIN itself.
import { unlock } from "./pin.js";

const AN_ANSWER = 2_000;

function showLock() {
  const dialog = document.querySelector("html[data-locked] dialog");
  if (!dialog) return;
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  dialog.addEventListener("submit", open);
  window.addEventListener("online", () => location.reload());
  dialog.querySelector("[data-offline]").hidden = false;
  dialog.showModal();
}

async function open(event) {
  event.preventDefault();
  const form = event.target;
  const pin = form.elements.pin.value;
  form.reset();
  const { isOpen, left } = (await isThere()) ? { isOpen: true } : await unlock(pin);
  if (isOpen) location.reload();
  else sayRefused(form, left);
}

const isThere = () =>
  fetch("/outbox/ping", { cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(AN_ANSWER) }).then(
    ({ ok, headers }) => ok && headers.has("Amal-Field"),
    () => false,
  );

export function sayRefused(form, left) {
  const words = form.querySelector(".field__error");
  const { one, wrong, closed } = form.closest("dialog").querySelector("[data-offline]").dataset;
  words.textContent = (left > 1 ? wrong : left ? one : closed).replace("{n}", left);
  words.hidden = false;
  form.reset();
}

showLock();
