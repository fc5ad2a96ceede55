/**
 * Figures of the pipeline as its tables tell them: right with any number of workers, and after any restart. Of whose
 * messages they are they say nothing.
 */
import type { Platform } from "@spotter/core/chat/incoming";
import { sql } from "drizzle-orm";
import type { Db } from "../db.ts";
import type { InboxStatus, OutboxStatus, Reading } from "../schema/chat.ts";

/** Upper bounds of the durations told apart, in seconds. */
export const DURATIONS_SEC = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

/** A group of rows that took about as long; `slot` is the place of their duration's upper bound, absent while they wait. */
type Group<Status> = { platform: Platform; status: Status; slot: number | null; count: number; seconds: number };

export type PipelineFigures = {
  events: (Group<InboxStatus> & { reading: Reading | null })[];
  replies: Group<OutboxStatus>[];
  /** Seconds since the oldest that waits came in; 0 if none waits. */
  oldestEventSec: number;
  oldestReplySec: number;
};

export async function pipelineFigures(db: Db): Promise<PipelineFigures> {
  const bounds = sql`${sql.param(DURATIONS_SEC)}::float8[]`;
  const events = await db.execute<PipelineFigures["events"][number]>(sql`
    select platform, status, reading, width_bucket(sec, ${bounds}) as slot, count(*)::int as count,
      coalesce(sum(sec), 0)::float8 as seconds
    from inbox join chat on chat.id = inbox.chat_id,
      lateral (select extract(epoch from done_at - received_at)::float8 as sec) took
    group by 1, 2, 3, 4`);
  const replies = await db.execute<PipelineFigures["replies"][number]>(sql`
    select platform, status, width_bucket(sec, ${bounds}) as slot, count(*)::int as count,
      coalesce(sum(sec), 0)::float8 as seconds
    from outbox join chat on chat.id = outbox.chat_id,
      lateral (select extract(epoch from sent_at - outbox.created_at)::float8 as sec) took
    group by 1, 2, 3`);
  // A terminal that was closed fetches its replies when it is opened again.
  const oldest = await db.execute<{ event: number; reply: number }>(sql`
    select
      coalesce((select extract(epoch from now() - min(received_at)) from inbox where status in ('pending', 'fetching')), 0)::float8
        as event,
      coalesce((select extract(epoch from now() - min(outbox.created_at)) from outbox join chat on chat.id = chat_id
        where status = 'pending' and platform <> 'terminal'), 0)::float8 as reply`);
  return {
    events: events.rows,
    replies: replies.rows,
    oldestEventSec: oldest.rows[0]!.event,
    oldestReplySec: oldest.rows[0]!.reply,
  };
}
