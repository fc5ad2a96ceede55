/** Everything an athlete has, page by page. */
import { and, asc, eq, gt, isNotNull, sql } from "drizzle-orm";
import type { Db } from "../db.ts";
import { file } from "../schema/chat.ts";
import { alias, exerciseSet, lap, note, observation, wellness, workout, workoutSource } from "../schema/training.ts";
import { SET } from "./sets.ts";
import { WORKOUT } from "./workouts.ts";

export type Page = { athleteId: number; limit: number };

/** Sets by workout. @param by.after the last row of the page before */
export function setsToExport(db: Db, by: Page & { after?: { day: string; id: number } }) {
  const { after } = by;
  return db
    .select({
      ...SET,
      performedAt: exerciseSet.performedAt,
      timeZone: workout.timeZone,
      workoutTitle: workout.title,
      restSec: exerciseSet.restSec,
      superset: exerciseSet.superset,
    })
    .from(exerciseSet)
    .innerJoin(workout, eq(workout.id, exerciseSet.workoutId))
    .where(
      and(
        eq(exerciseSet.athleteId, by.athleteId),
        after && sql`(${exerciseSet.day}, ${exerciseSet.id}) > (${after.day}::date, ${after.id})`,
      ),
    )
    .orderBy(asc(exerciseSet.day), asc(exerciseSet.id))
    .limit(by.limit);
}

/** @param by.after the id of the last workout of the page before */
export function workoutsToExport(db: Db, by: Page & { after?: number }) {
  return db
    .select({
      ...WORKOUT,
      title: workout.title,
      elapsedSec: workout.elapsedSec,
      fileName: sql<string | null>`(select file_name from workout_source where workout_id = workout.id limit 1)`,
    })
    .from(workout)
    .where(and(eq(workout.athleteId, by.athleteId), by.after === undefined ? undefined : gt(workout.id, by.after)))
    .orderBy(asc(workout.id))
    .limit(by.limit);
}

/** Laps of all recordings; a few hundred a year. */
export function lapsToExport(db: Db, { athleteId }: { athleteId: number }) {
  return db
    .select({
      workoutId: lap.workoutId,
      position: lap.position,
      startedAt: lap.startedAt,
      timeZone: workout.timeZone,
      timerSec: lap.timerSec,
      distanceM: lap.distanceM,
      avgHr: lap.avgHr,
      avgPowerW: lap.avgPowerW,
    })
    .from(lap)
    .innerJoin(workout, eq(workout.id, lap.workoutId))
    .where(eq(workout.athleteId, athleteId))
    .orderBy(asc(lap.workoutId), asc(lap.position));
}

export function wellnessToExport(db: Db, { athleteId }: { athleteId: number }) {
  return db
    .select({ day: wellness.day, metric: wellness.metric, value: wellness.value, bodyPart: wellness.bodyPart })
    .from(wellness)
    .where(eq(wellness.athleteId, athleteId))
    .orderBy(asc(wellness.day), asc(wellness.id));
}

export function notesToExport(db: Db, { athleteId }: { athleteId: number }) {
  return db
    .select({ day: note.day, text: note.text })
    .from(note)
    .where(eq(note.athleteId, athleteId))
    .orderBy(asc(note.day), asc(note.id));
}

export function observationsToExport(db: Db, { athleteId }: { athleteId: number }) {
  return db
    .select({
      day: observation.day,
      kind: observation.kind,
      quote: observation.quote,
      workoutId: observation.workoutId,
      exerciseId: observation.exerciseId,
      set: observation.set,
      rep: observation.rep,
      bodyPart: observation.bodyPart,
      side: observation.side,
      severity: observation.severity,
      feel: observation.feel,
      seconds: observation.seconds,
      reader: observation.reader,
      model: observation.model,
    })
    .from(observation)
    .where(eq(observation.athleteId, athleteId))
    .orderBy(asc(observation.day), asc(observation.id));
}

export function wordsToExport(db: Db, { athleteId }: { athleteId: number }) {
  return db
    .select({ phrase: alias.phrase, exerciseId: alias.exerciseId })
    .from(alias)
    .where(eq(alias.athleteId, athleteId))
    .orderBy(asc(alias.phrase));
}

/** The files an athlete's workouts were read from, with their sizes, oldest first. */
export function filesToExport(
  db: Db,
  { athleteId }: { athleteId: number },
): Promise<{ sha256: string; fileName: string | null; bytes: number }[]> {
  return db
    .selectDistinctOn([workoutSource.fileSha256], {
      sha256: file.sha256,
      fileName: workoutSource.fileName,
      bytes: file.bytes,
    })
    .from(workoutSource)
    .innerJoin(file, eq(file.sha256, workoutSource.fileSha256))
    .where(and(eq(workoutSource.athleteId, athleteId), isNotNull(workoutSource.fileSha256)))
    .orderBy(workoutSource.fileSha256);
}
