/** What Discord's refusals mean, and errors that can be logged without giving anything away. */
import { RESTJSONErrorCodes as Code, DiscordAPIError, HTTPError, RateLimitError } from "discord.js";
import { PlatformTrouble, Undeliverable } from "../front-end.ts";

export type Refusal = "closed-to-us" | "not-found" | "token-expired" | "too-large" | "other";

/** In words, why a channel takes nothing from us, and the way out. */
const CLOSED: ReadonlyMap<number | string, string> = new Map([
  [Code.UnknownChannel, "the channel is gone"],
  [Code.UnknownGuild, "the server is gone, or the bot was taken out of it"],
  [Code.MissingAccess, "the bot may not see the channel. Give it View Channel there"],
  [
    Code.MissingPermissions,
    "the bot lacks a permission there. It needs View Channel, Send Messages, Send Messages in Threads, Attach Files and Read Message History",
  ],
  [Code.CannotSendMessagesToThisUser, "the person takes no private messages from the bot"],
  [Code.InvalidActionOnArchivedThread, "the thread is archived and locked"],
  [Code.CannotSendMessagesInNonTextChannel, "no messages can be sent there"],
  [Code.CannotExecuteActionOnThisChannelType, "no messages can be sent there"],
]);

const NOT_FOUND: ReadonlySet<number | string> = new Set([
  Code.UnknownMessage,
  Code.CannotEditMessageAuthoredByAnotherUser,
]);

const TOKEN_EXPIRED: ReadonlySet<number | string> = new Set([
  Code.UnknownWebhook,
  Code.UnknownInteraction,
  Code.InvalidWebhookToken,
]);

/** What kind of refusal an error is; `undefined` when Discord did not answer at all. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof DiscordAPIError)) return error instanceof HTTPError ? "other" : undefined;
  if (CLOSED.has(error.code)) return "closed-to-us";
  if (NOT_FOUND.has(error.code)) return "not-found";
  if (TOKEN_EXPIRED.has(error.code)) return "token-expired";
  if (error.status === 413 || error.code === Code.RequestEntityTooLarge) return "too-large";
  return "other";
}

/** The error a delivery ends with: `Undeliverable` where no later attempt can succeed, else a `PlatformTrouble`. */
export function deliveryError(error: unknown): Error {
  const refusal = refusalOf(error);
  if (refusal === "closed-to-us" && error instanceof DiscordAPIError)
    return new Undeliverable(`Discord refuses the reply: ${CLOSED.get(error.code)}.`);
  if (refusal === "too-large") return new Undeliverable("The file is larger than Discord lets a bot send.");
  return plainError(error);
}

/** The error without message text and tokens. */
export function plainError(error: unknown): Error {
  if (error instanceof DiscordAPIError) {
    const { status, code, method } = error;
    const where = fieldsIn(error.rawError);
    return new PlatformTrouble(
      `Discord answered a ${method} with ${status}, code ${code}${where && `, about ${where}`}.`,
      {
        code: status,
      },
    );
  }
  if (error instanceof HTTPError)
    return new PlatformTrouble(`Discord answered a ${error.method} with ${error.status}.`, { code: error.status });
  if (error instanceof RateLimitError)
    return new PlatformTrouble("Discord asks for a pause.", {
      code: 429,
      retryAfterSec: Math.ceil(error.retryAfter / 1000),
    });
  if (error instanceof Error && isNetwork(error))
    return new PlatformTrouble(`Discord cannot be reached (${networkReason(error)}).`);
  return error instanceof Error ? error : new Error(String(error));
}

/** The names of the fields that Discord found wrong, without what stood in them. */
function fieldsIn(raw: unknown): string {
  const errors = typeof raw === "object" && raw !== null && "errors" in raw ? raw.errors : undefined;
  return typeof errors === "object" && errors !== null ? Object.keys(errors).join(", ") : "";
}

function isNetwork(error: Error): boolean {
  return error.name === "AbortError" || error.name === "TimeoutError" || error.cause !== undefined || "code" in error;
}

function networkReason(error: Error): string {
  if (error.name === "AbortError" || error.name === "TimeoutError") return "no answer in time";
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause)
    if ("code" in cause && typeof cause.code === "string") return cause.code;
  return error.name;
}
