// An entry that asks its author opens in its own form, filled, and is sent from there: the error stands at the field.
import { entryOf } from "./entries.js";
import { contentOf } from "./signs.js";

export async function reopen() {
  const key = location.hash.match(/^#entry-([0-9a-f]{32})$/)?.[1];
  const entry = key && (await entryOf(key));
  const content = entry && (await contentOf(entry));
  if (!content) return;
  const form = [...document.forms].find((other) => new URL(other.action).pathname === content.url);
  if (!form) return document.getElementById(content.places[0])?.scrollIntoView({ block: "center" });
  for (const [name, value] of content.fields) fill(form, name, value);
  form.requestSubmit();
}

function fill(form, name, value) {
  for (const control of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
    if (["radio", "checkbox"].includes(control.type)) control.checked ||= control.value === value;
    else if (!control.matches("button")) control.value = value;
  }
}
