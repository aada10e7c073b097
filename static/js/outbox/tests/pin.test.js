import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ELS, empty, KARIM, SECRET, write } from "./tablet.js";
import { forget, prepare, unlock, wrap } from "../pin.js";
import { entriesHere } from "../entries.js";
import { keyOf, lockUp, takeKey, unsealed } from "../seal.js";
import { remember, remembered, within } from "../stores.js";

Object.assign(document, { querySelector: () => null });
const rowOf = (user) => within(["keys"], "readonly", (keys) => keys.get(user));
const changeRow = (values) => within(["keys"], "readwrite", async (keys) => keys.put({ ...(await keys.get(ELS)), ...values }));

beforeEach(async () => {
  await empty();
  await remember({ holder: ELS });
});

test("a locked tablet has no key open, and the PIN gives it back: what was sealed before can be read", async () => {
  await write();
  await prepare(ELS, "3719");
  await wrap(ELS, SECRET);
  assert.ok((await rowOf(ELS)).wrapped && !("wrapper" in (await rowOf(ELS))));
  await lockUp();
  assert.deepEqual([await keyOf(ELS), await keyOf(KARIM)], [null, null]);
  await takeKey(ELS, SECRET);
  assert.equal(await keyOf(ELS), null, "a ping that was under way");
  await write();
  assert.equal((await entriesHere()).length, 1);
  assert.deepEqual(await unlock("1111"), { isOpen: false, left: 4 });
  assert.ok(await remembered("locked"));
  assert.equal((await unlock("3719")).isOpen, true);
  assert.deepEqual([await remembered("locked"), (await rowOf(ELS)).tries], [undefined, 0]);
  assert.equal((await unsealed(await keyOf(ELS), (await entriesHere())[0])).label, "Amir: present");
});

test("after five tries the right PIN opens nothing any more: the server does", async () => {
  await prepare(ELS, "3719");
  await wrap(ELS, SECRET);
  await changeRow({ tries: 4 });
  await lockUp();
  assert.deepEqual(await unlock("1111"), { isOpen: false, left: 0 });
  assert.equal((await rowOf(ELS)).wrapped, null);
  assert.deepEqual(await unlock("3719"), { isOpen: false, left: 0 });
  assert.ok((await remembered("locked")) && !(await keyOf(ELS)));
});

test("a PIN that the server refused, one of long ago, and one that was replaced open nothing", async () => {
  await prepare(ELS, "1111");
  await forget(ELS);
  await wrap(ELS, SECRET);
  assert.equal((await rowOf(ELS)).wrapped, null);
  await prepare(ELS, "1111");
  await changeRow({ wrapper: { ...(await rowOf(ELS)).wrapper, at: Date.now() - 60_000 } });
  await wrap(ELS, SECRET);
  assert.equal((await rowOf(ELS)).wrapped, null);
  await changeRow({ wrapped: { salt: new Uint8Array(16) } });
  await forget(ELS, true);
  assert.equal((await rowOf(ELS)).wrapped, null);
});
