/** Work for an event that is done outside of its transaction: claimed by one worker, its result kept for the event. */

import { storableJson } from "@spotter/core/chat/storable";
import type { Purpose } from "@spotter/core/model/purpose";
import { and, eq, sql } from "drizzle-orm";
import type { Db } from "../db.ts";
import { outsideWork } from "../schema/model.ts";

export type Work = { kind: "done"; result: unknown } | { kind: "under-way" } | { kind: "lost" } | { kind: "none" };

type Of = { inboxId: number; purpose: Purpose };

/** How the work for an event stands. */
export async function workFor(db: Db, { inboxId, purpose }: Of): Promise<Work> {
  const [row] = await db
    .select({ result: outsideWork.result, lost: sql<boolean>`${outsideWork.lostAt} < now()` })
    .from(outsideWork)
    .where(and(eq(outsideWork.inboxId, inboxId), eq(outsideWork.purpose, purpose)));
  if (!row) return { kind: "none" };
  if (row.result !== null) return { kind: "done", result: row.result };
  return { kind: row.lost ? "lost" : "under-way" };
}

/** @param by.lostInSec when another worker may take this one for dead. @returns whether the work is the caller's to do */
export async function claimWork(db: Db, by: Of & { lostInSec: number }): Promise<boolean> {
  const { inboxId, purpose, lostInSec } = by;
  const made = await db
    .insert(outsideWork)
    .values({ inboxId, purpose, lostAt: sql`now() + make_interval(secs => ${lostInSec})` })
    .onConflictDoNothing()
    .returning({ inboxId: outsideWork.inboxId });
  return made.length > 0;
}

/** Keeps what the work came to. */
export async function finishWork(db: Db, by: Of & { result: unknown }): Promise<void> {
  await db
    .update(outsideWork)
    .set({ result: sql`${storableJson(by.result)}::jsonb` })
    .where(and(eq(outsideWork.inboxId, by.inboxId), eq(outsideWork.purpose, by.purpose)));
}
