/** What one repetition of a set moves: the load on the bar, and the body where it is lifted too. */

import type { LoggedSet } from "../log/entry.ts";

/** What must be known about an exercise and the athlete to turn a set's external load into the load moved. */
export type Lift = {
  /** Part of the body's weight every repetition lifts, 0–1; absent or 0 for a barbell. See `bodyweightShareOf`. */
  bodyweightShare?: number;
  /** The athlete's weight at the time; absent if never told. */
  bodyweightKg?: number;
  /** How many times the written load is held at once: 2 where the number is that of one dumbbell of a pair. */
  hands?: 1 | 2;
};

/** Why a set has no load to reckon with. */
export type UnknownLoad = "no-load" | "no-bodyweight";

/**
 * Share of bodyweight a repetition lifts, by catalogue id, for those bodyweight exercises where volume and e1RM make
 * sense. Hanging and support work moves all of it. Push-ups carry 69 % at the top and 75 % at the bottom, here their
 * mean (Suprak et al. 2011, J Strength Cond Res 25:497). Squats leave the shanks and feet behind, about 12 % of the
 * body (de Leva 1996, J Biomech 29:1223).
 */
const SHARES: ReadonlyMap<string, number> = new Map([
  ["pull-up", 1],
  ["chin-up", 1],
  ["muscle-up", 1],
  ["dip", 1],
  ["handstand-push-up", 1],
  ["push-up", 0.72],
  ["air-squat", 0.88],
  ["pistol-squat", 0.88],
]);

/** The share of bodyweight `exerciseId` lifts; `undefined` where none is established (a plank) or none is lifted. */
export function bodyweightShareOf(exerciseId: string): number | undefined {
  return SHARES.get(exerciseId);
}

/**
 * Load moved by one repetition: bodyweight share + added − assistance.
 *
 * @returns kg, unrounded; of one hand's dumbbell as written, since that is what the athlete compares; or why it is unknown
 */
export function systemLoadKg(set: LoggedSet, lift: Lift = {}): number | UnknownLoad {
  if (set.kg === undefined) return "no-load";
  if (!lift.bodyweightShare) return set.kg > 0 ? set.kg : "no-load";
  if (lift.bodyweightKg === undefined) return "no-bodyweight";
  const kg = lift.bodyweightShare * lift.bodyweightKg + set.kg;
  return kg > 0 ? kg : "no-load";
}

/** Warm-ups prepare for the work and count for nothing. */
export function isWorkingSet(set: LoggedSet): boolean {
  return set.warmup !== true;
}

/** Two stored loads that were typed alike: loads are kept to 0.01 kg, and pounds may round either way. */
export function sameLoad(aKg: number, bKg: number): boolean {
  return Math.abs(aKg - bKg) <= 0.02;
}
