/** Mean-max: the best average a channel held over each duration, in real time. */
import type { Samples } from "./channel.ts";

export const MEAN_MAX_WINDOWS_SEC = [5, 30, 60, 300, 1200, 3600] as const;
export type MeanMaxWindowSec = (typeof MEAN_MAX_WINDOWS_SEC)[number];

/** `mean` in the channel's unit, unrounded; `startSec` is where the first best window begins. */
export type BestWindow = { mean: number; startSec: number };

/** Per window; `null` where no window is free of gaps. */
export type MeanMax = Record<MeanMaxWindowSec, BestWindow | null>;

/** Running sums of decimals (speeds) wander by less than this; a later window must be better by more. */
const SUM_NOISE = 1e-9;

/**
 * The best mean of each window of consecutive seconds. A window with any missing second does not count, so a
 * pause can never be skipped over.
 */
export function meanMax(samples: Samples | undefined): MeanMax {
  const best: MeanMax = { 5: null, 30: null, 60: null, 300: null, 1200: null, 3600: null };
  if (samples) for (const windowSec of MEAN_MAX_WINDOWS_SEC) best[windowSec] = bestWindow(samples, windowSec);
  return best;
}

/** The first best window of `windowSec` seconds without a gap, or `null`. */
export function bestWindow(samples: Samples, windowSec: number): BestWindow | null {
  let bestSum = Number.NEGATIVE_INFINITY;
  let bestStartSec = -1;
  let sum = 0;
  let unbroken = 0;
  for (let sec = 0; sec < samples.length; sec++) {
    const value = samples[sec]!;
    if (Number.isNaN(value)) {
      sum = 0;
      unbroken = 0;
      continue;
    }
    sum += value;
    unbroken++;
    if (unbroken > windowSec) sum -= samples[sec - windowSec]!;
    if (unbroken >= windowSec && sum > bestSum + SUM_NOISE) {
      bestSum = sum;
      bestStartSec = sec - windowSec + 1;
    }
  }
  return bestStartSec < 0 ? null : { mean: bestSum / windowSec, startSec: bestStartSec };
}
