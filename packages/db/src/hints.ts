/**
 * Hints: what a job says, told by Postgres the moment its row is committed, which is sooner than any queue. A hint may
 * be lost; its job is not. What has others of its chat before it needs none: who works on those comes to it as well.
 */
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { type ChatJob, chatJob } from "@spotter/core/jobs/queues";
import { type SQL, sql } from "drizzle-orm";
import pg from "pg";
import { type Database, untilAvailable } from "./connect.ts";

/** A listener that was turned away tries again after this. */
const RETRY_MS = 1_000;

/** An expression that hints at the latest of `rows` (with `id` and `chat_id`, all of one chat), if there are any. */
export function hintAt(queue: string, rows: SQL): SQL {
  return sql`(
    select pg_notify(${queue}, json_build_object('chatId', chat_id, 'rowId', max(id))::text)
    from ${rows} as hinted group by chat_id)`;
}

/**
 * Handles what is hinted at in a queue, through all breaks of the connection it takes for that. Hints beyond
 * `concurrency` are passed over, and so is what fails: both are left to their jobs.
 *
 * @returns how to stop; what is being handled ends first
 */
export function hearHints(
  { pool }: Pick<Database, "pool">,
  queue: string,
  concurrency: number,
  handle: (job: ChatJob) => Promise<void>,
): () => Promise<void> {
  const closing = new AbortController();
  const { signal } = closing;
  const running = new Set<Promise<void>>();
  const hear = (payload: string) => {
    if (running.size >= concurrency || signal.aborted) return;
    const run = (async () => handle(chatJob.parse(JSON.parse(payload))))()
      .catch(() => {})
      .finally(() => running.delete(run));
    running.add(run);
  };
  const listen = async () => {
    const client = await pool.connect();
    try {
      client.on("notification", ({ payload = "" }) => hear(payload));
      await client.query(`listen ${pg.escapeIdentifier(queue)}`);
      await once(client, "end", { signal });
    } finally {
      client.release(true);
    }
  };
  const listening = (async () => {
    while (!signal.aborted) {
      await untilAvailable(pool, { signal });
      await listen().catch(() => sleep(RETRY_MS, undefined, { signal }));
    }
  })().catch(() => {});
  return async () => {
    closing.abort();
    await Promise.all([listening, ...running]);
  };
}
