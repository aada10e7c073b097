import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { answers, ELS, empty, serve, stored, write } from "./tablet.js";
import { ROLL, sends, soon, stands } from "./form.js";
import { makeAnew } from "../device-page.js";
import { change, entriesHere, entryOf } from "../entries.js";
import { send } from "../sender.js";
import { remember } from "../stores.js";

beforeEach(async () => {
  await empty();
  await remember({ holder: ELS });
});

const KEY = "f".repeat(32);
const TAP = `${ROLL}/people/018f0000-0000-7000-8000-0000000000bb/present`;
const waiting = async () => (await entriesHere()).map(({ kind, state }) => [kind, state]);

test("what is refused while its page waits stays in the form alone", async () => {
  serve({ answer: () => answers(422) });
  assert.equal((await sends("tap", TAP)).status, 422);
  assert.deepEqual(await waiting(), []);
});

test("what is refused after the page got the answer of the tablet stays, and goes again as late", async () => {
  const sent = serve({ answer: (entry, all) => (all.length > 1 ? stored(entry) : soon(800).then(() => answers(422))) });
  const { status } = await sends("tap", TAP);
  assert.equal(status, 202);
  assert.deepEqual(await waiting(), [["tap", "sending"]]);
  await soon(1_000);
  assert.deepEqual(sent.map(({ headers }) => headers["Amal-Try"]), ["1", "2"]);
  assert.deepEqual(await waiting(), []);
});

test("what depends on an entry that asks is not sent, and not refused", async () => {
  const person = "018f0000-0000-7000-8000-0000000000bb";
  const walkIn = await write({ kind: "walk-in", subject: person });
  await change(walkIn, { state: "asks", tries: 1 });
  const sent = serve({ answer: () => answers(422) });
  assert.equal((await sends("tap", TAP)).status, 202);
  await soon();
  assert.equal(sent.length, 0);
  assert.deepEqual(await waiting(), [["walk-in", "asks"], ["tap", "here"]]);
});

test("everybody are those without a mark on the screen, and nobody where there is none", async () => {
  const sent = serve();
  for (const people of [["amir", "bea"], []]) {
    stands(...people);
    await sends("everyone", `${ROLL}/everyone/present`);
  }
  assert.deepEqual(sent.map(({ body }) => body.replace(/&request_token=.*/, "")), ["person_id=&person_id=amir&person_id=bea", "person_id="]);
});

const WALK_IN = `${ROLL}/walk-ins`;

// Somebody who walked in, and a tap on them, both here; what asks is the first.
async function zeno() {
  globalThis.fetch = () => Promise.reject(new TypeError("Failed to fetch"));
  await sends("walk-in", WALK_IN, { given_name: " ", request_token: KEY }, "person_id");
  const { subject } = await entryOf(KEY);
  await sends("tap", `${ROLL}/people/${subject}/absent`);
  await soon();
  await change(KEY, { state: "asks", tries: 1, last: { at: 1, why: "other-content" } });
  return subject;
}

test("a correction keeps the person that it minted", async () => {
  const person = await zeno();
  await sends("walk-in", WALK_IN, { given_name: "Zeno", request_token: KEY }, "person_id");
  assert.deepEqual((await entriesHere()).map(({ subject }) => subject), [person, person]);
  const sent = serve();
  await send({ pressed: true });
  assert.deepEqual(sent.map(({ body }) => new URLSearchParams(body).get("person_id")), [person, null]);
});

test("what is sent as new makes somebody new, and what depends on it is about them", async () => {
  const person = await zeno();
  await makeAnew(await entryOf(KEY));
  const [walkIn, tap] = await entriesHere();
  assert.ok(walkIn.key !== KEY && walkIn.subject !== person);
  assert.deepEqual([tap.subject, tap.depends_on, walkIn.state], [walkIn.subject, walkIn.key, "here"]);
  const sent = serve();
  await send({ pressed: true });
  assert.deepEqual(sent.map(({ url }) => url), [WALK_IN, `${ROLL}/people/${walkIn.subject}/absent`]);
  const said = new URLSearchParams(sent[0].body);
  assert.deepEqual([said.get("person_id"), said.get("request_token")], [walkIn.subject, walkIn.key]);
  assert.deepEqual(await entriesHere(), []);
});
