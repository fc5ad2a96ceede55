/** What is said to Telegram before events flow, with patience for a network that is not there yet. */
import { type Api, GrammyError } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import { PlatformTrouble } from "../front-end.ts";
import type { Log } from "../log.ts";
import { backoffMs, pause } from "../pause.ts";
import { clip } from "../render/split.ts";
import { deadline } from "./deadline.ts";
import { plainError } from "./refusals.ts";

const CALL_TIMEOUT_MS = 20_000;
const RETRY_MS = { first: 500, max: 10_000 };
/** https://core.telegram.org/bots/api#botcommand */
const MAX_COMMAND_HELP = 256;

/** Thrown when the front-end is stopped while it still waits for Telegram. */
export class StoppedEarly extends Error {
  override readonly name = "StoppedEarly";
}

/** Who we are, by Telegram's word. Waits while Telegram cannot be reached; throws a sentence for the keeper when the token is wrong. */
export async function introduce(api: Api, log: Log, stopping: AbortSignal): Promise<UserFromGetMe> {
  return patiently(log, stopping, () => api.raw.getMe(deadline(CALL_TIMEOUT_MS, stopping)));
}

/** Tries until Telegram can be reached and is well, saying each time that it waits; throws what waiting cannot mend. */
export async function patiently<T>(log: Log, stopping: AbortSignal, call: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    if (stopping.aborted) throw new StoppedEarly("The Telegram front-end was stopped before it had started.");
    try {
      const answer = await call();
      if (attempt > 0) log.info("Telegram answers.");
      return answer;
    } catch (error) {
      if (stopping.aborted) continue;
      const trouble = plainError(error);
      if (!mayPass(trouble)) throw startUpError(error);
      const waitMs = Math.max(backoffMs(attempt, RETRY_MS.first, RETRY_MS.max), (trouble.retryAfterSec ?? 0) * 1000);
      log.warn({ waitMs }, `Telegram cannot be reached yet; waiting. ${trouble.message}`);
      await pause(waitMs, stopping);
    }
  }
}

/** Fills the menu that Telegram shows at "/". Without it everything still works, so trouble is only logged. */
export async function publishCommands(
  api: Api,
  log: Log,
  commands: readonly { name: string; help: string }[],
  stopping: AbortSignal,
): Promise<void> {
  const menu = commands.map(({ name, help }) => ({ command: name, description: clip(help, MAX_COMMAND_HELP) }));
  try {
    for (const type of ["all_private_chats", "all_group_chats"] as const) {
      await api.raw.setMyCommands({ commands: menu, scope: { type } }, deadline(CALL_TIMEOUT_MS, stopping));
    }
  } catch (error) {
    log.warn(`The command menu could not be set. ${plainError(error).message}`);
  }
}

/** In words, why the bot hears little in groups, and the way out. */
export function privacyWarning(username: string): string {
  return (
    `Telegram's privacy mode is on for @${username}: in groups it hears only commands and replies to itself, not plain messages. ` +
    "Send /setprivacy to @BotFather, choose the bot and Disable, then take the bot out of the group and add it again; or make it an administrator there."
  );
}

function mayPass(trouble: Error): trouble is PlatformTrouble {
  if (!(trouble instanceof PlatformTrouble)) return false;
  return trouble.code === undefined || trouble.code >= 500 || trouble.code === 429;
}

function startUpError(error: unknown): Error {
  // A token of the wrong shape is 404: it is part of the address.
  if (error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404)) {
    return new Error(
      "Telegram does not know the token in TELEGRAM_BOT_TOKEN. Copy it again from @BotFather (/mybots, choose the bot, API Token) and restart Spotter.",
    );
  }
  return plainError(error);
}
