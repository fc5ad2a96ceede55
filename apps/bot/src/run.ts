/** One front-end at work: events in, replies out, and what was left lying picked up. */

import { inParallel } from "@spotter/core/jobs/in-parallel";
import { oncePerChat } from "@spotter/core/jobs/once-per-chat";
import { type ChatJob, deliveryQueue } from "@spotter/core/jobs/queues";
import { type Database, isTransient } from "@spotter/db/connect";
import { hearHints } from "@spotter/db/hints";
import { chatsWithOpenOutbox, releaseClaims } from "@spotter/db/queries/outbox";
import { withoutWords } from "@spotter/db/without-words";
import { deliverChat } from "./delivery.ts";
import type { FrontEnd } from "./front-end.ts";
import { type IntakeDeps, intake } from "./intake.ts";
import { typingSign } from "./typing.ts";

/** A reply older than this should be out: its job was lost, or it waited for another try. */
const OVERDUE_SEC = 2;
const SWEEP_MS = 1_000;
const CHATS_AT_ONCE = 16;

export type RunDeps = IntakeDeps & {
  /** For what is known of replies on their way: commits that a crash may lose, since it is found out again. */
  bookkeeping: Pick<Database, "db" | "pool">;
};

/** Starts a front-end. @returns how to stop it: what is being sent is finished first. */
export async function runFrontEnd(deps: RunDeps, frontEnd: FrontEnd): Promise<() => Promise<void>> {
  const { db, bookkeeping, queues, log } = deps;
  const { platform } = frontEnd;
  const incoming = intake(deps, (file) => frontEnd.fetchFile(file));
  const typing = typingSign(db, frontEnd);
  const deliver = oncePerChat((chatId, passed) => deliverChat({ db: bookkeeping.db, log, frontEnd }, chatId, passed));

  // What an earlier run had claimed when it ended is free again.
  await releaseClaims(db, platform);
  await frontEnd.start(async (event) => {
    const stored = await incoming.receive(event);
    if (stored) typing.watch(event, stored.id);
  });
  const handle = ({ chatId, rowId }: ChatJob) => deliver(chatId, rowId);
  queues.work(deliveryQueue(platform), CHATS_AT_ONCE, handle);
  const deaf = hearHints(bookkeeping, deliveryQueue(platform), CHATS_AT_ONCE, handle);

  const trouble = (error: unknown) => {
    // It comes round again in a second; only what is not an outage deserves a line.
    if (!isTransient(error)) log.error(withoutWords(error), "the sweep failed");
  };
  const sweeper = everySecond(async () => {
    const overdue = await chatsWithOpenOutbox(db, { platform, olderThanSec: OVERDUE_SEC });
    await inParallel(overdue, CHATS_AT_ONCE, (chatId) => deliver(chatId).catch(trouble));
  }, trouble);
  const fetcher = everySecond(() => incoming.fetchOverdue(frontEnd, OVERDUE_SEC * 10), trouble);

  return async () => {
    sweeper();
    fetcher();
    typing.stop();
    await frontEnd.stop();
    await deaf();
    await queues.close();
  };
}

/** Runs `work` each second, unless the last run still goes on. @returns how to stop */
function everySecond(work: () => Promise<void>, trouble: (error: unknown) => void): () => void {
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    void work()
      .catch(trouble)
      .finally(() => {
        busy = false;
      });
  }, SWEEP_MS);
  return () => clearInterval(timer);
}
