/** Days of training with what was told of them, for finding what they have in common. */
import type { TrainingDay } from "@spotter/core/pattern/factors";
import { sql } from "drizzle-orm";
import type { Db } from "../db.ts";

/** Every day with a workout since `from`, oldest first. */
export async function trainingDays(db: Db, by: { athleteId: number; from: string }): Promise<TrainingDay[]> {
  const { athleteId, from } = by;
  const { rows } = await db.execute<Omit<TrainingDay, "sleepHours"> & { sleepHours: number | null }>(sql`
    with trained as (
      select distinct day from workout where athlete_id = ${athleteId} and day >= ${from}::date
    ), told as (
      select day, bool_or(kind = 'pain' and severity is distinct from 0) as painful,
        coalesce(sum(feel) filter (where kind in ('effort', 'fatigue', 'technique', 'mood')), 0) < 0 as bad
      from observation where athlete_id = ${athleteId} and day >= ${from}::date group by day
    ), done as (
      select day, count(*)::int as sets, array_agg(distinct exercise_id) as exercises from exercise_set
      where athlete_id = ${athleteId} and day >= ${from}::date and not warmup group by day
    ), slept as (
      select distinct on (day) day, value from wellness
      where athlete_id = ${athleteId} and day >= ${from}::date and metric = 'sleep' order by day, id desc
    )
    select trained.day::text as day, coalesce(told.painful, false) as painful, coalesce(told.bad, false) as bad,
      coalesce(done.sets, 0) as sets, coalesce(done.exercises, '{}') as exercises, slept.value as "sleepHours"
    from trained left join told using (day) left join done using (day) left join slept using (day)
    order by trained.day`);
  return rows.map(({ sleepHours, ...row }) => ({ ...row, ...(sleepHours !== null && { sleepHours }) }));
}
