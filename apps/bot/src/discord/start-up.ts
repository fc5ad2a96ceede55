/** Connecting to Discord, with patience for a network that is not there yet and words for what waiting cannot mend. */

import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, GatewayCloseCodes } from "discord.js";
import { PlatformTrouble } from "../front-end.ts";
import type { Log } from "../log.ts";
import { backoffMs, pause } from "../pause.ts";
import { plainError } from "./refusals.ts";

const RETRY_MS = { first: 500, max: 10_000 };

/** Thrown when the front-end is stopped while it still waits for Discord. */
export class StoppedEarly extends Error {
  override readonly name = "StoppedEarly";
}

/** Discord's gateway closed, and trying again as we are would change nothing. */
export class GatewayRefusal extends Error {
  override readonly name = "GatewayRefusal";
}

/** Tries until Discord can be reached and is well, saying each time that it waits; throws what waiting cannot mend. */
export async function patiently<T>(log: Log, stopping: AbortSignal, call: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    if (stopping.aborted) throw new StoppedEarly("The Discord front-end was stopped before it had started.");
    try {
      const answer = await call();
      if (attempt > 0) log.info("Discord answers.");
      return answer;
    } catch (error) {
      if (stopping.aborted) continue;
      const final = finalError(error);
      if (final) throw final;
      const trouble = plainError(error);
      const askedMs = trouble instanceof PlatformTrouble ? (trouble.retryAfterSec ?? 0) * 1000 : 0;
      const waitMs = Math.max(backoffMs(attempt, RETRY_MS.first, RETRY_MS.max), askedMs);
      log.warn({ waitMs }, `Discord cannot be reached yet; waiting. ${trouble.message}`);
      await pause(waitMs, stopping);
    }
  }
}

/** In words, why Discord's gateway will not have us, and the way out. */
export function gatewayRefusal(code: number): string {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return WRONG_TOKEN;
    case GatewayCloseCodes.DisallowedIntents:
      return (
        "Discord does not let the bot read what people write: the Message Content Intent is off. " +
        "Switch it on at https://discord.com/developers/applications (your application, Bot, Privileged Gateway Intents) and restart Spotter."
      );
    default:
      return `Discord's gateway refuses the bot with code ${code}. A newer version of Spotter may be needed.`;
  }
}

const WRONG_TOKEN =
  "Discord does not know the token in DISCORD_BOT_TOKEN. " +
  "Make a new one at https://discord.com/developers/applications (your application, Bot, Reset Token) and restart Spotter.";

/** The error to end the start with; `undefined` where waiting may help. */
function finalError(error: unknown): Error | undefined {
  if (error instanceof GatewayRefusal) return error;
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) return new Error(WRONG_TOKEN);
  if (!(error instanceof DiscordAPIError) || error.status === 429) return undefined;
  return error.status === 401 ? new Error(WRONG_TOKEN) : plainError(error);
}
