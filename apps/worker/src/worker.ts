/** A running worker: takes conversations from the queue and answers them, and finds what the queue lost. */

import { inParallel } from "@spotter/core/jobs/in-parallel";
import { oncePerChat } from "@spotter/core/jobs/once-per-chat";
import { type ChatJob, CONVERSATION_QUEUE, deliveryQueue } from "@spotter/core/jobs/queues";
import { type Database, isTransient } from "@spotter/db/connect";
import { hearHints } from "@spotter/db/hints";
import { chatsWithOpenInbox } from "@spotter/db/queries/inbox";
import { sendFinishedRests } from "@spotter/db/queries/rest-timers";
import { withoutWords } from "@spotter/db/without-words";
import { sendCheckins } from "./checkin/send-checkins.ts";
import { type Deps, drainChat } from "./conversation/drain.ts";
import { rereadNotes } from "./note/reread-notes.ts";

/** An event older than this should have been answered: its job was lost, or waited for another try. */
const OVERDUE_SEC = 2;
const SWEEP_MS = 1_000;
/** How late a rest may end. */
const REST_MS = 500;
const CHATS_AT_ONCE = 4;
/** Ten messages a second leave the worker to those who write now. */
const REREAD_MS = 1_000;

/** @returns how to stop: running conversations end first, and what is done beside them. */
export function startWorker(deps: Deps & Pick<Database, "pool">, concurrency: number): () => Promise<void> {
  const drain = oncePerChat((chatId, passed) => drainChat(deps, chatId, passed));
  const handle = ({ chatId, rowId }: ChatJob) => drain(chatId, rowId);
  deps.queues.work(CONVERSATION_QUEUE, concurrency, handle);
  const deaf = hearHints(deps, CONVERSATION_QUEUE, concurrency, handle);
  const ending = new AbortController();
  const stops = [
    every(SWEEP_MS, () => sweep(deps, drain)),
    every(REST_MS, () => endRests(deps)),
    every(SWEEP_MS, () => sendCheckins(deps)),
    untilDone(REREAD_MS, () => rereadNotes(deps, ending.signal)),
  ];
  return async () => {
    ending.abort();
    await Promise.all(stops.map((stop) => stop()));
    await deaf();
    await deps.queues.close();
  };
}

/** Does it again and again until it says that nothing is left. */
function untilDone(ms: number, work: () => Promise<boolean>): () => Promise<void> {
  let isDone = false;
  return every(ms, async () => {
    if (!isDone) isDone = !(await work());
  });
}

/** Does it again and again, unless it is still at it. @returns how to stop: what is under way ends first */
function every(ms: number, work: () => Promise<void>): () => Promise<void> {
  let underWay: Promise<void> | undefined;
  const timer = setInterval(() => {
    underWay ??= work().finally(() => {
      underWay = undefined;
    });
  }, ms);
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}

/** Rests that are over are said so, by whichever worker sees it first. */
export async function endRests({ db, log, queues }: Pick<Deps, "db" | "log" | "queues">): Promise<void> {
  try {
    for (const { chatId, platform, replyId } of await sendFinishedRests(db))
      if (platform !== "terminal") void queues.add(deliveryQueue(platform), { chatId, rowId: replyId });
  } catch (error) {
    if (!isTransient(error)) log.error(withoutWords(error), "the rests could not be looked at");
  }
}

/** Works on overdue conversations directly, so that it needs no queue to do so. */
async function sweep({ db, log }: Deps, drain: (chatId: number) => Promise<void>): Promise<void> {
  const trouble = (error: unknown) => {
    // It comes round again in a second; only what is not an outage deserves a line.
    if (!isTransient(error)) log.error(withoutWords(error), "the sweep failed");
  };
  try {
    const overdue = await chatsWithOpenInbox(db, OVERDUE_SEC);
    await inParallel(overdue, CHATS_AT_ONCE, (chatId) => drain(chatId).catch(trouble));
  } catch (error) {
    trouble(error);
  }
}
