/** A running worker: takes conversations from the queue and answers them, and finds what the queue lost. */

import { inParallel } from "@spotter/core/jobs/in-parallel";
import { oncePerChat } from "@spotter/core/jobs/once-per-chat";
import { type ChatJob, CONVERSATION_QUEUE } from "@spotter/core/jobs/queues";
import { type Database, isTransient } from "@spotter/db/connect";
import { hearHints } from "@spotter/db/hints";
import { chatsWithOpenInbox } from "@spotter/db/queries/inbox";
import { withoutWords } from "@spotter/db/without-words";
import { type Deps, drainChat } from "./conversation/drain.ts";

/** An event older than this should have been answered: its job was lost, or waited for another try. */
const OVERDUE_SEC = 2;
const SWEEP_MS = 1_000;
const CHATS_AT_ONCE = 4;

/** @returns how to stop: running conversations end first. */
export function startWorker(deps: Deps & Pick<Database, "pool">, concurrency: number): () => Promise<void> {
  const drain = oncePerChat((chatId, passed) => drainChat(deps, chatId, passed));
  const handle = ({ chatId, rowId }: ChatJob) => drain(chatId, rowId);
  deps.queues.work(CONVERSATION_QUEUE, concurrency, handle);
  const deaf = hearHints(deps, CONVERSATION_QUEUE, concurrency, handle);
  let sweeping = false;
  const sweeper = setInterval(() => {
    if (sweeping) return;
    sweeping = true;
    void sweep(deps, drain).finally(() => {
      sweeping = false;
    });
  }, SWEEP_MS);
  return async () => {
    clearInterval(sweeper);
    await deaf();
    await deps.queues.close();
  };
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
