// A page that was drawn from its copy: each form gets a key of its own, what needs the server says so, and it goes once the server answers.
import { entriesHere } from "./entries.js";
import { uuid7 } from "./keys.js";
import { word } from "./words.js";

const isCopied = () => "copied" in document.documentElement.dataset;

export function settleCopy() {
  if (!isCopied()) return;
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
  const isTyping = document.querySelector("unsaved-form")?.changed?.length;
  if (!isTyping && !(await entriesHere()).length) location.reload();
}
