// "On this tablet": what waits here, drawn from what lies here. Its words and its shapes stand in the page.
import { copiesHere, opened, today } from "./copies.js";
import { change, entriesHere, grouped, keep, receiptsHere } from "./entries.js";
import { uuid7 } from "./keys.js";
import { isTab } from "./preparing.js";
import { keyOf, sealed } from "./seal.js";
import { send } from "./sender.js";
import { contentOf, noteContent } from "./signs.js";
import { remembered, within } from "./stores.js";
import { contacted, lastContact } from "./wire.js";
import { filled, minute, page, word } from "./words.js";

const A_PAGE = 50;
const AN_HOUR = 60 * 60 * 1000;
const spot = (name) => document.getElementById(`device-${name}`);
let shown = A_PAGE;

export function showDevice() {
  if (!spot("mine")) return;
  for (const name of ["outbox:changed", "outbox:contact"]) document.addEventListener(name, drawDevice);
  spot("send").addEventListener("click", () => send({ pressed: true }).then(drawDevice));
  spot("more").addEventListener("click", () => ((shown += A_PAGE), drawDevice()));
  spot("reload")?.addEventListener("click", () => location.reload());
  spot("back")?.addEventListener("click", () => history.back());
  spot("removal").querySelector("form").addEventListener("submit", remove);
  spot("removal").querySelector("[type=button]").addEventListener("click", () => spot("removal").close());
  spot("missing").hidden = !("missing" in document.documentElement.dataset);
  spot("install").hidden = !isTab();
  if (location.hash === "#device-install") spot("install").scrollIntoView();
  drawDevice();
  drawKept();
  drawRoom();
}

// The pages that can be read without a network.
async function drawKept() {
  const kept = (await copiesHere()).filter(({ day, user, url }) => day === today() && user === page().dataset.user && url !== location.pathname);
  const lines = await Promise.all(kept.map(async (copy) => ({ url: copy.url, at: copy.stored_at, ...(await opened(copy)) })));
  spot("kept").replaceChildren(
    ...lines.map(({ url, at, title }) => {
      const [line, link] = ["li", "a"].map((tag) => document.createElement(tag));
      Object.assign(link, { href: url, textContent: title });
      line.append(link, ` ${filled(spot("kept").dataset.sentence, { time: minute(at) })}`);
      return line;
    }),
  );
}

async function drawDevice() {
  const entries = await entriesHere();
  const author = page().dataset.user;
  const mine = entries.filter((entry) => entry.author === author);
  const lines = await Promise.all(mine.slice(0, shown).map(lineOf));
  spot("mine").replaceChildren(...lines);
  spot("more").hidden = mine.length <= shown;
  spot("send").hidden = !mine.some(({ state }) => state !== "asks");
  spot("others").replaceChildren(...othersOf(entries, author));
  const last = await remembered("last_receipt");
  spot("empty").hidden = entries.length > 0;
  spot("empty").textContent = filled(spot("empty").dataset[last ? "last" : "never"], { time: last && minute(last) });
  spot("received").replaceChildren(...(await receivedOf(author)));
}

async function lineOf(entry) {
  const line = spot("entry").content.firstElementChild.cloneNode(true);
  const content = await contentOf(entry);
  const say = (name, text) => (line.querySelector(`[data-part=${name}]`).textContent = text);
  line.dataset.state = entry.state;
  const isBroken = !content && (await keyOf(entry.author));
  say("label", content?.label ?? (isBroken ? "" : word("unreadable")));
  say("minute", minute(entry.entered_at));
  say("state", isBroken ? spot("entry").dataset.broken : word(entry.state));
  say("age", ageOf(entry.entered_at));
  say("why", entry.last?.why ? filled(spot("entry").dataset[`why_${entry.last.why.replaceAll("-", "_")}`] ?? "", { time: minute(entry.last.at) }) : "");
  const [open, anew, away] = ["open", "anew", "remove"].map((name) => line.querySelector(`[data-do=${name}]`));
  const isOther = ["other-content", "format"].includes(entry.last?.why);
  open.hidden = entry.state !== "asks" || isOther || !content;
  if (content) open.href = `${content.form_url}#entry-${entry.key}`;
  anew.hidden = entry.state !== "asks" || !isOther;
  anew.addEventListener("click", () => sendAnew(entry));
  away.addEventListener("click", () => askWhy(entry, content));
  return line;
}

