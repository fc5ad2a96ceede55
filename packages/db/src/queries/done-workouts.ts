/** What was done, as far as it is held against a plan. */
import type { DoneWorkout } from "@spotter/core/plan/life/assign";
import { sql } from "drizzle-orm";
import type { Db } from "../db.ts";

type Row = {
  id: string;
  day: string;
  sport: DoneWorkout["sport"];
  title: string | null;
  hour: number | null;
  durationSec: number | null;
  distanceM: number | null;
  swapped: Record<string, string> | null;
  sets: { exercise: string; sets: number }[] | null;
};

/** Workouts of some days, oldest first, each with its working sets by exercise. */
export async function doneWorkouts(
  db: Db,
  by: { athleteId: number; from: string; to: string },
): Promise<DoneWorkout[]> {
  const { rows } = await db.execute<Row>(sql`
    select workout.id, workout.day::text as day, workout.sport, workout.title,
      extract(hour from workout.started_at at time zone workout.time_zone)::int as hour,
      workout.duration_sec as "durationSec", workout.distance_m as "distanceM",
      workout.changes -> 'swapped' as swapped,
      (select jsonb_agg(jsonb_build_object('exercise', exercise_id, 'sets', sets) order by first_at, first_id) from (
        select exercise_id, count(*)::int as sets, min(performed_at) as first_at, min(id) as first_id
        from exercise_set where workout_id = workout.id and not warmup and reps is distinct from 0
        group by exercise_id) done) as sets
    from workout
    where workout.athlete_id = ${by.athleteId} and workout.day between ${by.from} and ${by.to}
    order by workout.day, workout.started_at nulls last, workout.id`);
  return rows.map(({ id, day, sport, title, hour, durationSec, distanceM, swapped, sets }) => ({
    id: Number(id),
    day,
    sport,
    ...(title !== null && { title }),
    ...(hour !== null && { hour }),
    ...(durationSec !== null && { durationSec }),
    ...(distanceM !== null && { distanceM }),
    ...(swapped !== null && { swapped }),
    sets: sets ?? [],
  }));
}
