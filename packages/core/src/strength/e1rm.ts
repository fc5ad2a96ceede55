/** Estimated one-repetition maximum (e1RM) of a set, how good the estimate is, and the best of many sets. */

import type { LoggedSet } from "../log/entry.ts";
import { type Effort, effortOf } from "./effort.ts";
import { isWorkingSet, type Lift, systemLoadKg, type UnknownLoad } from "./lift.ts";

export type E1rm = {
  kind: "e1rm";
  /** Kilograms, unrounded; of the whole system, body included, where the lift moves it. */
  kg: number;
  /** Added load this comes to on a bodyweight lift (`kg` less the body's part); equal to `kg` on any other. */
  addedKg: number;
  /** Repetitions done + in reserve. */
  effectiveReps: number;
  /** `solid` up to ten effective reps, `rough` at eleven and twelve, where rep formulas part. */
  quality: "solid" | "rough";
  /** True where no effort was told: the athlete could do this at least, perhaps more. */
  atLeast: boolean;
};

export type NoE1rm = {
  kind: "none";
  because: UnknownLoad | "warm-up" | "no-reps" | "too-easy" | "too-many-reps";
};

/** More in reserve than this (RPE under 7) is a guess: RIR is told to within a rep only near failure (JSCR 31(10)). */
const MAX_RIR = 3;
/** Formulas agree up to about ten reps; past twelve they differ too widely to quote one. */
const SOLID_REPS = 10;
const ROUGH_REPS = 12;

/**
 * Epley's formula, load × (1 + reps / 30), on effective repetitions; a single with none in reserve is the load itself,
 * which the formula alone would put at 103 %.
 *
 * @param loadKg load moved in kg, > 0
 * @param effectiveReps repetitions done + in reserve, ≥ 1, halves allowed
 * @returns kg, unrounded
 * Source: Epley, "Poundage Chart", Boyd Epley Workout (1985); on reps + RIR: Tuchscherer (2008).
 */
export function epleyKg(loadKg: number, effectiveReps: number): number {
  return effectiveReps <= 1 ? loadKg : loadKg * (1 + effectiveReps / 30);
}

/**
 * e1RM of one set, or why it has none.
 *
 * Rated sets count from RPE 7 (RIR 3) up; failed sets count the completed repetitions with none in reserve. A set
 * without a rating is read as if none were in reserve. Most athletes never rate, and this reading cannot flatter: it is
 * the least they can do, so it may be charted and may set a record, and `atLeast` says what it is.
 */
export function e1rmOf(set: LoggedSet, lift: Lift = {}): E1rm | NoE1rm {
  if (!isWorkingSet(set)) return none("warm-up");
  if (set.reps === undefined || set.reps < 1) return none("no-reps");
  const loadKg = systemLoadKg(set, lift);
  if (typeof loadKg === "string") return none(loadKg);
  const effort = effortOf(set);
  if (effort.rir > MAX_RIR) return none("too-easy");
  const effectiveReps = set.reps + effort.rir;
  if (effectiveReps > ROUGH_REPS) return none("too-many-reps");
  const kg = epleyKg(loadKg, effectiveReps);
  return { kind: "e1rm", kg, addedKg: kg - bodyPartKg(lift), effectiveReps, ...trust(effectiveReps, effort) };
}

export type BestE1rm<S extends LoggedSet> = { set: S; e1rm: E1rm };

/**
 * The set with the highest e1RM and that e1RM; the earliest of equals. Solid estimates go before rough ones, however
 * high: a set of twelve does not outrank a measured five. `undefined` if no set has an e1RM.
 *
 * For "current" strength give the sets of the last `CURRENT_DAYS` days.
 */
export function bestE1rm<S extends LoggedSet>(sets: readonly S[], lift: Lift = {}): BestE1rm<S> | undefined {
  let best: BestE1rm<S> | undefined;
  for (const set of sets) {
    const e1rm = e1rmOf(set, lift);
    if (e1rm.kind === "e1rm" && (best === undefined || outranks(e1rm, best.e1rm))) best = { set, e1rm };
  }
  return best;
}

/** A best older than this no longer speaks for today. */
export const CURRENT_DAYS = 42;

function outranks(a: E1rm, b: E1rm): boolean {
  if (a.quality !== b.quality) return a.quality === "solid";
  return a.kg > b.kg;
}

function trust(effectiveReps: number, effort: Effort): Pick<E1rm, "quality" | "atLeast"> {
  return { quality: effectiveReps > SOLID_REPS ? "rough" : "solid", atLeast: effort.from === "assumed" };
}

function bodyPartKg(lift: Lift): number {
  return (lift.bodyweightShare ?? 0) * (lift.bodyweightKg ?? 0);
}

function none(because: NoE1rm["because"]): NoE1rm {
  return { kind: "none", because };
}
