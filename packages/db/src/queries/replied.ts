/** What a message answers. */
import { sql } from "drizzle-orm";
import type { Db } from "../db.ts";

type In = { chatId: number; messageId: string };

/** The words of a message heard in a chat, as it was edited last; `undefined` if it was not heard, or has none. */
export async function messageWords(db: Db, by: In): Promise<string | undefined> {
  const { rows } = await db.execute<{ words: string | null }>(sql`
    select incoming -> 'event' ->> 'text' as words from inbox
    where chat_id = ${by.chatId} and message_id = ${by.messageId} and incoming -> 'event' ->> 'kind' in ('message', 'edit')
    order by id desc limit 1`);
  return rows[0]?.words || undefined;
}

/** The plan that a message of the bot told of. */
export async function repliedPlanId(db: Db, by: In): Promise<number | undefined> {
  const { rows } = await db.execute<{ id: string | null }>(sql`
    select reply #>> '{data,plan,id}' as id from outbox
    where chat_id = ${by.chatId} and ${by.messageId} = any(sent_ids) order by id desc limit 1`);
  const id = rows[0]?.id;
  return id == null || !/^\d+$/.test(id) ? undefined : Number(id);
}

/** What the message before said, whoever wrote it; `undefined` where it said nothing, or came with files. */
export async function lastSaid(
  db: Db,
  by: { chatId: number; beforeInboxId: number },
): Promise<{ words: string; athleteId: number; sentAt: Date } | undefined> {
  const { rows } = await db.execute<{ words: string | null; athleteId: string | null; sentAt: string }>(sql`
    select case when jsonb_array_length(incoming -> 'event' -> 'files') = 0 then incoming -> 'event' ->> 'text' end as words,
      athlete_id as "athleteId", incoming ->> 'sentAt' as "sentAt"
    from inbox where chat_id = ${by.chatId} and id < ${by.beforeInboxId}
      and incoming -> 'event' ->> 'kind' = 'message'
    order by id desc limit 1`);
  const [row] = rows;
  return row?.words == null || row.athleteId === null
    ? undefined
    : { words: row.words, athleteId: Number(row.athleteId), sentAt: new Date(row.sentAt) };
}
