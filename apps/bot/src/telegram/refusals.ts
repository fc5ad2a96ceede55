/** What Telegram's refusals mean for a delivery, and errors that can be logged without giving anything away. */
import { GrammyError, HttpError } from "grammy";
import { PlatformTrouble, Undeliverable } from "../front-end.ts";

export type Refusal =
  | "chat-closed-to-us"
  | "not-modified"
  | "nothing-to-edit"
  | "nothing-to-delete"
  | "bad-markup"
  | "not-a-photo"
  | "too-large"
  | "other";

/** auto-retry throws a plain `Error` when its waiting is cut short. */
const AUTO_RETRY_ABORT = "Request aborted while waiting between retries";

/**
 * The Bot API tells its 400s apart by their descriptions alone: there is no finer code. Compared without case, since
 * the server capitalises some (https://github.com/tdlib/telegram-bot-api, `fail_query_with_error`).
 */
const DESCRIPTIONS: readonly [RegExp, Refusal][] = [
  [/message is not modified/i, "not-modified"],
  [
    /message to edit not found|message can't be edited|no text in the message to edit|MESSAGE_ID_INVALID/i,
    "nothing-to-edit",
  ],
  [/message to delete not found/i, "nothing-to-delete"],
  [/can't parse entities/i, "bad-markup"],
  [/PHOTO_INVALID_DIMENSIONS|IMAGE_PROCESS_FAILED|too big for a photo|PHOTO_EXT_INVALID/i, "not-a-photo"],
  [/chat not found|PEER_ID_INVALID|user not found|chat was deactivated|user is deactivated/i, "chat-closed-to-us"],
  [/not enough rights|no rights to send|CHAT_WRITE_FORBIDDEN|CHAT_RESTRICTED/i, "chat-closed-to-us"],
  [/CHAT_SEND_\w+_FORBIDDEN|message thread not found|TOPIC_CLOSED|TOPIC_DELETED/i, "chat-closed-to-us"],
];

/** What kind of refusal an error is; `undefined` when Telegram did not answer at all. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof GrammyError)) return undefined;
  if (error.error_code === 403) return "chat-closed-to-us";
  if (error.error_code === 413) return "too-large";
  if (error.error_code !== 400) return "other";
  return DESCRIPTIONS.find(([pattern]) => pattern.test(error.description))?.[1] ?? "other";
}

/** The error a delivery ends with: `Undeliverable` where no later attempt can succeed, else a `PlatformTrouble`. */
export function deliveryError(error: unknown): Error {
  const refusal = refusalOf(error);
  if (refusal === "chat-closed-to-us") return new Undeliverable(plainError(error).message);
  if (refusal === "too-large") return new Undeliverable("The file is larger than Telegram lets a bot send.");
  return plainError(error);
}

/** The error without message text and token. */
export function plainError(error: unknown): Error {
  if (error instanceof GrammyError) {
    const { method, error_code: code, description, parameters } = error;
    return new PlatformTrouble(`Telegram answered ${method} with ${code}: ${description}`, {
      code,
      retryAfterSec: parameters.retry_after,
    });
  }
  if (error instanceof HttpError) return new PlatformTrouble(`${error.message} ${networkReason(error.error)}`.trim());
  if (isAbort(error)) return new PlatformTrouble("Telegram did not answer in time.");
  return error instanceof Error ? error : new Error(String(error));
}

function networkReason(error: unknown): string {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  if (typeof code === "string") return `(${code})`;
  return isAbort(error) ? "(no answer in time)" : "";
}

function isAbort(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === "AbortError" || error.name === "TimeoutError" || error.message === AUTO_RETRY_ABORT;
}
