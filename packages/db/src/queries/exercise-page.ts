/** What an exercise's page and the list of usual exercises tell beside records and sets. */
import { sql } from "drizzle-orm";
import type { Db } from "../db.ts";
import { IS_SOLID } from "./sets.ts";

/** How much an exercise was done; `undefined` for never. Read from an index alone. */
export async function totalOf(
  db: Db,
  by: { athleteId: number; exerciseId: string },
): Promise<{ days: number; sets: number; since: string } | undefined> {
  const { rows } = await db.execute<{ days: number; sets: number; since: string | null }>(sql`
    select count(distinct day)::int as days, count(*)::int as sets, min(day)::text as since from exercise_set
    where athlete_id = ${by.athleteId} and exercise_id = ${by.exerciseId}`);
  const [row] = rows;
  return row?.since ? { ...row, since: row.since } : undefined;
}

/** The best solid e1RM since a day, in kg. */
export async function bestE1rmSince(
  db: Db,
  by: { athleteId: number; exerciseId: string; since: string },
): Promise<number | undefined> {
  const { rows } = await db.execute<{ kg: number | null }>(sql`
    select max(e1rm_kg) as kg from exercise_set
    where athlete_id = ${by.athleteId} and exercise_id = ${by.exerciseId} and day >= ${by.since} and not warmup
      and ${IS_SOLID}`);
  return rows[0]?.kg ?? undefined;
}

/** The exercises done on most days since a day. */
export async function mostDone(db: Db, by: { athleteId: number; since: string; most: number }): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select exercise_set.exercise_id as id from workout join exercise_set on exercise_set.workout_id = workout.id
    where workout.athlete_id = ${by.athleteId} and workout.day >= ${by.since}
    group by exercise_set.exercise_id order by count(distinct exercise_set.day) desc, count(*) desc, id limit ${by.most}`);
  return rows.map(({ id }) => id);
}
