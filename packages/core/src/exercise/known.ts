/** What answers and charts have to know of an exercise, of the catalogue or the athlete's own. */
import type { LoadStyle } from "../answer/sets.ts";
import type { Lift } from "../strength/lift.ts";
import { exerciseById } from "./catalogue.ts";

export type KnownExercise = { id: string; name: string; style: LoadStyle; lift: Lift };

/** An id no one knows any more keeps its id for a name: what was logged is never hidden. */
export function knownExercise(
  id: string,
  { own, bodyweightKg }: { own: ReadonlyMap<string, string>; bodyweightKg?: number | undefined },
): KnownExercise {
  const exercise = exerciseById(id);
  const share = exercise?.bodyweightShare;
  const lift: Lift = {
    ...(share !== undefined && { bodyweightShare: share }),
    ...(bodyweightKg !== undefined && { bodyweightKg }),
    ...(exercise?.perHand && { hands: 2 as const }),
  };
  return {
    id,
    name: exercise?.name ?? own.get(id) ?? id,
    style: exercise?.load === "bodyweight" ? "bodyweight" : "loaded",
    lift,
  };
}

/** Whether the athlete's weight matters to what an exercise moves. */
export function needsBodyweight(id: string): boolean {
  const exercise = exerciseById(id);
  return exercise?.measure === "reps" && exercise.bodyweightShare !== undefined;
}
