import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { answers, ELS, empty, KARIM, SECRET, serve, write } from "./tablet.js";
import { copiesHere, keepCopy } from "../copies.js";
import { entriesHere } from "../entries.js";
import { keyOf } from "../seal.js";
import { send } from "../sender.js";
import { remember, remembered, within } from "../stores.js";
import { contacted } from "../wire.js";

const HTML = '<html lang="nl"><title>Plan</title>Lafertin</html>';
const TYPE = { "Content-Type": "text/html; charset=utf-8" };
const heard = {};
const cache = { addAll: async () => {}, put: async () => {} };
Object.assign(globalThis, {
  self: { AMAL: { version: "1", assets: [] }, addEventListener: (kind, deed) => (heard[kind] = deed), clients: { claim: async () => {} } },
  caches: { open: async () => cache, keys: async () => [], match: async () => null },
  location: { origin: "https://amal.example", pathname: "/plan", href: "https://amal.example/plan" },
});
await import("../worker.js");

beforeEach(async () => {
  await empty();
  await remember({ holder: ELS });
  await keepCopy("/plan", answers(200, { "Amal-User": ELS, ...TYPE }, HTML), "1");
});

const gone = () => (globalThis.fetch = () => Promise.reject(new TypeError("Failed to fetch")));

// Opens a page through the worker: its status and its words.
async function opens(path = "/plan") {
  let answer;
  const request = { method: "GET", mode: "navigate", url: `https://amal.example${path}` };
  heard.fetch({ request, respondWith: (promise) => (answer = promise), waitUntil: () => {} });
  const { status } = await answer;
  return { status, words: await (await answer).text() };
}

const tells = (told) => serve({ ping: () => answers(200, {}, JSON.stringify({ at: new Date().toISOString(), ...told })) });

test("without a network the copy shows; of a locked tablet nothing does, and nothing is written on it", async () => {
  gone();
  assert.ok((await opens()).words.includes("Lafertin"));
  await remember({ locked: Date.now() });
  const { status, words } = await opens();
  assert.ok(status === 503 && words.includes("vergrendeld") && words.includes("verrouillée") && words.includes("locked"));
  assert.ok(!words.includes("Lafertin"));
  await write();
  assert.deepEqual(await entriesHere(), []);
});

test("a ping locks, that of its holder opens, and no copy is lost", async () => {
  tells({ user: null, locked: true });
  await contacted({ fresh: true });
  assert.ok(await remembered("locked"));
  await new Promise((done) => setTimeout(done, 5));
  document.documentElement.dataset.covered = "";
  tells({ user: ELS, locked: false, key: SECRET });
  await contacted({ fresh: true });
  assert.ok(await remembered("locked"), "the page is covered still");
  delete document.documentElement.dataset.covered;
  await contacted({ fresh: true });
  assert.equal(await remembered("locked"), undefined);
  assert.equal((await copiesHere()).length, 1);
});

test("a tablet that was locked by a clock that ran ahead opens", async () => {
  await remember({ locked: Date.now() + 3 * 60 * 60 * 1000 });
  tells({ user: ELS, key: SECRET });
  await contacted({ fresh: true });
  assert.equal(await remembered("locked"), undefined);
});

test("a ping that was under way when the tablet was locked does not open it", async () => {
  serve({ ping: async () => {
    await remember({ locked: Date.now() });
    return answers(200, {}, JSON.stringify({ at: new Date().toISOString(), user: ELS, key: SECRET }));
  } });
  await contacted({ fresh: true });
  assert.ok(await remembered("locked"));
});

test("who signed out without a network is signed out first, though their sign-in was locked meanwhile", async () => {
  for (const told of [{ user: ELS }, { user: null, locked: true }]) {
    await remember({ signed_out_at: 1 });
    const asked = [];
    globalThis.fetch = async (url) => {
      asked.push(url.url ?? url);
      return url === "/outbox/ping" ? answers(200, {}, JSON.stringify({ token: "token", ...told })) : answers(200, TYPE, "Sign in");
    };
    assert.equal((await opens()).words, "Sign in");
    assert.deepEqual(asked, ["/outbox/ping", "/sign-out", "https://amal.example/plan"]);
    assert.equal(await remembered("signed_out_at"), undefined);
  }
});

