/** Gym visits: the workouts that sets told in chat make up. */
import type { LoadUnit } from "@spotter/core/log/entry";
import { LATE_MINUTES, QUIET_MINUTES } from "@spotter/core/session/open";
import { sql } from "drizzle-orm";
import type { Db } from "../db.ts";

/** A set to store; what was not told is absent. */
export type NewSet = {
  kg?: number;
  typedLoad?: number;
  typedUnit?: LoadUnit;
  reps?: number;
  durationSec?: number;
  distanceM?: number;
  rpe?: number;
  rir?: number;
  percent1rm?: number;
  restSec?: number;
  warmup: boolean;
  failed: boolean;
  perSide: boolean;
  tempo?: string;
  note?: string;
  e1rmKg?: number;
};

/**
 * Adds sets of one exercise to the visit they belong to: the latest that was not ended before them and whose last set is
 * not 90 minutes past, or, for sets told with a day and no time (`at` absent), that day's latest. The visit is made if
 * there is none. Sets have their visit's day: those after midnight too. A rest under way is over.
 *
 * @returns the visit
 * @param by.position of the first set within its message
 * @param by.performedAt instant the sets are sorted by
 */
export async function addToGymVisit(
  tx: Db,
  by: {
    athleteId: number;
    originId: number;
    exerciseId: string;
    day: string;
    at: Date | undefined;
    performedAt: Date;
    timeZone: string;
    position: number;
    sets: readonly NewSet[];
  },
): Promise<{ visitId: number; day: string }> {
  const at = by.at?.toISOString() ?? null;
  const isOpen =
    at === null
      ? sql`day = ${by.day}`
      : sql`ended_at >= ${at}::timestamptz - make_interval(mins => ${QUIET_MINUTES})
          and started_at <= ${at}::timestamptz + make_interval(mins => ${QUIET_MINUTES})
          and (closed_at is null or closed_at >= ${at}::timestamptz - make_interval(mins => ${LATE_MINUTES}))`;
  // Without a time both ends are null already, and greatest and least pass over null.
  const { rows } = await tx.execute<{ visitId: string; day: string }>(sql`
    with rested as (
      delete from rest_timer where athlete_id = ${by.athleteId} and ${at}::timestamptz is not null
    ), opened as (
      update workout
      set ended_at = greatest(ended_at, ${at}::timestamptz), started_at = least(started_at, ${at}::timestamptz)
      where id = (
        select id from workout
        where athlete_id = ${by.athleteId} and sport = 'strength' and ${isOpen}
          and (exists (select 1 from exercise_set where exercise_set.workout_id = workout.id)
            or not exists (select 1 from workout_source where workout_source.workout_id = workout.id))
        order by id desc limit 1)
      returning id, day
    ), made as (
      insert into workout (athlete_id, sport, day, time_zone, started_at, ended_at)
      select ${by.athleteId}, 'strength', ${by.day}::date, ${by.timeZone}, ${at}::timestamptz, ${at}::timestamptz
      where not exists (select 1 from opened)
      returning id, day
    ), visit as (
      select id, day from opened union all select id, day from made
    ), stored as (
    insert into exercise_set (
      athlete_id, workout_id, origin_id, exercise_id, day, performed_at, position, kg, typed_load, typed_unit, reps,
      duration_sec, distance_m, rpe, rir, percent1rm, rest_sec, warmup, failed, per_side, tempo, note, e1rm_kg)
    select ${by.athleteId}, visit.id, ${by.originId}, ${by.exerciseId}, visit.day,
      ${by.performedAt.toISOString()}::timestamptz, ${by.position} + told.nth - 1, "kg", "typedLoad", "typedUnit", "reps",
      "durationSec", "distanceM", "rpe", "rir", "percent1rm", "restSec", "warmup", "failed", "perSide", "tempo", "note",
      "e1rmKg"
    from visit, rows from (
      jsonb_to_recordset(${JSON.stringify(by.sets)}::jsonb) as (
        "kg" float8, "typedLoad" float8, "typedUnit" text, "reps" int, "durationSec" float8, "distanceM" float8,
        "rpe" float8, "rir" float8, "percent1rm" float8, "restSec" float8, "warmup" boolean, "failed" boolean,
        "perSide" boolean, "tempo" text, "note" text, "e1rmKg" float8)
    ) with ordinality as told (
      "kg", "typedLoad", "typedUnit", "reps", "durationSec", "distanceM", "rpe", "rir", "percent1rm", "restSec", "warmup",
      "failed", "perSide", "tempo", "note", "e1rmKg", nth)
    )
    select id as "visitId", day::text as day from visit`);
  return { visitId: Number(rows[0]!.visitId), day: rows[0]!.day };
}
