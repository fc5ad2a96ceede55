/** What questions count. */
import type { Sport } from "@spotter/core/log/entry";
import { sql } from "drizzle-orm";
import type { Db } from "../db.ts";

/** Days between two, both included, on which an exercise, a sport or anything was done; oldest first. */
export async function daysWith(
  db: Db,
  by: { athleteId: number; from: string; to: string; exerciseId?: string | undefined; sport?: Sport | undefined },
): Promise<string[]> {
  const { athleteId, from, to, exerciseId, sport } = by;
  const { rows } = await db.execute<{ day: string }>(
    exerciseId === undefined
      ? sql`select distinct day::text as day from workout where athlete_id = ${athleteId} and day between ${from} and ${to}
          and (${sport ?? null}::text is null or sport = ${sport ?? null}) order by 1`
      : sql`select distinct day::text as day from exercise_set where athlete_id = ${athleteId}
          and exercise_id = ${exerciseId} and day between ${from} and ${to} order by 1`,
  );
  return rows.map(({ day }) => day);
}

/** Working sets of an exercise, and those of them without an e1RM. */
export async function e1rmCoverage(
  db: Db,
  by: { athleteId: number; exerciseId: string },
): Promise<{ sets: number; without: number }> {
  const { rows } = await db.execute<{ sets: number; without: number }>(sql`
    select count(*)::int as sets, count(*) filter (where e1rm_kg is null)::int as without from exercise_set
    where athlete_id = ${by.athleteId} and exercise_id = ${by.exerciseId} and not warmup`);
  return rows[0]!;
}

/** Working sets since a day of which no effort was told. */
export async function unratedSets(db: Db, by: { athleteId: number; from: string }): Promise<number> {
  const { rows } = await db.execute<{ sets: number }>(sql`
    select count(*)::int as sets from exercise_set where athlete_id = ${by.athleteId} and day >= ${by.from}
      and not warmup and rpe is null and rir is null and not failed`);
  return rows[0]!.sets;
}
