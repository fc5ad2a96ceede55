/** How a plan is told to an athlete: in their unit, by the names they know. */
import type { PlanWords } from "@spotter/core/answer/plan-item";
import { knownExercise } from "@spotter/core/exercise/known";
import { type Turn, today } from "../turn.ts";

export function planWords(turn: Turn): PlanWords {
  const { athlete } = turn;
  return { unit: athlete.unit, today: today(turn), exercise: (id) => knownExercise(id, athlete) };
}
