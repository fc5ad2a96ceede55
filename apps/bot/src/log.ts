/** Where a front-end tells its keeper what it does. Never message text, never a token. */
import type { Logger } from "pino";

export type Log = Pick<Logger, "debug" | "info" | "warn" | "error">;
