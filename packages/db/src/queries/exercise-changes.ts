/** Renaming and merging an athlete's own exercises, learning their words, and putting it back. */
import { and, eq, sql } from "drizzle-orm";
import type { Db } from "../db.ts";
import { alias, type ExerciseChange, exerciseChange, exerciseSet, ownExercise } from "../schema/training.ts";
import { ownId, setAlias } from "./exercises.ts";

type Mine = { athleteId: number; originId: number };

/** @param by.phrases words for it from now on, where they mean nothing else: the new name, and still the old one */
export async function renameExercise(
  tx: Db,
  by: Mine & { exercise: string; was: string; name: string; phrases: readonly string[] },
): Promise<void> {
  const { athleteId, originId, exercise } = by;
  await setName(tx, { athleteId, exercise, name: by.name });
  const added: string[] = [];
  for (const phrase of by.phrases)
    if (await addAlias(tx, { athleteId, phrase, exerciseId: exercise })) added.push(phrase);
  await keep(tx, { athleteId, originId }, { kind: "rename", exercise, name: by.was, added });
}

/**
 * Moves an own exercise's sets and words to another exercise, and hides it.
 *
 * @param by.phrase the old name, from now on a word for the other
 * @param by.sets all it has
 * @param by.reckon what a set's load and e1RM are as the other exercise
 */
export async function mergeExercise(
  tx: Db,
  by: Mine & {
    from: string;
    to: string;
    phrase: string;
    sets: readonly { id: number; kg: number | null; e1rmKg: number | null }[];
    reckon: (id: number) => { kg: number | null; e1rmKg: number | null };
  },
): Promise<void> {
  const { athleteId, originId, from, to, phrase } = by;
  const moved = await tx
    .update(alias)
    .set({ exerciseId: to })
    .where(and(eq(alias.athleteId, athleteId), eq(alias.exerciseId, from)))
    .returning({ phrase: alias.phrase });
  const added = (await addAlias(tx, { athleteId, phrase, exerciseId: to })) ? [phrase] : [];
  const sets = by.sets.map(({ id, kg, e1rmKg }) => ({ id, kg, e1rmKg }));
  await putSets(tx, { athleteId, was: from, exerciseId: to, sets: sets.map(({ id }) => ({ id, ...by.reckon(id) })) });
  await setMerged(tx, { athleteId, exercise: from, into: to });
  const change: ExerciseChange = { kind: "merge", from, to, sets, moved: moved.map((row) => row.phrase), added };
  await keep(tx, { athleteId, originId }, change);
}

/** Learns a word for an exercise from what else a message does, with which it is forgotten again. */
export async function learnWord(tx: Db, by: Mine & { phrase: string; exerciseId: string }): Promise<void> {
  const { athleteId, originId, phrase, exerciseId } = by;
  const [before] = await tx
    .select({ was: alias.exerciseId })
    .from(alias)
    .where(and(eq(alias.athleteId, athleteId), eq(alias.phrase, phrase)));
  await setAlias(tx, { athleteId, phrase, exerciseId });
  await keep(tx, { athleteId, originId }, { kind: "word", phrase, exercise: exerciseId, ...before });
}

/** Keeps that an own exercise was made by what else a message does, with which it goes again. */
export async function keepMade(tx: Db, { athleteId, originId, exercise }: Mine & { exercise: string }): Promise<void> {
  await keep(tx, { athleteId, originId }, { kind: "made", exercise });
}

/** Puts back what a message changed in the athlete's exercises. */
export async function putBackExercises(tx: Db, by: Mine): Promise<void> {
  const changes = await tx
    .delete(exerciseChange)
    .where(and(eq(exerciseChange.athleteId, by.athleteId), eq(exerciseChange.originId, by.originId)))
    .returning({ change: exerciseChange.change });
  for (const { change } of changes) {
    if (change.kind === "rename") {
      await setName(tx, { athleteId: by.athleteId, exercise: change.exercise, name: change.name });
      await dropAliases(tx, { athleteId: by.athleteId, exerciseId: change.exercise, phrases: change.added });
    } else if (change.kind === "word") await unlearn(tx, by.athleteId, change);
    else if (change.kind === "merge") await unmerge(tx, by.athleteId, change);
  }
  // Its word is forgotten by now.
  for (const { change } of changes)
    if (change.kind === "made") await unmake(tx, { athleteId: by.athleteId, exercise: change.exercise });
}

/** Unless it was given another meaning since. */
async function unlearn(tx: Db, athleteId: number, change: Extract<ExerciseChange, { kind: "word" }>): Promise<void> {
  const { phrase, exercise, was } = change;
  const now = and(eq(alias.athleteId, athleteId), eq(alias.phrase, phrase), eq(alias.exerciseId, exercise));
  if (was === undefined) await tx.delete(alias).where(now);
  else await tx.update(alias).set({ exerciseId: was }).where(now);
}

/** Unless something uses it by now, or could be taken back to where it is used. */
async function unmake(tx: Db, { athleteId, exercise }: { athleteId: number; exercise: string }): Promise<void> {
  const named = `%"${exercise}"%`;
  await tx.execute(sql`
    delete from own_exercise where athlete_id = ${athleteId} and id = ${ownId(exercise)!} and merged_into is null
    and not exists (
      select 1 from exercise_set where athlete_id = ${athleteId} and exercise_id = ${exercise}
      union all select 1 from planned_item where athlete_id = ${athleteId} and exercise_id = ${exercise}
      union all select 1 from observation where athlete_id = ${athleteId} and exercise_id = ${exercise}
      union all select 1 from alias where athlete_id = ${athleteId} and exercise_id = ${exercise}
      union all select 1 from own_exercise other where other.athlete_id = ${athleteId} and other.merged_into = ${exercise}
      union all select 1 from workout where athlete_id = ${athleteId} and changes::text like ${named}
      union all select 1 from exercise_change where athlete_id = ${athleteId} and change::text like ${named}
      union all select 1 from plan_change where athlete_id = ${athleteId}
        and (before::text like ${named} or after::text like ${named}))`);
}

