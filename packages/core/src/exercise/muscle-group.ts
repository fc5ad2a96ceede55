/** Muscles as athletes speak of them: six groups, and the single muscles by any usual name. */
import { exerciseById } from "./catalogue.ts";
import { type Exercise, MUSCLES, type Muscle } from "./exercise.ts";

/** In the order charts stack them. */
export const MUSCLE_GROUPS = {
  legs: ["quads", "hamstrings", "glutes", "adductors", "calves"],
  back: ["lats", "upper-back", "traps", "lower-back"],
  chest: ["chest"],
  shoulders: ["front-delts", "side-delts", "rear-delts"],
  arms: ["biceps", "triceps", "forearms"],
  core: ["core"],
} as const satisfies Record<string, readonly Muscle[]>;

export type MuscleGroup = keyof typeof MUSCLE_GROUPS;
export const MUSCLE_GROUP_NAMES = Object.keys(MUSCLE_GROUPS) as MuscleGroup[];

/** One muscle or a group of them. */
export type NamedMuscles = { name: string; muscles: readonly Muscle[] };

const OTHER_NAMES: Readonly<Record<string, Muscle | MuscleGroup>> = {
  pecs: "chest",
  pec: "chest",
  delts: "shoulders",
  deltoids: "shoulders",
  shoulder: "shoulders",
  arm: "arms",
  leg: "legs",
  "lower body": "legs",
  abs: "core",
  lat: "lats",
  trap: "traps",
  bicep: "biceps",
  bis: "biceps",
  tricep: "triceps",
  tris: "triceps",
  forearm: "forearms",
  quad: "quads",
  quadriceps: "quads",
  hams: "hamstrings",
  hamstring: "hamstrings",
  hammies: "hamstrings",
  glute: "glutes",
  calf: "calves",
  adductor: "adductors",
};

/** The muscles a word means; `undefined` for what names none. */
export function namedMuscles(typed: string): NamedMuscles | undefined {
  const words = typed
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, " ");
  const other = Object.hasOwn(OTHER_NAMES, words) ? OTHER_NAMES[words] : undefined;
  const wanted = other ?? words;
  const group = MUSCLE_GROUP_NAMES.find((name) => name === wanted);
  if (group) return { name: capitalised(group), muscles: MUSCLE_GROUPS[group] };
  const muscle = MUSCLES.find((name) => name === wanted || name.replaceAll("-", " ") === wanted);
  return muscle && { name: capitalised(muscle.replaceAll("-", " ")), muscles: [muscle] };
}

/**
 * What one set of an exercise counts for some muscles taken together: 1 where it trains one of them first, 0.5 where only
 * in passing, 0 where not or where the exercise is the athlete's own, of which no muscles are known.
 *
 * Source: Pelland et al. 2024 (67 studies): indirect sets predict growth and strength best when counted half.
 */
export function shareOfSet(exerciseId: string, muscles: readonly Muscle[]): number {
  const exercise: Exercise | undefined = exerciseById(exerciseId);
  if (!exercise) return 0;
  if (exercise.primary.some((one) => muscles.includes(one))) return 1;
  return exercise.secondary.some((one) => muscles.includes(one)) ? 0.5 : 0;
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
