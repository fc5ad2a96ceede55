/** Times that cannot belong to the recording: a clock that jumped by months, or a damaged time stamp. */
import type { FitActivity } from "./activity.ts";

/** The longest a recording may last; ultra races take up to ten days. It also bounds the memory of a series. */
export const LONGEST_RECORDING_SEC = 10 * 86_400;

/**
 * Blanks the times that lie further from the median record than a recording may last, in place.
 *
 * @returns how many record times were blanked
 */
export function dropStrayTimes({ records, sessions, laps, lengths, sets }: FitActivity): number {
  const times = records.fitSec.filter((fitSec) => !Number.isNaN(fitSec)).sort();
  const starts = [...sessions, ...laps, ...lengths, ...sets];
  const middle = times[times.length >> 1] ?? medianStart(starts.map(({ startFitSec }) => startFitSec));
  if (middle === undefined) return 0;
  const isStray = (fitSec: number) => Math.abs(fitSec - middle) > LONGEST_RECORDING_SEC / 2;
  let strays = 0;
  for (let i = 0; i < records.count; i++) {
    if (!isStray(records.fitSec[i]!)) continue;
    records.fitSec[i] = Number.NaN;
    strays++;
  }
  for (const one of starts) if (one.startFitSec !== null && isStray(one.startFitSec)) one.startFitSec = null;
  return strays;
}

function medianStart(starts: (number | null)[]): number | undefined {
  const told = starts.filter((start) => start !== null).sort((a, b) => a - b);
  return told[told.length >> 1];
}
