/** What one repetition of a set moves: the load on the bar, and the body where it is lifted too. */

import type { LoggedSet } from "../log/entry.ts";

/** What must be known about an exercise and the athlete to turn a set's external load into the load moved. */
export type Lift = {
  /** Part of the body's weight every repetition lifts, 0–1; absent or 0 for a barbell. */
  bodyweightShare?: number;
  /** The athlete's weight at the time; absent if never told. */
  bodyweightKg?: number;
  /** How many times the written load is held at once: 2 where the number is that of one dumbbell of a pair. */
  hands?: 1 | 2;
};

/** Why a set has no load to reckon with. */
export type UnknownLoad = "no-load" | "no-bodyweight";

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

/** A working set of which something came: an attempt without a repetition is told, and is no set. */
export function isDone(set: LoggedSet): boolean {
  return isWorkingSet(set) && set.reps !== 0;
}

/** Two loads that are one to the athlete: a hair's difference is none. */
export function sameLoad(aKg: number, bKg: number): boolean {
  return Math.abs(aKg - bKg) <= 0.02;
}
