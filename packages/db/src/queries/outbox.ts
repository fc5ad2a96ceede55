/** The outbox: replies, delivered in order per chat, at least once and never twice on purpose. */
import type { Platform } from "@spotter/core/chat/incoming";
import type { Reply } from "@spotter/core/chat/reply";
import { and, asc, desc, eq, gt, inArray, isNull, lt, lte, or, sql } from "drizzle-orm";
import type { Db } from "../db.ts";
import { chat, outbox } from "../schema/chat.ts";

export type NewReply = {
  chatId: number;
  inboxId: number | null;
  reply: Reply;
  inReplyTo?: string | undefined;
  replacesId?: number | undefined;
  session?: string | null | undefined;
};

/** Writes a reply down for delivery. @returns its id. */
export async function addReply(tx: Db, by: NewReply): Promise<number> {
  const [row] = await tx
    .insert(outbox)
    .values({
      chatId: by.chatId,
      inboxId: by.inboxId,
      reply: by.reply,
      inReplyTo: by.inReplyTo ?? null,
      replacesId: by.replacesId ?? null,
      session: by.session ?? null,
    })
    .returning({ id: outbox.id });
  return row!.id;
}

export type OutboxRow = {
  id: number;
  /** The chat's id on its platform. */
  platformChatId: string;
  reply: Reply;
  inReplyTo: string | null;
  /** The platform's id of the message whose event this answers. */
  answers: string | null;
  replacesId: number | null;
  sentIds: string[];
  attempts: number;
  /** Whether the chat has more to send. */
  more: boolean;
};

const ANSWERS = sql<string | null>`(select message_id from inbox where inbox.id = ${outbox.inboxId})`;

const DELIVERY = {
  id: outbox.id,
  platformChatId: sql<string>`(select platform_chat_id from chat where chat.id = ${outbox.chatId})`,
  reply: outbox.reply,
  inReplyTo: outbox.inReplyTo,
  answers: ANSWERS,
  replacesId: outbox.replacesId,
  sentIds: outbox.sentIds,
  attempts: outbox.attempts,
  more: sql<boolean>`exists (select 1 from outbox later where later.chat_id = ${outbox.chatId} and later.id > ${outbox.id}
    and later.status = 'pending')`,
};

/**
 * Takes the oldest unsent reply of a chat for `leaseSec`; none if there is none, or if another sender holds it or
 * waits before trying again: a chat's replies never overtake each other.
 */
export async function claimReply(db: Db, by: { chatId: number; leaseSec: number }): Promise<OutboxRow | undefined> {
  const { rows } = await db.execute<
    Omit<OutboxRow, "id" | "replacesId"> & { id: string; replacesId: string | null }
  >(sql`
    update outbox
    set due_at = now() + make_interval(secs => ${by.leaseSec}), attempts = attempts + 1
    from chat
    where chat.id = outbox.chat_id and status = 'pending' and due_at <= now()
      and outbox.id = (select min(id) from outbox where chat_id = ${by.chatId} and status = 'pending')
    returning outbox.id, platform_chat_id as "platformChatId", reply, in_reply_to as "inReplyTo",
      ${ANSWERS} as answers, replaces_id as "replacesId", sent_ids as "sentIds", attempts,
      exists (select 1 from outbox later where later.chat_id = outbox.chat_id and later.id > outbox.id
        and later.status = 'pending') as more`);
  const [row] = rows;
  return row && { ...row, id: Number(row.id), replacesId: row.replacesId === null ? null : Number(row.replacesId) };
}

/** Frees what a sender of this platform held when it died. For the start of the one process that holds its token. */
export async function releaseClaims(db: Db, platform: Platform): Promise<void> {
  await db
    .update(outbox)
    .set({ dueAt: sql`now()` })
    .where(
      and(
        eq(outbox.status, "pending"),
        gt(outbox.dueAt, sql`now()`),
        inArray(outbox.chatId, db.select({ id: chat.id }).from(chat).where(eq(chat.platform, platform))),
      ),
    );
}

