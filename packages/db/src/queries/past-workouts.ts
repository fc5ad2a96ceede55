/** Workouts brought over from another app: many at once, each only the first time. */
import { sql } from "drizzle-orm";
import type { Db } from "../db.ts";
import type { NewSet } from "./gym-visit.ts";

export type PastSet = NewSet & { exerciseId: string; superset?: string };

export type PastWorkout = {
  externalId: string;
  sport: string;
  day: string;
  startedAt?: string;
  endedAt?: string;
  performedAt: string;
  title?: string;
  note?: string;
  durationSec?: number;
  distanceM?: number;
  sets: PastSet[];
};

/** How many of these workouts were imported before. */
export async function importedBefore(
  db: Db,
  by: { athleteId: number; externalIds: readonly string[] },
): Promise<number> {
  const { rows } = await db.execute<{ count: string }>(sql`
    select count(*) as count from workout_source
    where athlete_id = ${by.athleteId} and source = 'import'
      and external_id in (select jsonb_array_elements_text(${JSON.stringify(by.externalIds)}::jsonb))`);
  return Number(rows[0]?.count ?? 0);
}

/** Adds those that are not there yet, in one statement. @returns the external ids of those it added */
export async function addPastWorkouts(
  tx: Db,
  by: {
    athleteId: number;
    originId: number;
    timeZone: string;
    file: { sha256: string; name: string };
    workouts: readonly PastWorkout[];
  },
): Promise<string[]> {
  const workouts = by.workouts.map(({ sets: _, ...workout }, nth) => ({ ...workout, nth }));
  const sets = by.workouts.flatMap((workout, nth) => workout.sets.map((set, position) => ({ ...set, nth, position })));
  const { rows } = await tx.execute<{ external_id: string }>(sql`
    with fresh as materialized (
      select nextval(pg_get_serial_sequence('workout', 'id')) as id, told.*
      from jsonb_to_recordset(${JSON.stringify(workouts)}::jsonb) as told (
        "nth" int, "externalId" text, "sport" text, "day" date, "startedAt" timestamptz, "endedAt" timestamptz,
        "performedAt" timestamptz, "title" text, "note" text, "durationSec" float8, "distanceM" float8)
      where not exists (
        select 1 from workout_source
        where athlete_id = ${by.athleteId} and source = 'import' and external_id = told."externalId")
    ), made as (
      insert into workout (
        id, athlete_id, sport, day, time_zone, started_at, ended_at, title, note, duration_sec, distance_m)
      overriding system value
      select id, ${by.athleteId}, sport, day, ${by.timeZone}, "startedAt", "endedAt", title, note, "durationSec",
        "distanceM"
      from fresh
    ), known as (
      insert into workout_source (athlete_id, workout_id, source, external_id, file_sha256, file_name, origin_id)
      select ${by.athleteId}, id, 'import', "externalId", ${by.file.sha256}, ${by.file.name}, ${by.originId} from fresh
    ), done as (
      insert into exercise_set (
        athlete_id, workout_id, origin_id, exercise_id, day, performed_at, position, kg, typed_load, typed_unit, reps,
        duration_sec, distance_m, rpe, rir, percent1rm, rest_sec, tempo, warmup, failed, per_side, note, superset,
        e1rm_kg)
      select ${by.athleteId}, fresh.id, ${by.originId}, told."exerciseId", fresh.day, fresh."performedAt", told.position,
        told.kg, told."typedLoad", told."typedUnit", told.reps, told."durationSec", told."distanceM", told.rpe,
        told.rir, told.percent1rm, told."restSec", told.tempo, told.warmup, told.failed, told."perSide", told.note, told.superset, told."e1rmKg"
      from jsonb_to_recordset(${JSON.stringify(sets)}::jsonb) as told (
        "nth" int, "position" int, "exerciseId" text, "kg" float8, "typedLoad" float8, "typedUnit" text, "reps" int,
        "durationSec" float8, "distanceM" float8, "rpe" float8, "rir" float8, "percent1rm" float8, "restSec" float8,
        "tempo" text, "warmup" boolean, "failed" boolean, "perSide" boolean,
        "note" text, "superset" text, "e1rmKg" float8)
      join fresh on fresh.nth = told.nth
      order by told.nth, told.position
    )
    select "externalId" as external_id from fresh`);
  return rows.map((row) => row.external_id);
}
