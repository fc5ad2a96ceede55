/**
 * Long polling that confirms an update only once it is received.
 *
 * grammY's own polling confirms a whole batch after its handlers ran, failed ones included, stops for good on a
 * conflict, and works through all chats one update after the other; hence this loop over `getUpdates`.
 */
import { type Api, GrammyError } from "grammy";
import type { Update } from "grammy/types";
import { inOrder } from "../in-order.ts";
import type { Log } from "../log.ts";
import { backoffMs, pause } from "../pause.ts";
import { deadline } from "./deadline.ts";
import { ALLOWED_UPDATES, chatOf } from "./incoming.ts";
import { plainError } from "./refusals.ts";
import type { UpdateHandler } from "./updates.ts";

const POLL_SECONDS = 30;
/** An answer that is this late will not come: the line is dead though it looks open. */
const POLL_TIMEOUT_MS = (POLL_SECONDS + 15) * 1000;
/** How long one chat's trouble may hold up the news of the others. */
const PATIENCE_MS = 1000;
const FAREWELL_TIMEOUT_MS = 3000;

const POLL_RETRY_MS = { first: 500, max: 15_000 };
const RECEIVE_RETRY_MS = { first: 250, max: 10_000 };

/**
 * Polls until `stopping` is aborted, then waits for the updates in hand and confirms what was received.
 *
 * `handle` gets the updates of one chat in order; one it fails on is given to it again until it succeeds, before
 * any later update of that chat. Telegram keeps what is not confirmed for 24 hours.
 */
export async function poll(our: { api: Api; log: Log; handle: UpdateHandler; stopping: AbortSignal }): Promise<void> {
  const { api, log, stopping } = our;
  const inTurn = inOrder<number | undefined>();
  const inHand = new Map<number, Promise<void>>();
  const received = new Set<number>();
  let batch: Update[] = [];
  let offset = 0;
  let failures = 0;

  const take = (update: Update) => {
    const id = update.update_id;
    if (inHand.has(id) || received.has(id)) return;
    const done = inTurn(chatOf(update), async () => {
      // One given up on at a stop stays in hand: it must not be confirmed.
      if (!(await handleUntilReceived(update, our))) return;
      received.add(id);
      inHand.delete(id);
    });
    inHand.set(id, done);
  };

  while (!stopping.aborted) {
    try {
      batch = await api.raw.getUpdates(
        { offset, timeout: inHand.size > 0 ? 0 : POLL_SECONDS, allowed_updates: ALLOWED_UPDATES },
        deadline(POLL_TIMEOUT_MS, stopping),
      );
      if (failures > 0) log.info("Telegram answers again.");
      failures = 0;
      for (const update of batch) take(update);
      await settledOrLate(inHand.values(), stopping);
      offset = nextOffset(offset, batch, inHand);
      if (inHand.size === 0) received.clear();
    } catch (error) {
      if (stopping.aborted) break;
      const askedSec = error instanceof GrammyError ? (error.parameters.retry_after ?? 0) : 0;
      const waitMs = Math.max(backoffMs(failures, POLL_RETRY_MS.first, POLL_RETRY_MS.max), askedSec * 1000);
      log.warn({ waitMs }, pollTrouble(error));
      failures += 1;
      await pause(waitMs, stopping);
    }
  }

  await Promise.all(inHand.values());
  await confirm(api, nextOffset(offset, batch, inHand));
}

/** Resolves when all is done, or when one chat's trouble has held up the others long enough. */
async function settledOrLate(work: Iterable<Promise<void>>, stopping: AbortSignal): Promise<void> {
  const settled = new AbortController();
  const late = pause(PATIENCE_MS, AbortSignal.any([stopping, settled.signal]));
  await Promise.race([Promise.all(work), late]);
  settled.abort();
}

/** The first update not received yet; Telegram forgets all before it. */
function nextOffset(offset: number, updates: Update[], inHand: ReadonlyMap<number, unknown>): number {
  if (inHand.size > 0) return Math.min(...inHand.keys());
  // The last one's number, not the highest ever: after a quiet week Telegram starts again at a random number.
  const last = updates.at(-1);
  return last === undefined ? offset : last.update_id + 1;
}

/** True once the update is received, false if the bot stops first. */
async function handleUntilReceived(
  update: Update,
  { handle, log, stopping }: { handle: UpdateHandler; log: Log; stopping: AbortSignal },
): Promise<boolean> {
  for (let attempt = 0; !stopping.aborted; attempt += 1) {
    try {
      await handle(update);
      return true;
    } catch (error) {
      const waitMs = backoffMs(attempt, RECEIVE_RETRY_MS.first, RECEIVE_RETRY_MS.max);
      log.warn(
        { update: update.update_id, attempt: attempt + 1, waitMs, reason: reasonOf(error) },
        "An update could not be stored yet; Telegram keeps it and it is tried again.",
      );
      await pause(waitMs, stopping);
    }
  }
  return false;
}

/** Tells Telegram on the way out what was received, to spare the next start the repeats. */
async function confirm(api: Api, offset: number): Promise<void> {
  if (offset === 0) return;
  try {
    await api.raw.getUpdates({ offset, limit: 1, timeout: 0 }, deadline(FAREWELL_TIMEOUT_MS));
  } catch {
    // Then they come again, and the inbox knows them.
  }
}

/** An error's kind, without its words: a database's message may quote the row, and with it the athlete's text. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "code" in error && typeof error.code === "string" ? `${error.name} ${error.code}` : error.name;
}

function pollTrouble(error: unknown): string {
  if (!(error instanceof GrammyError)) return `Telegram cannot be reached; trying again. ${plainError(error).message}`;
  switch (error.error_code) {
    case 409:
      return /webhook/i.test(error.description)
        ? "Another program has set a webhook for this bot, so Telegram gives us no messages. Stop that program, then restart Spotter."
        : "Another program is polling with this bot's token, and Telegram serves only one. Stop the other Spotter, or get a new token from @BotFather.";
    case 401:
      return "Telegram no longer accepts TELEGRAM_BOT_TOKEN: was it revoked? Get the current one from @BotFather and restart Spotter.";
    default:
      return `${plainError(error).message}; trying again.`;
  }
}
