/** How a plan is told to an athlete: in their unit, by the names they know. */
import type { PlanWords } from "@spotter/core/answer/plan-item";
import { knownExercise } from "@spotter/core/exercise/known";
import type { Turn } from "../turn.ts";

export function planWords({ athlete }: Pick<Turn, "athlete">): PlanWords {
  return { unit: athlete.unit, exercise: (id) => knownExercise(id, athlete) };
}
