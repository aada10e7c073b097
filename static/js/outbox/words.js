// The sentences come from the page, in the reader's language: `word("received", { time })`.
export const page = () => document.getElementById("outbox");

export const word = (name, values = {}) => filled(page().dataset[name] ?? "", values);

export const filled = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_whole, part) => values[part] ?? "");

const HOUR = { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Brussels" };

export const minute = (at) => new Date(at).toLocaleTimeString("nl-BE", HOUR);

export const isTyping = () => Boolean(document.querySelector("unsaved-form")?.changed?.length);
