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

/** @returns how to stop: running conversations end first. */
export function startWorker(deps: Deps & Pick<Database, "pool">, concurrency: number): () => Promise<void> {
  const drain = oncePerChat((chatId, passed) => drainChat(deps, chatId, passed));
  const handle = ({ chatId, rowId }: ChatJob) => drain(chatId, rowId);
  deps.queues.work(CONVERSATION_QUEUE, concurrency, handle);
  const deaf = hearHints(deps, CONVERSATION_QUEUE, concurrency, handle);
  const sweepers = [
    every(SWEEP_MS, () => sweep(deps, drain)),
    every(REST_MS, () => endRests(deps)),
    every(SWEEP_MS, () => sendCheckins(deps)),
    untilDone(REREAD_MS, () => rereadNotes(deps)),
  ];
  return async () => {
    for (const sweeper of sweepers) clearInterval(sweeper);
    await deaf();
    await deps.queues.close();
  };
}

/** Does it again and again until it says that nothing is left. */
function untilDone(ms: number, work: () => Promise<boolean>): NodeJS.Timeout {
  const timer = every(ms, async () => {
    if (!(await work())) clearInterval(timer);
  });
  return timer;
}

/** Does it again and again, unless it is still at it. */
function every(ms: number, work: () => Promise<void>): NodeJS.Timeout {
  let working = false;
  return setInterval(() => {
    if (working) return;
    working = true;
    void work().finally(() => {
      working = false;
    });
  }, ms);
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