/** Remembers the parts that are out, and whether they are all. */
export async function partsSent(db: Db, by: { id: number; sentIds: readonly string[]; all: boolean }): Promise<void> {
  await db
    .update(outbox)
    .set({ sentIds: [...by.sentIds], ...(by.all && { status: "sent" as const, sentAt: sql`now()`, error: null }) })
    .where(eq(outbox.id, by.id));
}

/** Gives a reply back after a failed attempt: to be tried again, or never. */
export async function replyFailed(
  db: Db,
  by: { id: number; error: string; retryInSec: number | "never" },
): Promise<void> {
  await db
    .update(outbox)
    .set(
      by.retryInSec === "never"
        ? { status: "undeliverable", error: by.error }
        : { dueAt: sql`now() + make_interval(secs => ${by.retryInSec})`, error: by.error },
    )
    .where(eq(outbox.id, by.id));
}

/** Chats of a platform whose replies should long be out. */
export async function chatsWithOpenOutbox(db: Db, by: { platform: Platform; olderThanSec: number }): Promise<number[]> {
  const rows = await db
    .selectDistinct({ chatId: outbox.chatId })
    .from(outbox)
    .innerJoin(chat, eq(chat.id, outbox.chatId))
    .where(
      and(
        eq(outbox.status, "pending"),
        eq(chat.platform, by.platform),
        lte(outbox.dueAt, sql`now()`),
        lt(outbox.createdAt, sql`now() - make_interval(secs => ${by.olderThanSec})`),
      ),
    )
    .limit(1_000);
  return rows.map((row) => row.chatId);
}

/**
 * The platform ids of the messages that stand where a reply went out: its own, or those of what took its place last.
 *
 * @param by.id the reply that takes their place now
 */
export async function standingIds(db: Db, by: { id: number; replacesId: number }): Promise<string[]> {
  const [row] = await db
    .select({ sentIds: outbox.sentIds })
    .from(outbox)
    .where(
      and(
        sql`${outbox.inboxId} = (select answered.inbox_id from outbox answered where answered.id = ${by.replacesId})`,
        or(eq(outbox.id, by.replacesId), eq(outbox.replacesId, by.replacesId)),
        eq(outbox.status, "sent"),
        lt(outbox.id, by.id),
      ),
    )
    .orderBy(desc(outbox.id))
    .limit(1);
  return row?.sentIds ?? [];
}

/** The replies to an event that an edit may correct in place, oldest first: those with buttons, which say what was logged or ask. */
export async function correctable(db: Db, inboxId: number): Promise<number[]> {
  const rows = await db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.inboxId, inboxId),
        isNull(outbox.replacesId),
        sql`jsonb_array_length(${outbox.reply} -> 'buttons') > 0`,
      ),
    )
    .orderBy(asc(outbox.id));
  return rows.map((row) => row.id);
}

/** A terminal that has waited this long for an answer has given up, or was closed. */
export const TERMINAL_PATIENCE_SEC = 120;

/** Replies to a person's terminals that none of them waits for any more, oldest first. */
export async function missedInTerminal(db: Db, chatId: number): Promise<OutboxRow[]> {
  return db
    .select(DELIVERY)
    .from(outbox)
    .where(
      and(
        eq(outbox.chatId, chatId),
        eq(outbox.status, "pending"),
        lt(outbox.createdAt, sql`now() - make_interval(secs => ${TERMINAL_PATIENCE_SEC})`),
      ),
    )
    .orderBy(asc(outbox.id));
}

/** Unsent replies for one terminal, oldest first. */
export async function repliesForTerminal(db: Db, by: { chatId: number; session: string }): Promise<OutboxRow[]> {
  return db
    .select(DELIVERY)
    .from(outbox)
    .where(and(eq(outbox.chatId, by.chatId), eq(outbox.status, "pending"), eq(outbox.session, by.session)))
    .orderBy(asc(outbox.id));
}

/** Counts what waits in a chat as read: nobody was there to read it. */
export async function retireReplies(db: Db, chatId: number): Promise<void> {
  await db
    .update(outbox)
    .set({ status: "sent", sentAt: sql`now()` })
    .where(and(eq(outbox.chatId, chatId), eq(outbox.status, "pending")));
}
