/** Personal records: what a new set beats in all that came before. */

import type { LoggedSet } from "../log/entry.ts";
import { bestE1rm, e1rmOf } from "./e1rm.ts";
import { isWorkingSet, type Lift, sameLoad } from "./lift.ts";

/** A record and the mark it beat. `previous` is the earlier set that held it. */
export type Pr<S extends LoggedSet> =
  /** The heaviest load ever lifted for a repetition; added load on a bodyweight lift. */
  | { kind: "weight"; kg: number; previousKg: number; previous: S }
  /** More repetitions than ever at this load or a heavier one, with the load lifted before. */
  | { kind: "reps"; kg: number; reps: number; previousReps: number; previous: S }
  /** The highest solid e1RM. `atLeast` as in `E1rm`. */
  | { kind: "e1rm"; kg: number; previousKg: number; atLeast: boolean; previous: S };

/** More volume of an exercise in one gym visit than in any other. */
export type VolumePr = { kind: "volume"; kg: number; previousKg: number };

/** A record with the set that broke it. */
export type Broken = Pr<LoggedSet> & { set: LoggedSet };

export type AnyPr = Broken | VolumePr;

/** The heaviest news first. */
const RANK: Record<AnyPr["kind"], number> = { weight: 0, reps: 1, e1rm: 2, volume: 3 };

/**
 * The records that several sets of one exercise broke, at most one of a kind (the last, which is the highest), the most
 * telling first. A set is measured against history and the sets before it.
 *
 * @param history earlier sets that can hold a record; where there are none, nothing is a record
 */
export function prsOf(sets: readonly LoggedSet[], history: readonly LoggedSet[], lift: Lift = {}): Broken[] {
  if (history.length === 0) return [];
  const records = new Map<AnyPr["kind"], Broken>();
  for (const [index, set] of sets.entries())
    for (const record of prOf<LoggedSet>(set, [...history, ...sets.slice(0, index)], lift)) {
      const known = records.get(record.kind);
      // What the message itself beat on the way is no earlier mark.
      records.set(record.kind, known ? withEarlierMark({ ...record, set }, known) : { ...record, set });
    }
  return [...records.values()].sort((a, b) => RANK[a.kind] - RANK[b.kind]);
}

function withEarlierMark(record: Broken, earlier: Broken): Broken {
  if (record.kind === "reps" || earlier.kind === "reps") return record;
  return { ...record, previousKg: earlier.previousKg, previous: earlier.previous };
}

/** A volume a little above another is the rounding of pounds. */
const VOLUME_STEP_KG = 0.5;

/**
 * The record for an exercise's volume in one visit, at the set with which it is broken.
 *
 * @param by.bestKg of any other visit; absent if there was none
 */
export function volumePr(by: {
  nowKg: number | undefined;
  beforeKg: number | undefined;
  bestKg: number | undefined;
}): VolumePr | undefined {
  const { nowKg, beforeKg = 0, bestKg } = by;
  if (nowKg === undefined || bestKg === undefined) return undefined;
  const mark = bestKg + VOLUME_STEP_KG;
  return nowKg >= mark && beforeKg < mark ? { kind: "volume", kg: nowKg, previousKg: bestKg } : undefined;
}

/** An e1RM must rise by this much to be news: less is the rounding of pounds. */
const E1RM_STEP_KG = 0.05;

/**
 * The records `set` breaks, heaviest news first (weight, reps, e1RM); empty if none.
 *
 * Matching a mark is not beating it, and a first set of an exercise is a start, not a record. Warm-ups and holds neither
 * set nor hold records. Rough e1RMs (eleven and twelve effective reps) neither.
 *
 * @param history earlier sets of the same exercise, in any order; for the second set of a message with the first in it
 */
export function prOf<S extends LoggedSet>(set: LoggedSet, history: readonly S[], lift: Lift = {}): Pr<S>[] {
  const before = history.filter(isLifted);
  if (!isLifted(set)) return [];
  const records = [weightPr(set, before), repsPr(set, before), e1rmPr(set, before, lift)];
  return records.filter((record) => record !== undefined);
}

type Lifted = { kg: number; reps: number };

function isLifted<S extends LoggedSet>(set: S): set is S & Lifted {
  return isWorkingSet(set) && set.kg !== undefined && set.reps !== undefined && set.reps >= 1;
}

function weightPr<S extends LoggedSet>(set: Lifted, before: readonly (S & Lifted)[]): Pr<S> | undefined {
  const previous = highest(before, ({ kg }) => kg);
  if (!previous || set.kg <= previous.kg || sameLoad(set.kg, previous.kg)) return undefined;
  return { kind: "weight", kg: set.kg, previousKg: previous.kg, previous };
}

function repsPr<S extends LoggedSet>(set: Lifted, before: readonly (S & Lifted)[]): Pr<S> | undefined {
  if (!before.some(({ kg }) => sameLoad(kg, set.kg))) return undefined;
  const atLoad = before.filter(({ kg }) => kg > set.kg || sameLoad(kg, set.kg));
  const previous = highest(atLoad, ({ reps }) => reps);
  if (!previous || set.reps <= previous.reps) return undefined;
  return { kind: "reps", kg: set.kg, reps: set.reps, previousReps: previous.reps, previous };
}

function e1rmPr<S extends LoggedSet>(
  set: LoggedSet & Lifted,
  before: readonly (S & Lifted)[],
  lift: Lift,
): Pr<S> | undefined {
  const now = e1rmOf(set, lift);
  if (now.kind === "none" || now.quality === "rough") return undefined;
  const best = bestE1rm(before, lift);
  if (!best || best.e1rm.quality === "rough" || now.kg < best.e1rm.kg + E1RM_STEP_KG) return undefined;
  return { kind: "e1rm", kg: now.kg, previousKg: best.e1rm.kg, atLeast: now.atLeast, previous: best.set };
}

/** The element with the highest mark, the first of equals. */
function highest<T>(all: readonly T[], mark: (one: T) => number): T | undefined {
  let best: T | undefined;
  for (const one of all) if (best === undefined || mark(one) > mark(best)) best = one;
  return best;
}
