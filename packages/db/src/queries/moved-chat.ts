/** A chat that its platform has given another id, as Telegram does when a group becomes a supergroup. */
import type { Platform } from "@spotter/core/chat/incoming";
import { sql } from "drizzle-orm";
import type { Db } from "../db.ts";

/**
 * Moves a chat to its new platform id: what was said and logged there stays with it, and replies that wait go to the new
 * id. Message ids begin anew there, so the old ones are set apart. Where the new id was heard of first, both become one.
 * Told again, or of a chat never heard of, it changes nothing.
 */
export async function moveChat(db: Db, by: { platform: Platform; from: string; to: string }): Promise<void> {
  await db.transaction(async (tx) => {
    const { rows } = await tx.execute<{ id: string; platform_chat_id: string }>(sql`
      select id, platform_chat_id from chat
      where platform = ${by.platform} and platform_chat_id in (${by.from}, ${by.to})
      order by id for update`);
    const old = rows.find((row) => row.platform_chat_id === by.from);
    if (!old) return;
    await setMessagesApart(tx, old.id, by.from);
    const [kept, ...others] = rows.map((row) => row.id);
    for (const other of others) {
      await tx.execute(sql`update inbox set chat_id = ${kept} where chat_id = ${other}`);
      await tx.execute(sql`update outbox set chat_id = ${kept} where chat_id = ${other}`);
      await tx.execute(sql`update question set chat_id = ${kept} where chat_id = ${other}`);
      await tx.execute(sql`delete from chat where id = ${other}`);
    }
    await tx.execute(sql`update chat set platform_chat_id = ${by.to} where id = ${kept}`);
  });
}

/** The messages of before can neither be quoted nor changed any more. */
async function setMessagesApart(tx: Db, chatId: string, from: string): Promise<void> {
  await tx.execute(sql`
    update inbox
    set message_id = ${`${from}:`} || message_id,
      incoming = case when status in ('pending', 'fetching')
        then jsonb_set(incoming, '{messageId}', to_jsonb(${`${from}:`} || message_id)) else incoming end
    where chat_id = ${chatId} and message_id <> 'joined'`);
  await tx.execute(sql`
    update outbox set in_reply_to = null, reply = reply - 'replaces', sent_ids = case when status = 'pending' then sent_ids else '{}' end
    where chat_id = ${chatId}`);
}
