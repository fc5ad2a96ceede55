/** Lines that break where nothing was. */
import type { XY } from "./spec.ts";

/**
 * A line across a longer pause would tell of training that was not. Those who do a thing rarely anyway are given four times
 * their usual interval, up to a year.
 */
const PAUSE_DAYS = { least: 84, most: 366 } as const;

/**
 * Points by epoch day, with a break wherever a pause is long.
 *
 * @param mostDays the longest that is bridged, however rare the thing is
 */
export function withPauses(
  points: XY[],
  leastDays: number = PAUSE_DAYS.least,
  mostDays: number = PAUSE_DAYS.most,
): XY[] {
  const gaps = points.slice(1).map(({ x }, index) => x - points[index]!.x);
  const usual = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  const longest = Math.min(Math.max(leastDays, 4 * usual), mostDays);
  return points.flatMap((point, index) => {
    const gap = gaps[index - 1] ?? 0;
    return gap > longest ? [{ x: point.x - gap / 2, y: null }, point] : [point];
  });
}
