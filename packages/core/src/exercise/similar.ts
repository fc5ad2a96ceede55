/** What to do instead of an exercise: others for the same muscles. */
import { CATALOGUE, exerciseById } from "./catalogue.ts";
import type { Exercise } from "./exercise.ts";

/**
 * Exercises for mostly the same muscles, the best substitute first. Those the athlete knows go before others, and
 * those with other equipment before the same, since a taken machine is the usual reason.
 *
 * @param known ids of exercises the athlete has done
 * @returns at most `most` catalogue ids; none for an exercise the catalogue does not know
 */
export function similarExercises(id: string, known: ReadonlySet<string>, most: number): string[] {
  const exercise = exerciseById(id);
  if (!exercise) return [];
  return CATALOGUE.filter((one) => one.id !== id && one.measure === exercise.measure && shares(exercise, one))
    .map((one) => ({ id: one.id, likeness: likeness(exercise, one) + (known.has(one.id) ? KNOWN : 0) }))
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, most)
    .map((one) => one.id);
}

const KNOWN = 0.6;
const OTHER_EQUIPMENT = 0.2;

function shares(a: Exercise, b: Exercise): boolean {
  return a.primary.some((muscle) => b.primary.includes(muscle));
}

function likeness(a: Exercise, b: Exercise): number {
  const primary = overlap(a.primary, b.primary);
  const secondary = overlap(a.secondary, b.secondary);
  return primary + secondary / 2 + (a.equipment === b.equipment ? 0 : OTHER_EQUIPMENT);
}

/** Shared over all, 0–1. */
function overlap(a: readonly string[], b: readonly string[]): number {
  const all = new Set([...a, ...b]).size;
  return all === 0 ? 1 : a.filter((muscle) => b.includes(muscle)).length / all;
}
