// A page that was drawn from its copy: each form gets a key of its own, what needs the server says so, and it goes once the server answers.
import { entriesHere } from "./entries.js";
import { uuid7 } from "./keys.js";
import { isTyping, word } from "./words.js";

export function settleCopy() {
  if (!("copied" in document.documentElement.dataset)) return;
  for (const field of document.querySelectorAll("[name=request_token]")) field.value = uuid7();
  for (const button of document.querySelectorAll("form[method=post] button, button[form]")) {
    const works = button.closest("[data-outbox], [data-outbox-leave]") ?? button.form?.closest("[data-outbox]");
    if (works || button.type === "button" || button.form?.method === "dialog") continue;
    button.disabled = true;
    button.title = word("online");
  }
  document.addEventListener("outbox:contact", ({ detail }) => detail.state === "here" && renew());
}

async function renew() {
  if (!isTyping() && !(await entriesHere()).length) location.reload();
}
