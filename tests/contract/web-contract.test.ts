/** The web chat is held to what every front-end is. What it has beside it is in tests/web. */

import { frontEndContract } from "./front-end-contract.ts";
import { webHarness } from "./web-setup.ts";

frontEndContract(webHarness);
