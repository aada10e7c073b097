import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { answers, empty, serve, stored, write } from "./tablet.js";
import "./form.js";
import { entriesHere } from "../entries.js";
import { leave } from "../leaving.js";
import { remembered } from "../stores.js";

const sentence = { dataset: { sentence: "waits: {n}", left: "left: {n}" } };
const words = document.getElementById;
const asked = [];
let choices = [];
const dialog = Object.assign(new EventTarget(), {
  querySelector: () => sentence,
  showModal() {
    asked.push(sentence.textContent);
    this.returnValue = choices.shift() ?? "";
    setTimeout(() => this.dispatchEvent(new Event("close")));
  },
});
document.getElementById = (id) => (id === "outbox-leave" ? dialog : words(id));
globalThis.FormData = class { *[Symbol.iterator]() {} };
let left;
location.replace = (to) => (left = to);

beforeEach(async () => {
  await empty();
  asked.length = 0;
  left = null;
});

const leaves = (...chosen) => ((choices = chosen), leave({ action: "/sign-out" }));
const sayable = (answer) => {
  const sent = serve({ answer });
  const app = globalThis.fetch;
  globalThis.fetch = async (url, options) => (url === "/sign-out" ? answers(200) : app(url, options));
  return sent;
};

test("what cannot be sent is said, and asked again; Escape stays", async () => {
  await write();
  await write({ subject: "bea" });
  sayable((entry) => (entry.url.endsWith("1") ? answers(503) : stored(entry)));
  await leaves("send", "");
  assert.deepEqual(asked, ["waits: 2", "left: 1"]);
  assert.deepEqual([left, (await entriesHere()).length, await remembered("signed_out_at")], [null, 1, undefined]);
  await leaves("send", "leave");
  assert.ok(left);
});

test("Escape stays at once; what is sent leaves at once", async () => {
  await write();
  const sent = sayable(stored);
  await leaves("");
  assert.deepEqual([left, sent.length], [null, 0]);
  await leaves("send");
  assert.deepEqual([Boolean(left), sent.length, asked], [true, 1, ["waits: 1", "waits: 1"]]);
});