async function unmerge(tx: Db, athleteId: number, change: Extract<ExerciseChange, { kind: "merge" }>): Promise<void> {
  const { from, sets, moved, added } = change;
  // What it was merged into may have been merged since.
  const now = await standsFor(tx, { athleteId, exercise: change.to });
  await setMerged(tx, { athleteId, exercise: from, into: null });
  await putSets(tx, { athleteId, was: now, exerciseId: from, sets });
  await dropAliases(tx, { athleteId, exerciseId: now, phrases: added });
  for (const phrase of moved)
    await tx
      .update(alias)
      .set({ exerciseId: from })
      .where(and(eq(alias.athleteId, athleteId), eq(alias.phrase, phrase), eq(alias.exerciseId, now)));
}

/** The exercise that an exercise, merged perhaps, is part of now. */
export async function standsFor(
  tx: Db,
  { athleteId, exercise }: { athleteId: number; exercise: string },
): Promise<string> {
  const id = ownId(exercise);
  if (id === undefined) return exercise;
  const [row] = await tx
    .select({ into: ownExercise.mergedInto })
    .from(ownExercise)
    .where(and(eq(ownExercise.athleteId, athleteId), eq(ownExercise.id, id)));
  return row?.into ? standsFor(tx, { athleteId, exercise: row.into }) : exercise;
}

/** Of the sets named, those that are still of `was`. */
async function putSets(
  tx: Db,
  by: {
    athleteId: number;
    was: string;
    exerciseId: string;
    sets: readonly { id: number; kg: number | null; e1rmKg: number | null }[];
  },
): Promise<void> {
  await tx.execute(sql`
    update exercise_set set exercise_id = ${by.exerciseId}, kg = put.kg, e1rm_kg = put."e1rmKg"
    from jsonb_to_recordset(${JSON.stringify(by.sets)}::jsonb) as put (id bigint, kg float8, "e1rmKg" float8)
    where exercise_set.id = put.id and athlete_id = ${by.athleteId} and exercise_id = ${by.was}`);
}

/** Hides an exercise, or shows it again; if its name was given to another meanwhile, with a number behind it. */
async function setMerged(tx: Db, by: { athleteId: number; exercise: string; into: string | null }): Promise<void> {
  const taken = sql`exists (select 1 from own_exercise other where other.athlete_id = own_exercise.athlete_id
    and lower(other.name) = lower(own_exercise.name) and other.id <> own_exercise.id and other.merged_into is null)`;
  await tx
    .update(ownExercise)
    .set({
      mergedInto: by.into,
      ...(by.into === null && { name: sql`case when ${taken} then name || ' ' || id else name end` }),
    })
    .where(and(eq(ownExercise.athleteId, by.athleteId), eq(ownExercise.id, ownId(by.exercise)!)));
}

/** Unless another of the athlete's exercises has that name by now. */
async function setName(tx: Db, by: { athleteId: number; exercise: string; name: string }): Promise<void> {
  await tx
    .update(ownExercise)
    .set({ name: by.name })
    .where(
      and(
        eq(ownExercise.athleteId, by.athleteId),
        eq(ownExercise.id, ownId(by.exercise)!),
        sql`not exists (select 1 from own_exercise other where other.athlete_id = ${by.athleteId}
          and lower(other.name) = lower(${by.name}) and other.id <> own_exercise.id and other.merged_into is null)`,
      ),
    );
}

/** @returns whether the phrase was free */
async function addAlias(tx: Db, by: { athleteId: number; phrase: string; exerciseId: string }): Promise<boolean> {
  const [taken] = await tx
    .select({ phrase: alias.phrase })
    .from(alias)
    .where(and(eq(alias.athleteId, by.athleteId), eq(alias.phrase, by.phrase)));
  if (!taken) await setAlias(tx, by);
  return !taken;
}

async function dropAliases(
  tx: Db,
  by: { athleteId: number; exerciseId: string; phrases: readonly string[] },
): Promise<void> {
  for (const phrase of by.phrases)
    await tx
      .delete(alias)
      .where(and(eq(alias.athleteId, by.athleteId), eq(alias.phrase, phrase), eq(alias.exerciseId, by.exerciseId)));
}

async function keep(tx: Db, by: Mine, change: ExerciseChange): Promise<void> {
  await tx.insert(exerciseChange).values({ ...by, change });
}

/** All sets of an exercise with what merging may change. */
export function setsToMerge(db: Db, by: { athleteId: number; exerciseId: string }) {
  return db
    .select({
      id: exerciseSet.id,
      workoutId: exerciseSet.workoutId,
      day: exerciseSet.day,
      kg: exerciseSet.kg,
      reps: exerciseSet.reps,
      rpe: exerciseSet.rpe,
      rir: exerciseSet.rir,
      warmup: exerciseSet.warmup,
      failed: exerciseSet.failed,
      e1rmKg: exerciseSet.e1rmKg,
    })
    .from(exerciseSet)
    .where(and(eq(exerciseSet.athleteId, by.athleteId), eq(exerciseSet.exerciseId, by.exerciseId)));
}
