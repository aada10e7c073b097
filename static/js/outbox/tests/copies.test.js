import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { answers, ELS, empty, KARIM } from "./tablet.js";
import { copiesHere, copyOf, keepCopy } from "../copies.js";
import { remember, within } from "../stores.js";

beforeEach(async () => {
  await empty();
  await remember({ holder: ELS });
});

const HTML = '<html lang="nl"><title>Plan · Amal Field</title><input name="csrf_token" value="secret">Lafertin</html>';
const page = (user = ELS, status = 200, body = HTML) => answers(status, { "Amal-User": user, "Content-Type": "text/html; charset=utf-8" }, body);

test("a page of the holder is kept for today, sealed and without its token", async () => {
  assert.ok(await keepCopy("/plan", page(), "1"));
  const [kept] = await copiesHere();
  assert.ok(!new TextDecoder("latin1").decode(kept.sealed).includes("Lafertin"));
  const copy = await copyOf("/plan");
  assert.equal(copy.title, "Plan");
  assert.ok(copy.html.includes("Lafertin") && !copy.html.includes("secret"));
});

test("another's page, a refusal and a portal are not kept", async () => {
  for (const answer of [page(KARIM), page(ELS, 404), new Response(HTML)]) assert.equal(await keepCopy("/plan", answer, "1"), false);
  assert.equal((await copiesHere()).length, 0);
});

test("the copy of yesterday, and that of another, is gone", async () => {
  for (const [url, values] of [["/plan", { day: "2020-01-06" }], ["/roll", { user: KARIM }]]) {
    await keepCopy(url, page(), "1");
    await within(["copies"], "readwrite", async (copies) => copies.put({ ...(await copies.get(url)), ...values }));
    assert.equal(await copyOf(url), undefined);
  }
  assert.equal((await copiesHere()).length, 0);
});

test("keeping the first page of a day clears those of the days before", async () => {
  await keepCopy("/plan", page(), "1");
  await within(["copies", "meta"], "readwrite", async (copies, meta) => {
    await copies.put({ ...(await copies.get("/plan")), day: "2020-01-06" });
    await meta.put({ name: "copies_of", value: "2020-01-06" });
  });
  for (const url of ["/roll", "/tent"]) await keepCopy(url, page(), "1");
  assert.deepEqual((await copiesHere()).map(({ url }) => url), ["/roll", "/tent"]);
});
