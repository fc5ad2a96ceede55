/** Makes one-second samples of a watch drawable: implausible ones dropped, averaged into bins, broken at pauses. */

import type { XY } from "./spec.ts";

/** One value a second from the start; missing ones are null, undefined or NaN. */
export type Samples = ArrayLike<number | null | undefined>;

type Binning = {
  /** Seconds averaged into one point. */
  binSec: number;
  /** Samples outside of it are errors of a sensor. */
  plausible: { min: number; max: number };
};

/** Watches that record only changes leave a few seconds out; longer than this the recording stood still. */
const PAUSE_SEC = 20;

/** Width of a bin that makes about `points` of `lengthSec` seconds: whole seconds, at least one. */
export function binSecFor(lengthSec: number, points: number): number {
  return Math.max(1, Math.ceil(lengthSec / points));
}

/** The mean of each bin at its middle sample's second; `y: null` where a pause parts two bins. */
export function binned(samples: Samples, { binSec, plausible }: Binning): XY[] {
  const points: XY[] = [];
  let lastSec: number | undefined;
  for (let start = 0; start < samples.length; start += binSec) {
    const bin = meanOf(samples, start, Math.min(start + binSec, samples.length), plausible);
    if (!bin) continue;
    if (lastSec !== undefined && bin.firstSec - lastSec > PAUSE_SEC) {
      points.push({ x: (lastSec + bin.firstSec) / 2, y: null });
    }
    points.push({ x: bin.middleSec, y: bin.mean });
    lastSec = bin.lastSec;
  }
  return points;
}

export type Summary = { mean: number; min: number; max: number };

/** Mean, minimum and maximum of the plausible samples from second `from` up to `to`; `undefined` if there are none. */
export function summaryOf(
  samples: Samples,
  plausible: Binning["plausible"],
  from = 0,
  to = samples.length,
): Summary | undefined {
  const bin = meanOf(samples, Math.max(0, Math.floor(from)), Math.min(Math.ceil(to), samples.length), plausible);
  return bin && { mean: bin.mean, min: bin.lowest, max: bin.highest };
}

function meanOf(samples: Samples, from: number, to: number, { min, max }: Binning["plausible"]) {
  let count = 0;
  let sum = 0;
  let seconds = 0;
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  let firstSec = from;
  let lastSec = from;
  for (let sec = from; sec < to; sec++) {
    const value = samples[sec];
    if (typeof value !== "number" || !(value >= min && value <= max)) continue;
    if (count === 0) firstSec = sec;
    lastSec = sec;
    count += 1;
    sum += value;
    seconds += sec;
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  return count === 0
    ? undefined
    : { mean: sum / count, lowest, highest, middleSec: seconds / count, firstSec, lastSec };
}
