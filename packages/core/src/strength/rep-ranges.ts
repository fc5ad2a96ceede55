/** How sets spread over repetition ranges. */
import type { LoggedSet } from "../log/entry.ts";
import { isWorkingSet } from "./lift.ts";

/** Bounds are convention: strength work low, hypertrophy in the middle, endurance high. */
export const REP_RANGES = [
  { name: "1–3", from: 1, to: 3 },
  { name: "4–6", from: 4, to: 6 },
  { name: "7–9", from: 7, to: 9 },
  { name: "10–12", from: 10, to: 12 },
  { name: "13–15", from: 13, to: 15 },
  { name: "16+", from: 16, to: Number.POSITIVE_INFINITY },
] as const;

/** Working sets in each of `REP_RANGES`; holds and sets without a completed repetition are in none. */
export function setsByRepRange(sets: readonly Counted[]): number[] {
  const working = sets.filter(isWorkingSet);
  return REP_RANGES.map(({ from, to }) =>
    working.reduce((sum, { reps = 0, times = 1 }) => (reps >= from && reps <= to ? sum + times : sum), 0),
  );
}

/** A set, or `times` sets alike. */
export type Counted = Pick<LoggedSet, "reps" | "warmup"> & { times?: number };
