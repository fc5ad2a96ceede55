/** What was told before a version of the note reader came, message by message, and how far it has read it. */
import { eq, sql } from "drizzle-orm";
import type { Db } from "../db.ts";
import { noteReading, observation } from "../schema/training.ts";

/** Marks, the first time, that what stands in the inbox now is to be read by this version. */
export async function beginNoteReading(db: Db, reader: string): Promise<void> {
  await db.execute(sql`
    insert into note_reading (reader, until_id) select ${reader}, coalesce(max(id), 0) from inbox
    on conflict do nothing`);
}

export type ToldMessage = { originId: number; athleteId: number; sentAt: Date };

/** The next message with notes that this version has not read. */
export async function nextTold(db: Db, reader: string): Promise<ToldMessage | undefined> {
  const { rows } = await db.execute<{ originId: string; athleteId: string; sentAt: string }>(sql`
    select told.origin_id as "originId", told.athlete_id as "athleteId", inbox.incoming ->> 'sentAt' as "sentAt"
    from note_reading reading cross join lateral (
      (select origin_id, athlete_id from note where origin_id > reading.through_id order by origin_id limit 1)
      union all
      (select origin_id, athlete_id from exercise_set where origin_id > reading.through_id and note is not null
        order by origin_id limit 1)
      union all
      (select source.origin_id, source.athlete_id from workout_source source join workout on workout.id = source.workout_id
        where source.origin_id > reading.through_id and workout.note is not null order by source.origin_id limit 1)
    ) told join inbox on inbox.id = told.origin_id
    where reading.reader = ${reader} and told.origin_id <= reading.until_id
    order by told.origin_id limit 1`);
  const [row] = rows;
  return row && { originId: Number(row.originId), athleteId: Number(row.athleteId), sentAt: new Date(row.sentAt) };
}

/** Holds the reading until the transaction ends. @returns whether it is the caller's; else another worker is at it */
export async function takeNoteReading(tx: Db, reader: string): Promise<boolean> {
  const rows = await tx
    .select({ reader: noteReading.reader })
    .from(noteReading)
    .where(eq(noteReading.reader, reader))
    .for("update", { skipLocked: true });
  return rows.length > 0;
}

/** Notes that a message has been read. */
export async function passTold(tx: Db, { reader, originId }: { reader: string; originId: number }): Promise<void> {
  await tx.update(noteReading).set({ throughId: originId }).where(eq(noteReading.reader, reader));
}

export type ToldNote = { text: string; day: string } & (
  | { of: "set"; workoutId: number; exerciseId: string; positions: { from: number; to: number } }
  | { of: "workout"; workoutId: number }
  | { of: "itself" }
  | { of: "import" }
);

/** The notes a message holds, those of an import as one. Positions of sets begin behind the note or exercise before. */
export async function notesTold(db: Db, by: { athleteId: number; originId: number }): Promise<ToldNote[]> {
  const { rows } = await db.execute<{
    of: "set" | "workout" | "itself";
    text: string;
    day: string;
    workoutId: string | null;
    exerciseId: string | null;
    position: number | null;
    begins: number | null;
  }>(sql`
    with imported as (
      select workout_id from workout_source
      where athlete_id = ${by.athleteId} and origin_id = ${by.originId} and source = 'import'
    ), own as (
      select * from exercise_set
      where athlete_id = ${by.athleteId} and origin_id = ${by.originId}
        and workout_id not in (select workout_id from imported)
    )
    select 'set' as of, note as text, day::text as day, workout_id as "workoutId", exercise_id as "exerciseId", position,
      coalesce((select max(before.position) + 1 from own before where before.position < own.position
        and (before.note is not null or before.exercise_id <> own.exercise_id)), 0) as begins
    from own where note is not null
    union all
    select 'workout', workout.note, workout.day::text, workout.id, null, null, null
    from workout_source source join workout on workout.id = source.workout_id
    where source.athlete_id = ${by.athleteId} and source.origin_id = ${by.originId} and source.source <> 'import'
      and workout.note is not null
    union all
    select 'itself', text, day::text, null, null, null, null
    from note where athlete_id = ${by.athleteId} and origin_id = ${by.originId}
    order by position nulls last`);
  const own = rows.map(({ of, text, day, workoutId, exerciseId, position, begins }): ToldNote => {
    if (of === "set")
      return {
        of,
        text,
        day,
        workoutId: Number(workoutId),
        exerciseId: exerciseId!,
        positions: { from: begins!, to: position! },
      };
    return of === "workout" ? { of, text, day, workoutId: Number(workoutId) } : { of, text, day };
  });
  const { rows: imports } = await db.execute(sql`
    select 1 from workout_source where athlete_id = ${by.athleteId} and origin_id = ${by.originId} and source = 'import' limit 1`);
  return imports.length > 0 ? [...own, { of: "import", text: "", day: "" }] : own;
}

/** Removes what readers read in a message; what a model read stays. @returns that */
export async function removeReaders(
  tx: Db,
  by: { athleteId: number; originId: number },
): Promise<{ id: number; quote: string }[]> {
  const mine = sql`${observation.athleteId} = ${by.athleteId} and ${observation.originId} = ${by.originId}`;
  await tx.delete(observation).where(sql`${mine} and ${observation.promptVersion} is null`);
  return tx.select({ id: observation.id, quote: observation.quote }).from(observation).where(mine);
}

export async function removeObservation(tx: Db, id: number): Promise<void> {
  await tx.delete(observation).where(eq(observation.id, id));
}

/** The exercise that was under way in a workout at an instant. */
export async function exerciseAt(db: Db, by: { workoutId: number; at: Date }): Promise<string | undefined> {
  const { rows } = await db.execute<{ exerciseId: string }>(sql`
    select exercise_id as "exerciseId" from exercise_set
    where workout_id = ${by.workoutId} and performed_at <= ${by.at.toISOString()}::timestamptz
    order by performed_at desc, id desc limit 1`);
  return rows[0]?.exerciseId;
}
