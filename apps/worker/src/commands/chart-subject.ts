/** What a chart is asked to be of: exercises, muscles, or everything. */
import { type ChartName, chartDeclaration } from "@spotter/core/chart/list";
import { text } from "@spotter/core/chat/reply";
import { clipped } from "@spotter/core/chat/storable";
import type { KnownExercise } from "@spotter/core/exercise/known";
import { type NamedMuscles, namedMuscles } from "@spotter/core/exercise/muscle-group";
import type { Athlete } from "@spotter/db/queries/athletes";
import type { Outcome } from "../turn.ts";
import { findExercise } from "./find-exercise.ts";

export type ChartSubject =
  | { ok: true; exercises: KnownExercise[]; muscles?: NamedMuscles }
  | { ok: false; outcome: Outcome };

/** @param typed what follows the chart's name; absent for nothing */
export function chartSubject(name: ChartName, typed: string | undefined, athlete: Athlete): ChartSubject {
  const { exercise, several, muscle, title } = chartDeclaration(name);
  if (typed === undefined) return { ok: true, exercises: [] };
  if (exercise === "none") {
    const words = `“${title}” is of all your training; leave out “${clipped(typed, 40)}”: /chart ${name}`;
    return { ok: false, outcome: { answers: [{ blocks: [text(words)] }] } };
  }
  const muscles = muscle ? namedMuscles(typed) : undefined;
  if (muscles) return { ok: true, exercises: [], muscles };
  if (several) return severalExercises(typed, athlete);
  const found = findExercise(typed, athlete);
  return found.ok ? { ok: true, exercises: [found.exercise] } : found;
}

/** Names between commas; one with an "and" in it is two only if it is not one. */
function severalExercises(typed: string, athlete: Athlete): ChartSubject {
  const exercises = new Map<string, KnownExercise>();
  for (const part of typed.split(/[,;&]/).filter((one) => one.trim() !== "")) {
    const whole = findExercise(part.trim(), athlete);
    const finds = whole.ok
      ? [whole]
      : part
          .trim()
          .split(/\s+(?:and|vs\.?|versus)\s+/i)
          .map((one) => findExercise(one, athlete));
    for (const found of finds) {
      if (!found.ok) return found;
      exercises.set(found.exercise.id, found.exercise);
    }
  }
  return { ok: true, exercises: [...exercises.values()] };
}
