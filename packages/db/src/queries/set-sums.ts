/** Years of sets in few rows: sums by week, and sets alike taken together. Written for charts, which must not read every set. */
import type { ExerciseWeek } from "@spotter/core/strength/volume-by-week";
import { sql } from "drizzle-orm";
import type { Db } from "../db.ts";

type Chosen = {
  athleteId: number;
  /** All if absent. */
  exerciseIds?: readonly string[] | undefined;
  /** The first day that counts; all if absent. */
  from?: string | undefined;
};

/** What each exercise came to in each week with working sets, oldest first. */
export async function weeklySums(db: Db, chosen: Chosen): Promise<ExerciseWeek[]> {
  // Days are summed first: the weekday of every set would cost more than the sums.
  const { rows } = await db.execute<ExerciseWeek>(sql`
    select (day - (extract(isodow from day)::int - 1))::text as "weekStart", exercise_id as "exerciseId",
      sum(sets)::int as sets, sum(hard)::int as "hardSets", coalesce(sum(load_reps), 0) as "loadReps",
      coalesce(sum(reps), 0)::float8 as reps
    from (
      select day, exercise_id, count(*) as sets,
        count(*) filter (where failed or coalesce(rir, 10 - rpe, 0) <= 3) as hard,
        sum(kg * reps * (case when per_side then 2 else 1 end)) as load_reps,
        sum(reps * (case when per_side then 2 else 1 end)) filter (where kg is not null) as reps
      from exercise_set where ${whose(chosen)} and not warmup and reps is distinct from 0
      group by day, exercise_id
    ) daily
    group by 1, 2 order by 1`);
  return rows;
}

/** Working sets of a day that are alike in all that an e1RM and a distribution look at. */
export type AlikeSets = {
  day: string;
  exerciseId: string;
  kg: number | null;
  reps: number | null;
  rpe: number | null;
  rir: number | null;
  failed: boolean;
  times: number;
};

/** The working sets of some exercises, those of a day that are alike in one row, oldest day first. */
export async function alikeSets(db: Db, chosen: Chosen): Promise<AlikeSets[]> {
  const { rows } = await db.execute<AlikeSets>(sql`
    select day::text as day, exercise_id as "exerciseId", kg, reps, rpe, rir, failed, count(*)::int as times
    from exercise_set where ${whose(chosen)} and not warmup
    group by exercise_set.day, exercise_id, kg, reps, rpe, rir, failed
    order by exercise_set.day`);
  return rows;
}

/** How many working sets there were of each number of repetitions, of those up to and those from a day. */
export async function setsByReps(
  db: Db,
  chosen: Chosen & { split: string },
): Promise<{ reps: number; times: number; recent: boolean }[]> {
  const { rows } = await db.execute<{ reps: number; times: number; recent: boolean }>(sql`
    select reps, day >= ${chosen.split}::date as recent, count(*)::int as times
    from exercise_set where ${whose(chosen)} and not warmup and reps >= 1
    group by 1, 2`);
  return rows;
}

function whose({ athleteId, exerciseIds, from }: Chosen) {
  const ofThese = exerciseIds && sql`and exercise_id = any(${sql.param([...exerciseIds])}::text[])`;
  const since = from === undefined ? undefined : sql`and day >= ${from}::date`;
  return sql`athlete_id = ${athleteId} ${ofThese} ${since}`;
}
