/** What an athlete told of how they are, over days. */
import type { WellnessMetric } from "@spotter/core/log/entry";
import { and, asc, eq, gte, inArray, lte } from "drizzle-orm";
import type { Db } from "../db.ts";
import { wellness } from "../schema/training.ts";

/** What one message, or check-in, logged. */
export async function wellnessOfOrigin(
  db: Db,
  by: { athleteId: number; originId: number },
): Promise<{ metric: WellnessMetric; value: number; where?: string }[]> {
  const rows = await db
    .select({ metric: wellness.metric, value: wellness.value, bodyPart: wellness.bodyPart })
    .from(wellness)
    .where(and(eq(wellness.athleteId, by.athleteId), eq(wellness.originId, by.originId)))
    .orderBy(asc(wellness.id));
  return rows.map(({ bodyPart, ...row }) => ({ ...row, ...(bodyPart !== null && { where: bodyPart }) }));
}

/** Values of some metrics between two days, both included, in the order told. */
export function wellnessBetween(
  db: Db,
  by: { athleteId: number; metrics: readonly WellnessMetric[]; from: string; to: string },
): Promise<{ day: string; metric: WellnessMetric; value: number; bodyPart: string | null }[]> {
  return db
    .select({ day: wellness.day, metric: wellness.metric, value: wellness.value, bodyPart: wellness.bodyPart })
    .from(wellness)
    .where(
      and(
        eq(wellness.athleteId, by.athleteId),
        inArray(wellness.metric, [...by.metrics]),
        gte(wellness.day, by.from),
        lte(wellness.day, by.to),
      ),
    )
    .orderBy(asc(wellness.id));
}
