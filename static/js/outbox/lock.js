// What only a shared tablet needs: opening its lock while the server does not answer. The elements, which import nothing, find it by its name.
import { sayRefused } from "./locked-page.js";
import { forget, keepCover, prepare, unlock, wrap } from "./pin.js";

globalThis.sealing = { forget, keepCover, prepare, unlock, wrap, sayRefused };

const asked = document.querySelector("main pin-pad[data-user]");
if (asked) forget(asked.dataset.user).catch(() => {});
