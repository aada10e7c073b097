// What only some pages need: this tablet's own page, those that are made ready for the day, and those drawn from their copy.
import { settleCopy } from "./copied-page.js";
import { showDevice } from "./device-page.js";
import { watchPreparing } from "./preparing.js";

export { leave } from "./leaving.js";
export { offer, sayOldTab } from "./newer.js";
export { reopen } from "./reopening.js";

settleCopy();
showDevice();
watchPreparing();
