/** From the outbox to the platform: a chat's replies in order, each until it is out. */
import type { Passed } from "@spotter/core/jobs/once-per-chat";
import type { Db } from "@spotter/db/db";
import { readFile } from "@spotter/db/queries/files";
import { claimReply, type OutboxRow, partsSent, replyFailed, standingIds } from "@spotter/db/queries/outbox";
import type { Logger } from "pino";
import { type FrontEnd, type Outgoing, Undeliverable } from "./front-end.ts";

export type DeliveryDeps = { db: Db; log: Logger; frontEnd: FrontEnd };

/** A sender that has not finished by then is taken to be gone. */
const LEASE_SEC = 90;

/** Waits before the next try, by how many failed; the last holds for all that follow. */
const RETRY_SEC = [1, 2, 5, 15, 60];

/** A platform that calls the very request wrong this often will not change its mind, and the chat goes on. */
const MAX_REFUSALS = 5;

/** A platform that refuses a reply this often will not take it. */
const MAX_ATTEMPTS = 1_500;

/** Sends what a chat's outbox holds, oldest first, until it is empty or a reply must wait. */
export async function deliverChat(deps: DeliveryDeps, chatId: number, passed: Passed): Promise<void> {
  for (;;) {
    const row = await claimReply(deps.db, { chatId, leaseSec: LEASE_SEC });
    if (!row || !(await deliver(deps, row))) return;
    passed(row.id);
    if (!row.more) return;
  }
}

/** @returns whether the next reply may follow */
async function deliver({ db, log, frontEnd }: DeliveryDeps, row: OutboxRow): Promise<boolean> {
  try {
    const sentIds = [...row.sentIds];
    await frontEnd.send(await outgoing(db, row, sentIds));
    await partsSent(db, { id: row.id, sentIds, all: true });
    return true;
  } catch (error) {
    const refused = error instanceof Error && "code" in error && error.code === 400 && row.attempts >= MAX_REFUSALS;
    const gone = error instanceof Undeliverable || refused || row.attempts >= MAX_ATTEMPTS;
    const kind = error instanceof Error ? error.name : "unknown";
    log.warn(
      { outboxId: row.id, attempts: row.attempts, type: kind },
      gone ? "a reply cannot be delivered" : "a reply is not out yet",
    );
    const retryInSec = gone
      ? "never"
      : Math.max(retryAfterSec(error), RETRY_SEC[row.attempts - 1] ?? RETRY_SEC.at(-1)!);
    await replyFailed(db, { id: row.id, error: kind, retryInSec });
    return gone;
  }
}

/** How long a platform asked us to wait. */
function retryAfterSec(error: unknown): number {
  return error instanceof Error && "retryAfterSec" in error && typeof error.retryAfterSec === "number"
    ? error.retryAfterSec
    : 0;
}

/** @param sentIds grows with the parts that are out */
async function outgoing(db: Db, row: OutboxRow, sentIds: string[]): Promise<Outgoing> {
  const pressed = row.reply.replaces === undefined ? [] : [row.reply.replaces];
  return {
    key: String(row.id),
    chatId: row.platformChatId,
    reply: row.reply,
    replaces: row.replacesId === null ? pressed : await standingIds(db, { id: row.id, replacesId: row.replacesId }),
    ...(row.answers !== null && { answers: row.answers }),
    ...(row.inReplyTo !== null && { inReplyTo: row.inReplyTo }),
    sentIds: row.sentIds,
    onSent: async (messageId) => {
      sentIds.push(messageId);
      // Most replies are one message, whose id is noted as the reply is.
      if (sentIds.length > 1) await partsSent(db, { id: row.id, sentIds, all: false });
    },
    read: async (sha256) => {
      const bytes = await readFile(db, sha256);
      if (!bytes) throw new Error("a stored file is missing");
      return bytes;
    },
  };
}
