/** The days on which an athlete trained. */
import type { TrainedDay } from "@spotter/core/chart/consistency";
import { sql } from "drizzle-orm";
import type { Db } from "../db.ts";

/** Every day with working sets or another workout, oldest first. */
export async function trainedDays(db: Db, athleteId: number): Promise<TrainedDay[]> {
  const { rows } = await db.execute<TrainedDay>(sql`
    select day::text as day, sum(sets)::int as sets, bool_or(other) as "otherSport"
    from (
      select day, count(*) as sets, false as other from exercise_set
      where athlete_id = ${athleteId} and not warmup and reps is distinct from 0 group by day
      union all
      select day, 0, true from workout
      where athlete_id = ${athleteId} and not exists (select 1 from exercise_set where workout_id = workout.id)
    ) done
    group by day order by day`);
  return rows;
}