function ageOf(enteredAt) {
  const age = Date.now() - Date.parse(enteredAt);
  return age > 24 * AN_HOUR ? word("tooLong") : age > 4 * AN_HOUR ? word("long") : "";
}

function othersOf(entries, author) {
  const others = entries.filter((entry) => entry.author !== author);
  return [...grouped(others, "author")].map(([user, some]) => {
    const name = lastContact()?.names?.[user];
    const values = { n: some.length, name, time: minute(some[0].entered_at) };
    return Object.assign(document.createElement("li"), { textContent: filled(spot("others").dataset[name ? "of" : "ofSomebody"], values) });
  });
}

async function receivedOf(author) {
  const receipts = (await receiptsHere()).filter((receipt) => receipt.author === author).sort((one, other) => other.at - one.at);
  const said = receipts.slice(0, 10).map(({ at, outcome }) => (outcome === "review" ? word("review") : word("received", { time: minute(at) })));
  return (said.length ? said : [spot("received").dataset.none]).map((textContent) => Object.assign(document.createElement("li"), { textContent }));
}

// As something else than what stands under its key: a key of its own, and one for each row that it makes. What depends on it follows.
export async function makeAnew(entry) {
  const secret = await keyOf(entry.author);
  const content = await contentOf(entry);
  if (!content) return;
  const keys = new Map([[entry.key, uuid7().replaceAll("-", "")]]);
  for (const [name, value] of content.fields) if (content.mints?.includes(name)) keys.set(value, uuid7());
  const anew = (value) => [...keys].reduce((text, [old, fresh]) => text.replaceAll(old, fresh), JSON.stringify(value));
  const dependent = (other) => other.author === entry.author && (keys.has(other.subject) || other.depends_on === entry.key);
  const whole = async (other) => {
    const [{ key, subject, depends_on }, said] = [other, JSON.parse(anew(await contentOf(other)))];
    const made = { ...other, ...JSON.parse(anew({ key, subject, depends_on })), ...(said && (await sealed(secret, said))) };
    noteContent(made.key, said);
    return key === entry.key ? { ...made, state: "here", tries: 0, last: null } : made;
  };
  const all = await Promise.all((await entriesHere()).filter((other) => other.key === entry.key || dependent(other)).map(whole));
  await within(["entries"], "readwrite", async (entries) => {
    for (const made of all) entries.put(made);
    await entries.delete(entry.key);
  });
}

async function sendAnew(entry) {
  await makeAnew(entry);
  await send({ pressed: true });
  drawDevice();
}

function askWhy(entry, content) {
  const dialog = spot("removal");
  dialog.querySelector("form").reset();
  dialog.dataset.key = entry.key;
  dialog.querySelector("[data-part=label]").textContent = content?.label ?? "";
  dialog.showModal();
}

// Removing is an entry itself: what was to be sent and why it is not go to the server first; then it goes from here.
async function remove(event) {
  event.preventDefault();
  const dialog = spot("removal");
  const reason = event.target.reason.value.trim();
  if (reason.length < 10) return;
  dialog.close();
  const entry = (await entriesHere()).find(({ key }) => key === dialog.dataset.key);
  if (!entry) return;
  const content = (await contentOf(entry)) ?? { url: "/outbox", fields: [], label: entry.kind };
  const fields = [["removed", entry.key], ["kind", entry.kind], ["url", content.url], ["reason", reason], ["content", JSON.stringify(content.fields)]];
  const key = uuid7().replaceAll("-", "");
  const about = { key, kind: "removal", author: entry.author, subject: entry.subject, follows: false, app: page().dataset.app };
  const url = dialog.dataset.url;
  const said = { url, fields: [...fields, ["request_token", key]], label: word("removal", { label: content.label }), form_url: "/outbox" };
  const kept = await keep(about, { ...said, places: [], marks: null });
  if (kept) await change(entry.key, { state: "asks", last: { at: Date.now(), why: "removed" } });
  await send({ pressed: true });
  drawDevice();
}

async function drawRoom() {
  const { usage = 0, quota = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  const isKept = await navigator.storage?.persisted?.();
  const megabytes = (bytes) => Math.round(bytes / 1e6);
  spot("room").textContent = filled(spot("room").dataset[isKept ? "kept" : "loose"], { used: megabytes(usage), all: megabytes(quota) });
  await contacted();
}