test("a page takes neither key nor holder back from who signed out", async () => {
  await within(["keys", "meta"], "readwrite", (keys, meta) => Promise.all([keys.clear(), meta.delete("holder")]));
  await remember({ signed_out_at: 1 });
  tells({ user: ELS, key: SECRET });
  await contacted({ fresh: true });
  assert.deepEqual([await keyOf(ELS), await remembered("holder")], [undefined, undefined]);
});

test("a new worker takes over once no tab holds what somebody types", async () => {
  const tab = (isTyping) => ({ postMessage: (asked, [port]) => asked === "typing" && port.postMessage(isTyping) });
  const hears = async (data, ...tabs) => {
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise((done) => (port1.onmessage = ({ data: said }) => done(said)));
    let isOver = false;
    Object.assign(self, { skipWaiting: async () => (isOver = true), clients: { ...self.clients, matchAll: async () => tabs } });
    heard.message({ data, ports: [port2], waitUntil: () => {} });
    const said = await answer;
    port1.close();
    return [said.version, said.isHeld, isOver];
  };
  const silent = { postMessage: () => {} };
  assert.deepEqual(await hears("look", tab(false)), ["1", false, false]);
  assert.deepEqual(await hears("take-over", tab(false), tab(true)), ["1", true, false]);
  assert.deepEqual(await hears("take-over", tab(false), silent), ["1", false, true]);
});

test("a new worker clears the copies of the days before", async () => {
  await within(["copies"], "readwrite", async (copies) => copies.put({ ...(await copies.get("/plan")), day: "2020-01-06" }));
  let done;
  heard.activate({ waitUntil: (promise) => (done = promise) });
  await done;
  assert.deepEqual(await copiesHere(), []);
});

test("a blocked tablet hands in what waits, sealed as it lies there, and keeps what the server did not take", async () => {
  const [taken, left] = [await write(), await write()];
  const [{ sealed }] = await entriesHere();
  await remember({ blocked: "told", gone: [] });
  const asked = [];
  globalThis.fetch = async (url, options) => {
    if (url === "/outbox/sealed") asked.push(options.body);
    return answers(200, {}, JSON.stringify({ token: "token", kept: [taken] }));
  };
  const handsIn = () => new Promise((done) => heard.message({ data: "hand-in", waitUntil: (promise) => promise.then(done) }));
  await handsIn();
  const [first] = JSON.parse(asked[0].get("entries"));
  assert.deepEqual([asked[0].get("blocked"), asked[0].get("csrf_token"), first.key, first.author], ["told", "token", taken, ELS]);
  assert.equal(first.sealed, Buffer.from(sealed).toString("base64"));
  assert.deepEqual((await entriesHere()).map((entry) => entry.key), [left]);
  await handsIn();
  assert.equal(asked.length, 1, "it was handed in once");
});

test("of somebody without access alone is handed in what waits of them", async () => {
  const [theirs, mine] = [await write({ author: KARIM }), await write()];
  await remember({ gone: [KARIM] });
  const asked = [];
  globalThis.fetch = async (url, { body } = {}) => {
    if (body) asked.push(...JSON.parse(body.get("entries")));
    return answers(200, {}, JSON.stringify({ token: "token", kept: [theirs] }));
  };
  await new Promise((done) => heard.message({ data: "hand-in", waitUntil: (promise) => promise.then(done) }));
  assert.deepEqual(asked.map(({ key }) => key), [theirs]);
  assert.deepEqual((await entriesHere()).map((entry) => entry.key), [mine]);
});

for (const [what, meets] of Object.entries({
  "a page": () => opens(),
  "an entry": () => send({ pressed: true }),
  "a ping": () => contacted({ fresh: true }),
})) {
  test(`a tablet that was blocked loses keys and copies by ${what}, and no entry that the server does not have`, async () => {
    const key = await write();
    tells(what === "a ping" ? { user: null, wipe: true } : { user: ELS, key: SECRET });
    const answered = globalThis.fetch;
    const isBlocked = (url) => what !== "a ping" && url !== "/outbox/ping";
    globalThis.fetch = async (url, options) => (isBlocked(url) ? answers(401, { "Amal-Wipe": "1", ...TYPE }, "Blocked") : answered(url, options));
    await meets();
    await new Promise((done) => setTimeout(done, 50));
    assert.deepEqual([await copiesHere(), await keyOf(ELS)], [[], undefined]);
    assert.deepEqual((await entriesHere()).map((entry) => entry.key), [key]);
  });
}
