/** Volume load (tonnage) of sets: a trend to watch within one exercise, not a score to compare exercises by. */

import type { LoggedSet } from "../log/entry.ts";
import { isWorkingSet, type Lift, systemLoadKg, type UnknownLoad } from "./lift.ts";

export type Volume = {
  /** Σ load × repetitions of the sets that could be counted; `undefined` if there were none. Unknown is never zero. */
  kg: number | undefined;
  /** Working sets, counted into `kg` or not. */
  sets: number;
  /** Completed repetitions of the working sets, both sides together. */
  reps: number;
  /** Working sets missing from `kg`, by reason; empty when `kg` is the whole truth. */
  leftOut: { because: UnknownLoad | "no-reps"; sets: number }[];
};

/**
 * Volume load: Σ (bodyweight share + added − assistance) × hands × repetitions × sides over working sets. A repetition
 * on one leg or arm at a time (`perSide`) is done twice; a failed repetition is not counted, those before it are.
 *
 * Source: Haff, "Quantifying workloads in resistance training", UK Strength Cond Assoc J 19 (2010).
 */
export function volumeOf(sets: readonly LoggedSet[], lift: Lift = {}): Volume {
  const volume: Volume = { kg: undefined, sets: 0, reps: 0, leftOut: [] };
  for (const set of sets.filter(isWorkingSet)) {
    volume.sets += 1;
    const reps = (set.reps ?? 0) * (set.perSide ? 2 : 1);
    volume.reps += reps;
    const loadKg = set.reps === undefined ? "no-reps" : systemLoadKg(set, lift);
    if (typeof loadKg === "string") leaveOut(volume, loadKg);
    else volume.kg = (volume.kg ?? 0) + loadKg * (lift.hands ?? 1) * reps;
  }
  return volume;
}

/** A sentence on what the volume lacks, for the reply; `undefined` when nothing is missing. */
export function whatVolumeLacks(volume: Volume): string | undefined {
  const noBodyweight = volume.leftOut.find(({ because }) => because === "no-bodyweight");
  if (noBodyweight) return `${setCount(noBodyweight.sets)} left out: I do not know your bodyweight.`;
  const others = volume.leftOut.reduce((sum, { sets }) => sum + sets, 0);
  return others > 0 ? `${setCount(others)} left out: no load or no reps known.` : undefined;
}

function leaveOut(volume: Volume, because: Volume["leftOut"][number]["because"]): void {
  const known = volume.leftOut.find((entry) => entry.because === because);
  if (known) known.sets += 1;
  else volume.leftOut.push({ because, sets: 1 });
}

function setCount(sets: number): string {
  return sets === 1 ? "1 set" : `${sets} sets`;
}
