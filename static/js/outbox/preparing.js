// "Ready for today": fetches the pages that somebody needs today and keeps them, four at a time.
import { copiesHere, keepCopy, today } from "./copies.js";
import { wipeFor } from "./seal.js";
import { contacted } from "./wire.js";
import { filled, minute, page } from "./words.js";

const FETCHES = 4;
// Safari empties a tab after seven days: nothing is made ready there, and the app on the home screen is offered.
export const isTab = () => navigator.standalone === false;
const place = () => document.getElementById("prepared");

// It ends where the screen locks or the sign-in is over: the server answers nobody then.
export async function prepare() {
  if ("covered" in document.documentElement.dataset) return;
  const end = new AbortController();
  document.addEventListener("screen:locked", () => end.abort(), { once: true });
  const asks = { cache: "no-store", signal: end.signal };
  const wanted = await fetch("/outbox/prepared", asks).catch(() => null);
  if (!wanted?.ok) return; // no network, or the sign-in has ended meanwhile
  const { pages } = await wanted.json();
  const left = [...pages];
  let done = 0;
  const work = async () => {
    for (let url = left.shift(); url && !end.signal.aborted; url = left.shift()) {
      const answer = await fetch(url, asks).catch(() => null);
      if (answer?.status === 401) {
        end.abort();
        wipeFor(answer);
      }
      if (answer && (await keepCopy(url, answer, page().dataset.app).catch(() => false))) done += 1;
      say("going", { n: done, all: pages.length });
    }
  };
  await navigator.storage?.persist?.();
  await Promise.all(Array.from({ length: FETCHES }, work));
  await drawPrepared();
}

export async function drawPrepared() {
  const kept = (await copiesHere()).filter(({ day, user }) => day === today() && user === page().dataset.user);
  const first = kept.map((copy) => copy.stored_at).sort()[0];
  if (first) say("ready", { time: minute(first) });
  return kept.length;
}

const say = (name, values) => place() && (place().querySelector("[data-part=said]").textContent = filled(place().dataset[name], values));

// By itself after signing in, where the page offers it: once a day, as soon as the worker is there that shows what is kept.
export async function watchPreparing() {
  if (!place()) return;
  if (isTab()) place().dataset.is = "tab";
  if (isTab() || !navigator.serviceWorker) return;
  place().dataset.is = "on";
  place().querySelector("button").addEventListener("click", prepare);
  if (document.documentElement.dataset.copied || (await drawPrepared())) return;
  await navigator.serviceWorker.ready;
  if ((await contacted({ fresh: true })).state === "here") await prepare();
}
