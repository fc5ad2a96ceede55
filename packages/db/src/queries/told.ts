/** Looking up what athletes told: notes by what they are about, and pain over time. */
import type { BodyPart, NoteKind, Side } from "@spotter/core/note/observation";
import type { PainTold } from "@spotter/core/note/pain-timeline";
import { sql } from "drizzle-orm";
import type { Db } from "../db.ts";

/** The exercise of an observation; its sets know it best, since exercises can be merged. */
const EXERCISE = sql`coalesce((select exercise_set.exercise_id from observation_set
  join exercise_set on exercise_set.id = observation_set.set_id
  where observation_set.observation_id = observation.id limit 1), observation.exercise_id)`;

export type ToldNote = {
  day: string;
  quote: string;
  exerciseId: string | null;
  kind: NoteKind | null;
  bodyPart: BodyPart | null;
  side: Side | null;
  severity: number | null;
};

/**
 * What an athlete told of something, newest first: what the reader found about it, and other free text with the word in it.
 * Without `about`, every note as it was typed.
 *
 * @returns one page, and how many there are in all
 */
export async function toldNotes(
  db: Db,
  by: {
    athleteId: number;
    about?: {
      word: string;
      bodyPart?: BodyPart | undefined;
      exerciseId?: string | undefined;
      kind?: NoteKind | undefined;
    };
    /** Days, both included; all if absent. */
    from?: string | undefined;
    to?: string | undefined;
    limit: number;
    offset: number;
  },
): Promise<{ notes: ToldNote[]; total: number }> {
  const { athleteId, about } = by;
  const like = `%${(about?.word ?? "").toLowerCase().replaceAll(/[\\%_]/g, "\\$&")}%`;
  const texts = sql`
    select day, text, null::text as exercise_id, origin_id, id as at from note where athlete_id = ${athleteId}
    union all
    select day, note, exercise_id, origin_id, id from exercise_set where athlete_id = ${athleteId} and note is not null
    union all
    select workout.day, workout.note, null,
      (select origin_id from workout_source where workout_source.workout_id = workout.id limit 1), workout.id
    from workout where athlete_id = ${athleteId} and workout.note is not null`;
  const found = about
    ? sql`
      with seen as (
        select observation.*, ${EXERCISE} as exercise from observation where athlete_id = ${athleteId}
      ), read as (
        select * from seen where lower(quote) like ${like}
          or body_part = ${about.bodyPart ?? null} or exercise = ${about.exerciseId ?? null} or kind = ${about.kind ?? null}
      )
      select day, quote, exercise as exercise_id, kind, body_part, side, severity, origin_id, id as at from read
      union all
      select day, text, exercise_id, null, null, null, null, origin_id, at from (${texts}) texts
      where (lower(text) like ${like} or exercise_id = ${about.exerciseId ?? null})
        and not exists (select 1 from read where read.origin_id = texts.origin_id
          and position(read.quote in texts.text) > 0)`
    : sql`select day, text as quote, exercise_id, null::text as kind, null::text as body_part, null::text as side,
        null::float8 as severity, origin_id, at from (${texts}) texts`;
  const { rows } = await db.execute<ToldNote & { total: number }>(sql`
    select day::text as day, quote, exercise_id as "exerciseId", kind, body_part as "bodyPart", side, severity,
      count(*) over ()::int as total
    from (${found}) found
    where found.day between ${by.from ?? "-infinity"}::date and ${by.to ?? "infinity"}::date
    order by found.day desc, origin_id desc nulls last, at desc limit ${by.limit} offset ${by.offset}`);
  return { notes: rows.map(({ total: _, ...note }) => note), total: rows[0]?.total ?? 0 };
}

/** Every pain told since a day, newest first. @param by.bodyPart all if absent */
export async function painTold(
  db: Db,
  by: { athleteId: number; from?: string | undefined; bodyPart?: BodyPart | undefined },
): Promise<(PainTold & { workoutId?: number })[]> {
  const { athleteId, from, bodyPart } = by;
  const { rows } = await db.execute<{
    day: string;
    quote: string;
    bodyPart: BodyPart | null;
    side: Side | null;
    severity: number | null;
    exerciseId: string | null;
    workoutId: string | null;
  }>(sql`
    select day::text as day, quote, body_part as "bodyPart", side, severity, ${EXERCISE} as "exerciseId",
      workout_id as "workoutId"
    from observation
    where athlete_id = ${athleteId} and kind = 'pain'
      ${from === undefined ? sql.empty() : sql`and day >= ${from}::date`}
      ${bodyPart === undefined ? sql.empty() : sql`and body_part = ${bodyPart}`}
    order by observation.day desc, id desc`);
  return rows.map(({ bodyPart: part, side, severity, exerciseId, workoutId, ...row }) => ({
    ...row,
    ...(part !== null && { bodyPart: part }),
    ...(side !== null && { side }),
    ...(severity !== null && { severity }),
    ...(exerciseId !== null && { exerciseId }),
    ...(workoutId !== null && { workoutId: Number(workoutId) }),
  }));
}
