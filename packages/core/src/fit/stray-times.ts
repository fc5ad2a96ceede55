/** Times that cannot belong to the recording: a clock that jumped by months, or a damaged time stamp. */
import type { FitSec } from "./activity.ts";

/** The longest a recording may last; ultra races take up to ten days. It also bounds the memory of a series. */
export const LONGEST_RECORDING_SEC = 10 * 86_400;

/**
 * Blanks the times of one file that lie further from its median record than a recording may last, in place.
 *
 * @param times of the records; blanked to `NaN`
 * @param items what else has a start; blanked to `null`
 * @returns how many times were blanked
 */
export function dropStrayTimes(times: Float64Array, items: readonly { startFitSec: FitSec | null }[]): number {
  const middle = medianOf(times) ?? medianOf(Float64Array.from(items, ({ startFitSec }) => startFitSec ?? Number.NaN));
  if (middle === undefined) return 0;
  const isStray = (fitSec: number) => Math.abs(fitSec - middle) > LONGEST_RECORDING_SEC / 2;
  let strays = 0;
  for (let i = 0; i < times.length; i++) {
    if (!isStray(times[i]!)) continue;
    times[i] = Number.NaN;
    strays++;
  }
  for (const item of items) {
    if (item.startFitSec === null || !isStray(item.startFitSec)) continue;
    item.startFitSec = null;
    strays++;
  }
  return strays;
}

function medianOf(times: Float64Array): number | undefined {
  const known = times.filter((fitSec) => !Number.isNaN(fitSec)).sort();
  return known[known.length >> 1];
}
