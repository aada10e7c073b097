import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ELS, empty, KARIM, write } from "./tablet.js";
import { change, entriesHere, entryOf, receiptsHere, receive, summary } from "../entries.js";
import { keyOf, unsealed } from "../seal.js";
import { makeStores, within } from "../stores.js";

beforeEach(empty);

test("what an entry says is sealed", async () => {
  const entry = await entryOf(await write({ fields: [["given_name", "Zeno"]] }));
  const bytes = new TextDecoder("latin1").decode(entry.sealed);
  assert.ok(!bytes.includes("Zeno") && !JSON.stringify(entry).includes("Amir"));
  assert.deepEqual((await unsealed(await keyOf(ELS), entry)).fields, [["given_name", "Zeno"]]);
  await assert.rejects(crypto.subtle.exportKey("raw", await keyOf(ELS)));
});

test("without a key of its author nothing is written", async () => {
  await within(["keys"], "readwrite", (keys) => keys.clear());
  await write();
  assert.equal((await entriesHere()).length, 0);
});

test("a correction takes the place and the tries of what was refused", async () => {
  const first = await write();
  await write();
  await change(first, { state: "asks", tries: 1 });
  await write({ key: first });
  const [one, other] = await entriesHere();
  assert.deepEqual([one.key, one.order, one.state, one.tries, other.order], [first, 1, "here", 1, 2]);
});

test("an entry depends on what came before about its subject, of its own author", async () => {
  await write({ author: KARIM });
  const before = await write();
  const after = await entryOf(await write({ follows: true }));
  assert.equal(after.depends_on, before);
  assert.equal((await entryOf(await write({ follows: true, subject: "bea" }))).depends_on, null);
});

test("a receipt takes its entry away, and what that took back", async () => {
  const [first, second, third] = [await write(), await write(), await write()];
  await receive(await entryOf(second), "stored", first);
  assert.deepEqual((await entriesHere()).map(({ key }) => key), [third]);
  assert.deepEqual((await receiptsHere()).map(({ key, outcome }) => [key, outcome]), [[second, "stored"]]);
});

test("the server is told counts alone", async () => {
  await write();
  await change(await write(), { state: "asks" });
  await write({ author: KARIM });
  const told = summary(await entriesHere());
  assert.deepEqual(told.map(({ user, count, asks }) => [user, count, asks]), [[ELS, 2, 1], [KARIM, 1, 0]]);
  assert.deepEqual(Object.keys(told[0]), ["user", "count", "asks", "oldest"]);
});

test("making the stores again drops nothing", async () => {
  const made = [];
  const entries = { indexNames: { contains: () => true } };
  makeStores({ objectStoreNames: { contains: () => true }, createObjectStore: (name) => made.push(name) }, { objectStore: () => entries });
  assert.deepEqual(made, []);
});
