/** The days on which an athlete trained. */
import type { TrainedDay } from "@spotter/core/chart/consistency";
import { sql } from "drizzle-orm";
import type { Db } from "../db.ts";

/** Every day with a workout, oldest first; working sets are counted from a day on, and are 0 before it. */
export async function trainedDays(db: Db, by: { athleteId: number; countedFrom: string }): Promise<TrainedDay[]> {
  const { rows } = await db.execute<TrainedDay>(sql`
    select day::text as day, sum(sets)::int as sets, bool_or(other) as "otherSport"
    from (
      select day, count(*) as sets, false as other from exercise_set
      where athlete_id = ${by.athleteId} and day >= ${by.countedFrom}::date and not warmup and reps is distinct from 0
      group by day
      union all
      select day, 0, not exists (select 1 from exercise_set where workout_id = workout.id) from workout
      where athlete_id = ${by.athleteId}
    ) done
    group by done.day order by done.day`);
  return rows;
}
