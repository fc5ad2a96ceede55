/** A running worker: takes conversations from the queue and answers them, and finds what the queue lost. */

import { oncePerChat } from "@spotter/core/jobs/once-per-chat";
import { CONVERSATION_QUEUE } from "@spotter/core/jobs/queues";
import { isTransient } from "@spotter/db/connect";
import { chatsWithOpenInbox } from "@spotter/db/queries/inbox";
import { withoutWords } from "@spotter/db/without-words";
import { type Deps, drainChat } from "./conversation/drain.ts";

/** An event older than this should have been answered: its job was lost, or waited for another try. */
const OVERDUE_SEC = 2;
const SWEEP_MS = 1_000;

/** @returns how to stop: running conversations end first. */
export function startWorker(deps: Deps, concurrency: number): () => Promise<void> {
  const drain = oncePerChat((chatId, passed) => drainChat(deps, chatId, passed));
  deps.queues.work(CONVERSATION_QUEUE, concurrency, ({ chatId, rowId }) => drain(chatId, rowId));
  const sweeper = setInterval(() => void sweep(deps, drain), SWEEP_MS);
  return async () => {
    clearInterval(sweeper);
    await deps.queues.close();
  };
}

/** Works on overdue conversations directly, so that it needs no queue to do so. */
async function sweep({ db, log }: Deps, drain: (chatId: number) => Promise<void>): Promise<void> {
  try {
    for (const chatId of await chatsWithOpenInbox(db, OVERDUE_SEC)) await drain(chatId);
  } catch (error) {
    // It comes round again in a second; only what is not an outage deserves a line.
    if (!isTransient(error)) log.error(withoutWords(error), "the sweep failed");
  }
}
