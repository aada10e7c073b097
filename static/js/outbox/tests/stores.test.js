import assert from "node:assert/strict";
import { test } from "node:test";
import { empty } from "./tablet.js";
import { connected } from "../stores.js";
import { sayOldTab } from "../newer.js";

test("an old tab that blocks the stores of a new version: the page says so, and goes on once it is closed", async () => {
  await empty();
  const old = await new Promise((done) => (indexedDB.open("amal-field", 1).onsuccess = ({ target }) => done(target.result)));
  const parts = { first: {}, more: {} };
  const dataset = { oldTab: "Still open.", oldTabMore: "Close it." };
  const bar = { hidden: true, dataset, querySelector: (path) => parts[path.match(/=(\w+)/)[1]] };
  document.getElementById = () => bar;
  const told = new Promise((done) => document.addEventListener("outbox:blocked", () => done(sayOldTab())));
  const opening = connected(2);
  await told;
  assert.deepEqual([bar.hidden, parts.first.textContent, parts.more.textContent], [false, "Still open.", "Close it."]);
  old.close();
  const db = await opening;
  assert.ok(db.objectStoreNames.contains("entries"));
  db.close();
});
