/** What `/status` and `./spotter status` report. */
import type { ChatRight } from "@spotter/core/chat/incoming";
import { sql } from "drizzle-orm";
import type { Db } from "../db.ts";
import { TERMINAL_PATIENCE_SEC } from "./outbox.ts";

export type PipelineCounts = {
  /** Events not handled yet, of all chats. */
  open: number;
  /** Replies not delivered yet, of all chats. Those to terminals that were closed wait for the next chat there and are not counted. */
  unsent: number;
  /** Events given up in the last 24 hours. */
  failed: number;
};

export async function pipelineCounts(db: Db): Promise<PipelineCounts> {
  const { rows } = await db.execute<PipelineCounts>(sql`
    select
      (select count(*)::int from inbox where status in ('pending', 'fetching')) as open,
      (select count(*)::int from outbox join chat on chat.id = outbox.chat_id
        where status = 'pending' and (platform <> 'terminal'
          or outbox.created_at > now() - make_interval(secs => ${TERMINAL_PATIENCE_SEC}))) as unsent,
      (select count(*)::int from inbox where status = 'failed' and received_at > now() - interval '1 day') as failed`);
  return rows[0]!;
}

/** What the bot hears in a chat by the platform's last word on it; `undefined` where it never said. */
export async function hearsIn(db: Db, chatId: number): Promise<"all" | "addressed" | undefined> {
  const { rows } = await db.execute<{ hears: "all" | "addressed" }>(sql`
    select incoming -> 'event' ->> 'hears' as hears from inbox
    where chat_id = ${chatId} and message_id = 'joined' order by id desc limit 1`);
  return rows[0]?.hears;
}

/** What the bot may not do in a chat by the platform's last word on it, if that is not long past; `undefined` where it never said. */
export async function lacksIn(db: Db, chatId: number): Promise<ChatRight[] | undefined> {
  const { rows } = await db.execute<{ lacks: ChatRight[] }>(sql`
    select lacks from (
      select id, incoming -> 'chat' -> 'lacks' as lacks from inbox where chat_id = ${chatId} order by id desc limit ${LOOK_BACK}
    ) latest where lacks is not null order by id desc limit 1`);
  return rows[0]?.lacks;
}

/** Events; the inbox of a busy group is long, and most platforms never say. */
const LOOK_BACK = 500;

/** How much an athlete has logged. */
export async function loggedCounts(db: Db, athleteId: number): Promise<{ sets: number; workouts: number }> {
  const { rows } = await db.execute<{ sets: number; workouts: number }>(sql`
    select
      (select count(*)::int from exercise_set where athlete_id = ${athleteId}) as sets,
      (select count(*)::int from workout where athlete_id = ${athleteId}) as workouts`);
  return rows[0]!;
}
