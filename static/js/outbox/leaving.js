// Signing out: it works without a network too. Keys and copies go in one step; entries stay, counted and unreadable, until their author is back.
import { entriesHere } from "./entries.js";
import { send } from "./sender.js";
import { within } from "./stores.js";
import { filled, page } from "./words.js";

const OUT_LIMIT = 5_000;

export async function leave(form) {
  const count = async () => (await entriesHere()).filter((entry) => entry.author === page().dataset.user).length;
  let sentence = "sentence";
  for (let waits = await count(); waits; waits = await count()) {
    const choice = await ask(waits, sentence);
    if (!choice) return; // Escape
    if (choice === "leave") break;
    await send({ pressed: true });
    sentence = "left";
  }
  await within(["keys", "copies", "meta"], "readwrite", (keys, copies, meta) =>
    Promise.all([keys.clear(), copies.clear(), meta.delete("holder"), meta.put({ name: "signed_out_at", value: Date.now() })]),
  );
  const options = { method: "POST", body: new URLSearchParams(new FormData(form)), signal: AbortSignal.timeout(OUT_LIMIT) };
  const answer = await fetch(form.action, options).catch(() => null);
  if (answer?.ok) await within(["meta"], "readwrite", (meta) => meta.delete("signed_out_at"));
  location.replace((answer?.ok && answer.url) || "/"); // the door, or of a shared tablet who is on it
}

function ask(waits, said) {
  const dialog = document.getElementById("outbox-leave");
  const sentence = dialog.querySelector("p");
  sentence.textContent = filled(sentence.dataset[said], { n: waits });
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((done) => dialog.addEventListener("close", () => done(dialog.returnValue), { once: true }));
}
