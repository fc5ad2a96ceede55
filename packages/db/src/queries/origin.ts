/** Taking back everything one message logged. */
import { and, eq } from "drizzle-orm";
import type { Db } from "../db.ts";
import { exerciseSet, note, wellness } from "../schema/training.ts";
import { putBackExercises } from "./exercise-changes.ts";
import { removeObservations } from "./observations.ts";
import { putBackPlans, type TakenBack } from "./plan-changes.ts";
import { withdrawQuestions } from "./questions.ts";
import { type Lost, removeWorkoutsOf, settleVisits } from "./workouts.ts";

/** Removes every row an athlete's message made (sets, workouts, wellness, notes and what was read in them, open questions) and puts back what it changed in their exercises and plans. */
export async function takeBack(tx: Db, by: { athleteId: number; originId: number }): Promise<TakenBack[]> {
  const { lost, plans } = await takeBackToCorrect(tx, by);
  await settleVisits(tx, { athleteId: by.athleteId, lost });
  return plans;
}

/**
 * `takeBack` for a message that is read again: gym visits stay as they are, though they may be empty now.
 *
 * @returns what those visits lost, and what became of changes of plans
 */
export async function takeBackToCorrect(
  tx: Db,
  by: { athleteId: number; originId: number },
): Promise<{ lost: Lost; plans: TakenBack[] }> {
  const removed = await tx
    .delete(exerciseSet)
    .where(and(eq(exerciseSet.athleteId, by.athleteId), eq(exerciseSet.originId, by.originId)))
    .returning({ workoutId: exerciseSet.workoutId, performedAt: exerciseSet.performedAt });
  await removeWorkoutsOf(tx, by);
  await tx.delete(wellness).where(and(eq(wellness.athleteId, by.athleteId), eq(wellness.originId, by.originId)));
  await tx.delete(note).where(and(eq(note.athleteId, by.athleteId), eq(note.originId, by.originId)));
  await removeObservations(tx, by);
  const plans = await putBackPlans(tx, by);
  // What a plan goes on with stays known.
  if (plans.every(({ kind }) => kind === "taken-back")) await putBackExercises(tx, by);
  await withdrawQuestions(tx, by.originId);
  const workoutIds = [...new Set(removed.map((row) => row.workoutId))];
  return { lost: { workoutIds, performedAt: removed.map((row) => row.performedAt) }, plans };
}
