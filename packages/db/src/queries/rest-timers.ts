/** Rests under way: kept here, so that they outlive a restart, and sent once, however many workers look. */
import type { Platform } from "@spotter/core/chat/incoming";
import type { Reply } from "@spotter/core/chat/reply";
import { storableJson } from "@spotter/core/chat/storable";
import { eq, sql } from "drizzle-orm";
import type { Db } from "../db.ts";
import { restTimer } from "../schema/training.ts";

/**
 * Begins a rest, in place of one under way. It counts from when it was asked for, or from now if the platform's clock is
 * ahead of ours.
 */
export async function beginRest(
  tx: Db,
  by: {
    athleteId: number;
    chatId: number;
    originId: number;
    session: string | null;
    from: Date;
    restSec: number;
    reply: Reply;
  },
): Promise<void> {
  await tx.execute(sql`
    insert into rest_timer (athlete_id, chat_id, origin_id, session, rest_sec, due_at, reply)
    select ${by.athleteId}, ${by.chatId}, ${by.originId}, ${by.session}, ${by.restSec},
      least(${by.from.toISOString()}::timestamptz, now()) + make_interval(secs => ${by.restSec}),
      ${storableJson(by.reply)}::jsonb
    on conflict (athlete_id) do update
    set chat_id = excluded.chat_id, origin_id = excluded.origin_id, session = excluded.session,
      rest_sec = excluded.rest_sec, due_at = excluded.due_at, reply = excluded.reply`);
}

/** @returns the seconds left of the rest under way */
export async function restLeft(db: Db, athleteId: number): Promise<number | undefined> {
  const [row] = await db
    .select({ left: sql<number>`greatest(0, extract(epoch from ${restTimer.dueAt} - now()))::float8` })
    .from(restTimer)
    .where(eq(restTimer.athleteId, athleteId));
  return row?.left;
}

/** @returns whether one was under way */
export async function endRest(tx: Db, athleteId: number): Promise<boolean> {
  const ended = await tx
    .delete(restTimer)
    .where(eq(restTimer.athleteId, athleteId))
    .returning({ athleteId: restTimer.athleteId });
  return ended.length > 0;
}

/** Turns the rests that are over into replies, each in the statement that removes it. @returns those replies */
export async function sendFinishedRests(db: Db): Promise<{ chatId: number; platform: Platform; replyId: number }[]> {
  const { rows } = await db.execute<{ chatId: string; platform: Platform; replyId: string }>(sql`
    with over as (
      delete from rest_timer where athlete_id in (
        select athlete_id from rest_timer where due_at <= now() order by due_at limit 200 for update skip locked)
      returning *
    ), said as (
      insert into outbox (chat_id, inbox_id, session, reply, in_reply_to)
      select over.chat_id, over.origin_id, over.session, over.reply,
        case when chat.kind = 'group' then inbox.message_id end
      from over join chat on chat.id = over.chat_id join inbox on inbox.id = over.origin_id
      returning id, chat_id
    )
    select said.id as "replyId", said.chat_id as "chatId", chat.platform from said join chat on chat.id = said.chat_id`);
  return rows.map(({ chatId, platform, replyId }) => ({ chatId: Number(chatId), platform, replyId: Number(replyId) }));
}
