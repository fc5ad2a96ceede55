/** What was read in an athlete's notes. */
import type { CountedSet } from "@spotter/core/note/pointed";
import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Db } from "../db.ts";
import { observationSet, observation as table } from "../schema/training.ts";

export type NewObservation = typeof table.$inferInsert & {
  /** Ids of the sets it holds for. */
  setIds: readonly number[];
};

/** Adds observations in the order told. */
export async function addObservations(tx: Db, all: readonly NewObservation[]): Promise<void> {
  for (let at = 0; at < all.length; at += AT_ONCE) {
    const batch = all.slice(at, at + AT_ONCE);
    const rows = await tx
      .insert(table)
      .values(batch.map(({ setIds: _, ...row }) => row))
      .returning({ id: table.id });
    const links = batch.flatMap(({ setIds }, nth) => setIds.map((setId) => ({ observationId: rows[nth]!.id, setId })));
    if (links.length > 0) await tx.insert(observationSet).values(links);
  }
}

/** Well under the 65,535 values a statement takes. */
const AT_ONCE = 500;

/** The sets of one exercise in a visit, in the order they were done, as notes of a message count them. */
export async function countedSets(
  db: Db,
  by: {
    athleteId: number;
    workoutId: number;
    exerciseId: string;
    originId: number;
    /** Positions in the message of the sets the note stands with; absent for all of the message. */
    positions?: { from: number; to: number };
  },
): Promise<CountedSet[]> {
  const within: SQL = by.positions ? sql`position between ${by.positions.from} and ${by.positions.to}` : sql`true`;
  const { rows } = await db.execute<{ id: string; own: boolean; warmup: boolean }>(sql`
    select id, warmup, coalesce(origin_id = ${by.originId} and ${within}, false) as own
    from exercise_set
    where athlete_id = ${by.athleteId} and workout_id = ${by.workoutId} and exercise_id = ${by.exerciseId}
    order by performed_at, id`);
  return rows.map(({ id, ...row }) => ({ id: Number(id), ...row }));
}

/** Every workout of a day. @returns their ids */
export async function workoutIdsOfDay(db: Db, by: { athleteId: number; day: string }): Promise<number[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select id from workout where athlete_id = ${by.athleteId} and day = ${by.day} order by id`);
  return rows.map(({ id }) => Number(id));
}

/** Removes what was read in one message. */
export async function removeObservations(tx: Db, by: { athleteId: number; originId: number }): Promise<void> {
  await tx.delete(table).where(and(eq(table.athleteId, by.athleteId), eq(table.originId, by.originId)));
}

/** The notes that an import brought, with what they stand with. */
export async function importedNotes(
  db: Db,
  by: { athleteId: number; originId: number },
): Promise<{ note: string; day: string; workoutId: number; exerciseId?: string; setId?: number }[]> {
  const { rows } = await db.execute<{
    note: string;
    day: string;
    workoutId: string;
    exerciseId: string | null;
    setId: string | null;
  }>(sql`
    select note, day::text as day, workout_id as "workoutId", exercise_id as "exerciseId", id as "setId"
    from exercise_set
    where athlete_id = ${by.athleteId} and origin_id = ${by.originId} and note is not null
    union all
    select workout.note, workout.day::text, workout.id, null, null
    from workout_source join workout on workout.id = workout_source.workout_id
    where workout_source.athlete_id = ${by.athleteId} and workout_source.origin_id = ${by.originId}
      and workout_source.source = 'import' and workout.note is not null
    order by day, "setId" nulls first`);
  return rows.map(({ note, day, workoutId, exerciseId, setId }) => ({
    note,
    day,
    workoutId: Number(workoutId),
    ...(exerciseId !== null && { exerciseId }),
    ...(setId !== null && { setId: Number(setId) }),
  }));
}
