// What only some pages need: this tablet's own page, and those that are made ready for the day.
import { showDevice } from "./device-page.js";
import { watchPreparing } from "./preparing.js";

export { leave } from "./leaving.js";
export { reopen } from "./reopening.js";

showDevice();
watchPreparing();
