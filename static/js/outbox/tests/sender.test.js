import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { answers, ELS, empty, KARIM, serve, stored, write } from "./tablet.js";
import { change, entriesHere, entryOf, receiptsHere } from "../entries.js";
import { send } from "../sender.js";
import { contentOf } from "../signs.js";
import { verdict } from "../wire.js";

beforeEach(empty);

const now = { pressed: true };
const waiting = async () => (await entriesHere()).map(({ key, state }) => [key, state]);

test("what waits is sent in order within its subject, each once, by two tabs at once", async () => {
  const keys = [];
  for (const subject of ["amir", "bea", "amir", "bea", "amir"]) keys.push(await write({ subject }));
  const sent = serve();
  await Promise.all([send(now), send(now)]);
  assert.deepEqual(sent.map(({ key }) => key).sort(), [...keys].sort());
  const order = sent.map(({ key }) => keys.indexOf(key));
  assert.deepEqual(order.filter((place) => place % 2 === 0 && place !== undefined), [0, 2, 4]);
  assert.deepEqual(await waiting(), []);
  assert.equal((await receiptsHere()).length, 5);
});

test("a refused entry stays and holds only what depends on it", async () => {
  const refused = await write({ subject: "zeno" });
  const dependent = await write({ subject: "zeno", follows: true });
  const others = [await write({ subject: "zeno" }), await write({ subject: "bea" })];
  const sent = serve({ answer: (entry) => (entry.key === refused ? answers(422) : stored(entry)) });
  await send(now);
  assert.deepEqual(await waiting(), [[refused, "asks"], [dependent, "here"]]);
  assert.deepEqual(sent.map(({ key }) => key).filter((key) => others.includes(key)).length, 2);
});

test("what cannot be read any more stays, and stops nothing", async () => {
  const broken = await write();
  await change(broken, { sealed: new ArrayBuffer(40) });
  const others = [await write(), await write({ subject: "bea" })];
  const sent = serve();
  await send(now);
  assert.deepEqual(sent.map(({ key }) => key).sort(), others.sort());
  assert.deepEqual(await waiting(), [[broken, "here"]]);
  assert.equal(await contentOf(await entryOf(broken)), null);
});

test("what another wrote waits for its author", async () => {
  const of = await write({ author: ELS });
  const mine = await write({ author: KARIM });
  const sent = serve({ as: KARIM });
  await send(now);
  assert.deepEqual(sent.map(({ key }) => key), [mine]);
  assert.deepEqual(await waiting(), [[of, "here"]]);
});

test("an old token is asked for once more", async () => {
  const key = await write();
  const sent = serve({ answer: (entry, all) => (all.length === 1 ? answers(400) : stored(entry)) });
  await send(now);
  assert.deepEqual(sent.map((entry) => [entry.key, entry.token]), [[key, "token 1"], [key, "token 2"]]);
  assert.deepEqual(await waiting(), []);
});

for (const [what, answer] of Object.entries({
  "a portal": () => new Response("<h1>Wifi</h1>", { status: 200 }),
  "an answer without a receipt": () => answers(200),
  "the receipt of another": () => answers(200, { "Amal-Receipt": "0".repeat(32), "Amal-Outcome": "stored" }),
  "no network": () => Promise.reject(new TypeError("Failed to fetch")),
  "the end of the sign-in": () => answers(401),
  "a server that is busy": () => answers(503, { "Retry-After": "7" }),
  "its rival": () => answers(409),
})) {
  test(`${what} takes nothing away`, async () => {
    const keys = [await write(), await write({ subject: "bea" })];
    serve({ answer });
    await send(now);
    assert.deepEqual(await waiting(), keys.map((key) => [key, "here"]));
  });
}

test("a portal that answers the ping sends nothing at all", async () => {
  const key = await write();
  const sent = serve({ ping: () => new Response("<h1>Wifi</h1>", { status: 200 }) });
  await send(now);
  assert.equal(sent.length, 0);
  assert.deepEqual(await waiting(), [[key, "here"]]);
});

test("what a busy server holds up is not tried again before its time, but by the button", async () => {
  const key = await write();
  const sent = serve({ answer: (entry, all) => (all.length < 2 ? answers(503, { "Retry-After": "60" }) : stored(entry)) });
  await send();
  assert.ok((await entryOf(key)).last.until > Date.now() + 50_000);
  await send();
  assert.equal(sent.length, 1);
  await send(now);
  assert.deepEqual(await waiting(), []);
});

test("a pause that a wrong clock noted holds nothing up, nor is a contact ahead of the clock one of now", async (t) => {
  const key = await write();
  const sent = serve({ answer: () => answers(503, { "Retry-After": "60" }) });
  t.mock.timers.enable({ apis: ["Date"], now: Date.now() + 3 * 60 * 60 * 1000 });
  await send(now);
  t.mock.timers.reset(); // the clock is put right
  serve();
  await send();
  assert.deepEqual([sent.length, (await receiptsHere()).map((receipt) => receipt.key)], [1, [key]]);
});

test("an entry carries its key, its time and its try, and no token in its fields", async () => {
  const key = await write({ fields: [["role", "helper"]] });
  const [entry] = await sentBy(() => send(now));
  assert.equal(entry.url, `/at/${key}`);
  assert.equal(entry.body, "role=helper");
  const { "Amal-Entry": is, "Amal-Try": tries, "Amal-Entered-At": at, "HX-Request-Type": type } = entry.headers;
  assert.deepEqual([is, tries, type], ["1", "2", "partial"]); // not live: its page may be gone
  assert.match(at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
});

test("a removal takes what it removed away, once it is received", async () => {
  const refused = await write();
  serve({ answer: () => answers(422) });
  await send(now);
  await write({ kind: "removal", subject: "away", fields: [["removed", refused]] });
  serve();
  await send(now);
  assert.deepEqual(await waiting(), []);
});

test("each answer means one thing", () => {
  const means = (status, headers) => verdict(answers(status, headers), "k");
  assert.deepEqual(means(200, { "Amal-Receipt": "k", "Amal-Outcome": "aside" }), { outcome: "aside" });
  assert.equal(means(413, { "Amal-Reason": "too-large" }).asks, "too-large");
  assert.equal(means(422).asks, "asks");
  assert.equal(means(400).waits, "token");
  assert.equal(means(429, { "Retry-After": "5" }).after, 5);
  assert.equal(verdict(new Response("", { status: 502 }), "k").waits, "busy");
});

async function sentBy(deed) {
  const sent = serve();
  await deed();
  return sent;
}
