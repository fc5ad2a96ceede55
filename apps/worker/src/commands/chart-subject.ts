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
  | { ok: false; outcome: Outcome }
  /** An exercise nobody knows. */
  | { ok: false; unknown: string };

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
  return found ? { ok: true, exercises: [found] } : { ok: false, unknown: typed };
}

/** Names between commas; one with an "and" in it is two only if it is not one. */
function severalExercises(typed: string, athlete: Athlete): ChartSubject {
  const exercises = new Map<string, KnownExercise>();
  for (const part of typed.split(/[,;&]/).filter((one) => one.trim() !== "")) {
    const whole = findExercise(part.trim(), athlete);
    const names = whole ? [part.trim()] : part.trim().split(/\s+(?:and|vs\.?|versus)\s+/i);
    for (const one of names) {
      const found = findExercise(one, athlete);
      if (!found) return { ok: false, unknown: one };
      exercises.set(found.id, found);
    }
  }
  return { ok: true, exercises: [...exercises.values()] };
}
