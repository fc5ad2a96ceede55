/** Whether Spotter is well: this process answers, the database does, and a worker is there. */
import { CONVERSATION_QUEUE } from "@spotter/core/jobs/queues";
import type { Db } from "@spotter/db/db";
import type { Queues } from "@spotter/db/queue";
import { sql } from "drizzle-orm";
import { remembered } from "./remembered.ts";

const HOLDS_MS = 2_000;
const PATIENCE_MS = 3_000;

export type Health = {
  now(): Promise<{ ok: boolean; bot: "ok"; database: "ok" | "away"; worker: "ok" | "away" | "unknown" }>;
};

export function healthOf(db: Db, queues: Queues): Health {
  return {
    now: remembered(HOLDS_MS, async () => {
      const [database, workers] = await Promise.all([
        within(db.execute(sql`select 1`).then(() => true)),
        within(queues.countWorkers(CONVERSATION_QUEUE)),
      ]);
      return {
        ok: database === true && (workers ?? 0) > 0,
        bot: "ok",
        database: database ? "ok" : "away",
        worker: workers === undefined ? "unknown" : workers > 0 ? "ok" : "away",
      };
    }),
  };
}

/** @returns `undefined` for what fails or takes too long */
async function within<T>(work: Promise<T>): Promise<T | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
  try {
    return await Promise.race([work, late]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
