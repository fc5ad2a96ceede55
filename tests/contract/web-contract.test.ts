/** The web chat is held to what every front-end is. What it has beside it is in tests/web. */

import { frontEndContract } from "./front-end-contract.ts";
import { webHarness } from "./web-setup.ts";

frontEndContract(webHarness, {
  groups: "a chat in the browser is one athlete's alone",
  "a limit to a text's length": "a page takes a text of any length",
  refusals: "nobody stands between Spotter and the page who could refuse",
});
