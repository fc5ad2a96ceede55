/** Calls of a language model: held against the day's budgets before they are made, then recorded with what they cost. */

import type { TokenUse } from "@spotter/core/model/price";
import type { CallOutcome, Purpose } from "@spotter/core/model/purpose";
import { and, eq, gte, sql } from "drizzle-orm";
import type { Db } from "../db.ts";
import { modelCall } from "../schema/model.ts";

export type NewCall = {
  purpose: Purpose;
  promptVersion: string;
  model: string;
  /** By the installation's clock. */
  day: string;
  /** For whom, and their local day. */
  athlete?: { id: number; day: string } | undefined;
  /** The most it can cost. */
  heldUsd: number;
};

export type Budgets = { dailyUsd: number; athleteDailyUsd: number };

/** One lock for all reservations: they are few, and each must see those before it. */
const RESERVATIONS = 0x5907_7e41;

/**
 * Holds back what a call can cost at most, if the day's budgets have room for it. Safe against other workers, which wait
 * for each other here; the transaction is of its own, so that nobody else waits.
 *
 * @returns the call's id, or whose budget is used up
 */
export function reserveCall(db: Db, call: NewCall, budgets: Budgets): Promise<number | "installation" | "athlete"> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${RESERVATIONS})`);
    const { athlete } = call;
    const [held] = await tx
      .select({
        all: sql<number>`coalesce(sum(${modelCall.heldUsd}) filter (where ${modelCall.day} = ${call.day}), 0)`,
        athlete: sql<number>`coalesce(sum(${modelCall.heldUsd}) filter (
          where ${modelCall.athleteId} = ${athlete?.id ?? null} and ${modelCall.athleteDay} = ${athlete?.day ?? null}), 0)`,
      })
      .from(modelCall)
      .where(
        sql`${modelCall.day} = ${call.day} or (${modelCall.athleteId} = ${athlete?.id ?? null} and ${modelCall.athleteDay} = ${athlete?.day ?? null})`,
      );
    if (exceeds(held!.all, call.heldUsd, budgets.dailyUsd)) return "installation";
    if (athlete && exceeds(held!.athlete, call.heldUsd, budgets.athleteDailyUsd)) return "athlete";
    const { athlete: _, ...row } = call;
    const [made] = await tx
      .insert(modelCall)
      .values({ ...row, athleteId: athlete?.id ?? null, athleteDay: athlete?.day ?? null, outcome: "running" })
      .returning({ id: modelCall.id });
    return made!.id;
  });
}

/** A call that costs nothing of the budget is always within it. */
function exceeds(held: number, more: number, budget: number): boolean {
  return more > 0 && held + more > budget;
}

/** Records how a call ended. @param by.use absent where the service told none */
export async function settleCall(
  db: Db,
  by: {
    id: number;
    outcome: CallOutcome;
    latencyMs: number;
    heldUsd: number;
    use?: TokenUse | undefined;
    costUsd?: number | undefined;
  },
): Promise<void> {
  const { id, use, costUsd, ...row } = by;
  await db
    .update(modelCall)
    .set({ ...row, ...use, costUsd: costUsd ?? null })
    .where(eq(modelCall.id, id));
}

export type ModelUse = {
  calls: number;
  /** Of them, without an answer to work with. */
  failed: number;
  /** Of the calls whose cost is known; absent if it is of none. */
  costUsd?: number;
  /** Calls whose cost is not known. */
  unpriced: number;
};

const USE = {
  calls: sql<number>`count(*)::int`,
  failed: sql<number>`(count(*) filter (where ${modelCall.outcome} not in ('answered', 'running')))::int`,
  costUsd: sql<number | null>`sum(${modelCall.costUsd})`,
  unpriced: sql<number>`(count(*) filter (where ${modelCall.costUsd} is null))::int`,
};

/** What the model did for an athlete on one of their days. */
export async function modelUseOf(db: Db, by: { athleteId: number; day: string }): Promise<ModelUse> {
  const [row] = await db
    .select(USE)
    .from(modelCall)
    .where(and(eq(modelCall.athleteId, by.athleteId), eq(modelCall.athleteDay, by.day)));
  return toUse(row!);
}

export type CostRow = ModelUse & {
  day: string;
  purpose: Purpose;
  model: string;
  inputTokens: number;
  outputTokens: number;
  cacheReadTokens: number;
  cacheWriteTokens: number;
  /** Half of the calls took less. */
  medianMs: number | null;
};

/** What all calls since a day came to, by day, purpose and model; the latest day first. */
export async function modelCosts(db: Db, since: string): Promise<CostRow[]> {
  const total = (column: (typeof modelCall)["inputTokens" | "outputTokens" | "cacheReadTokens" | "cacheWriteTokens"]) =>
    sql<number>`coalesce(sum(${column}), 0)::int`;
  const rows = await db
    .select({
      day: modelCall.day,
      purpose: modelCall.purpose,
      model: modelCall.model,
      ...USE,
      inputTokens: total(modelCall.inputTokens),
      outputTokens: total(modelCall.outputTokens),
      cacheReadTokens: total(modelCall.cacheReadTokens),
      cacheWriteTokens: total(modelCall.cacheWriteTokens),
      medianMs: sql<number | null>`percentile_disc(0.5) within group (order by ${modelCall.latencyMs})`,
    })
    .from(modelCall)
    .where(gte(modelCall.day, since))
    .groupBy(modelCall.day, modelCall.purpose, modelCall.model)
    .orderBy(sql`${modelCall.day} desc`, modelCall.purpose, modelCall.model);
  return rows.map(toUse);
}

/** An absent sum is no sum of nothing. */
function toUse<T extends { costUsd: number | null }>({
  costUsd,
  ...row
}: T): Omit<T, "costUsd"> & { costUsd?: number } {
  return { ...row, ...(costUsd !== null && { costUsd }) };
}
