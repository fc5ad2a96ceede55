/** Telegram is held to what every front-end is. */
import { frontEndContract } from "./front-end-contract.ts";
import { telegramHarness } from "./telegram-setup.ts";

frontEndContract(telegramHarness, { deletion: "Telegram tells bots of none" });
