/** Discord is held to what every front-end is. */

import { discordHarness } from "./discord-setup.ts";
import { frontEndContract } from "./front-end-contract.ts";

frontEndContract(discordHarness);
