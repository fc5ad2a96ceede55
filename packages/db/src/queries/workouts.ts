/** Workouts: one per thing done, whoever told us. */
import type { DataSource } from "@spotter/core/access/source";
import { and, asc, between, desc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { Db } from "../db.ts";
import { lap, stream, workout, workoutSource } from "../schema/training.ts";

export type NewWorkout = typeof workout.$inferInsert;
export type NewLap = typeof lap.$inferInsert;

export const WORKOUT = {
  id: workout.id,
  sport: workout.sport,
  day: workout.day,
  startedAt: workout.startedAt,
  endedAt: workout.endedAt,
  timeZone: workout.timeZone,
  durationSec: workout.durationSec,
  distanceM: workout.distanceM,
  ascentM: workout.ascentM,
  avgHr: workout.avgHr,
  maxHr: workout.maxHr,
  avgPowerW: workout.avgPowerW,
  rpe: workout.rpe,
  note: workout.note,
};
export type Workout = { [K in keyof typeof WORKOUT]: (typeof workout.$inferSelect)[K] };

export type Source = { source: DataSource; externalId: string; fileSha256?: string; fileName?: string };

/** Adds a workout and where it is known from. @returns its id, or `undefined` if that source gave it before. */
export async function addWorkout(
  tx: Db,
  by: { workout: NewWorkout; source: Source; originId: number },
): Promise<number | undefined> {
  const { source } = by;
  const known = await workoutOfSource(tx, { athleteId: by.workout.athleteId, ...source });
  if (known) return undefined;
  const [row] = await tx.insert(workout).values(by.workout).returning({ id: workout.id });
  await tx.insert(workoutSource).values({
    athleteId: by.workout.athleteId,
    workoutId: row!.id,
    originId: by.originId,
    source: source.source,
    externalId: source.externalId,
    fileSha256: source.fileSha256 ?? null,
    fileName: source.fileName ?? null,
  });
  return row!.id;
}

/** The workout a source gave before. */
export async function workoutOfSource(
  db: Db,
  by: { athleteId: number; source: Source["source"]; externalId: string },
): Promise<Workout | undefined> {
  const [row] = await db
    .select(WORKOUT)
    .from(workoutSource)
    .innerJoin(workout, eq(workout.id, workoutSource.workoutId))
    .where(
      and(
        eq(workoutSource.athleteId, by.athleteId),
        eq(workoutSource.source, by.source),
        eq(workoutSource.externalId, by.externalId),
      ),
    );
  return row;
}

/** The sources of an athlete's workouts of some days; what was told in the chat alone has none. */
export async function sourcesBetween(
  db: Db,
  by: { athleteId: number; from: string; to: string },
): Promise<DataSource[]> {
  const rows = await db
    .selectDistinct({ source: workoutSource.source })
    .from(workoutSource)
    .innerJoin(workout, eq(workout.id, workoutSource.workoutId))
    .where(and(eq(workoutSource.athleteId, by.athleteId), between(workout.day, by.from, by.to)));
  return rows.map(({ source }) => source);
}

/** Puts another note on the first workout of the recordings a message brought. @returns it, if there is one */
export async function noteRecording(
  tx: Db,
  by: { athleteId: number; originId: number; note: string },
): Promise<{ workoutId: number; day: string } | undefined> {
  const [row] = await tx
    .update(workout)
    .set({ note: by.note.trim() === "" ? null : by.note.trim() })
    .where(
      and(
        eq(workout.athleteId, by.athleteId),
        sql`${workout.id} = (select min(workout_id) from workout_source
          where origin_id = ${by.originId} and source = 'file')`,
      ),
    )
    .returning({ workoutId: workout.id, day: workout.day });
  return row;
}

/** A recording of the same sport that began at the same time (to 2 s) and is about as long (to 2 %). */
export async function recordedAt(
  db: Db,
  by: { athleteId: number; sport: NewWorkout["sport"]; startedAt: Date; elapsedSec: number },
): Promise<Workout | undefined> {
  const slackMs = 2_000;
  const [row] = await db
    .select(WORKOUT)
    .from(workout)
    .innerJoin(workoutSource, eq(workoutSource.workoutId, workout.id))
    .where(
      and(
        eq(workout.athleteId, by.athleteId),
        eq(workout.sport, by.sport),
        eq(workoutSource.source, "file"),
        between(
          workout.startedAt,
          new Date(by.startedAt.getTime() - slackMs),
          new Date(by.startedAt.getTime() + slackMs),
        ),
        between(workout.elapsedSec, by.elapsedSec * 0.98 - 2, by.elapsedSec * 1.02 + 2),
      ),
    )
    .limit(1);
  return row;
}

/** Workouts of a day other than gym visits told in sets, in order. */
export function activitiesOfDay(db: Db, by: { athleteId: number; day: string }): Promise<Workout[]> {
  return db
    .select(WORKOUT)
    .from(workout)
    .innerJoin(workoutSource, eq(workoutSource.workoutId, workout.id))
    .where(and(eq(workout.athleteId, by.athleteId), eq(workout.day, by.day)))
    .orderBy(asc(workout.startedAt), asc(workout.id));
}

/** Begun by word and still without a set: nothing to tell of yet. */
const HAPPENED = sql`(${workout.begunAt} is null or exists (select 1 from exercise_set where workout_id = ${workout.id}))`;

/** An athlete's latest workout: of any kind, or of a sport, with a word in its note, or of a length (to 5 %). */
export async function lastWorkout(
  db: Db,
  by: { athleteId: number; sport?: NewWorkout["sport"]; noteHas?: string | undefined; meters?: number | undefined },
): Promise<Workout | undefined> {
  const { athleteId, sport, noteHas, meters } = by;
  const [row] = await db
    .select(WORKOUT)
    .from(workout)
    .where(
      and(
        eq(workout.athleteId, athleteId),
        HAPPENED,
        sport && eq(workout.sport, sport),
        noteHas === undefined ? undefined : sql`strpos(lower(${workout.note}), ${noteHas}) > 0`,
        meters === undefined ? undefined : between(workout.distanceM, meters * 0.95, meters * 1.05),
      ),
    )
    .orderBy(desc(workout.day), sql`${workout.startedAt} desc nulls last`, desc(workout.id))
    .limit(1);
  return row;
}

export async function addLaps(tx: Db, laps: NewLap[]): Promise<void> {
  if (laps.length > 0) await tx.insert(lap).values(laps);
}

/** Stores the packed channels of a workout. */
export async function addStreams(
  tx: Db,
  by: { workoutId: number; channels: { channel: string; packed: Uint8Array }[] },
): Promise<void> {
  if (by.channels.length > 0)
    await tx.insert(stream).values(by.channels.map((channel) => ({ workoutId: by.workoutId, ...channel })));
}

/** Takes back the workouts a message made, and gym visits left without a set. */
export async function removeWorkoutsOf(tx: Db, by: { athleteId: number; originId: number }): Promise<void> {
  await tx
    .delete(workout)
    .where(
      and(
        eq(workout.athleteId, by.athleteId),
        sql`${workout.id} in (select workout_id from workout_source where origin_id = ${by.originId})`,
      ),
    );
}

/** Gym visits that lost sets, and when those were done. */
export type Lost = { workoutIds: number[]; performedAt: Date[] };

/** Removes gym visits whose last set is gone, unless they were begun by word; others begin and end with the sets they have left. */
export async function settleVisits(tx: Db, by: { athleteId: number; lost: Lost }): Promise<void> {
  const { workoutIds, performedAt } = by.lost;
  if (workoutIds.length === 0) return;
  const whose = and(inArray(workout.id, workoutIds), eq(workout.athleteId, by.athleteId));
  await tx
    .delete(workout)
    .where(
      and(
        whose,
        isNull(workout.begunAt),
        sql`not exists (select 1 from exercise_set where workout_id = ${workout.id})`,
        sql`not exists (select 1 from workout_source where workout_id = ${workout.id})`,
      ),
    );
  // Only an end that a lost set made: others, such as an import's, are known by other means.
  const instants = JSON.stringify([...new Set(performedAt.map((at) => at.toISOString()))]);
  const lost = sql`(select value::timestamptz from jsonb_array_elements_text(${instants}::jsonb))`;
  const left = (edge: SQL) =>
    sql`(select ${edge} from exercise_set where workout_id = ${workout.id} and performed_at between started_at and ended_at)`;
  await tx
    .update(workout)
    .set({
      startedAt: sql`case when begun_at is null and started_at in ${lost}
        then coalesce(${left(sql`min(performed_at)`)}, started_at) else started_at end`,
      endedAt: sql`case when ended_at in ${lost}
        then coalesce(${left(sql`max(performed_at)`)}, started_at) else ended_at end`,
    })
    .where(whose);
}
