/** Time in zone. */
import type { Samples } from "./channel.ts";

/**
 * Seconds in each zone, lowest first; zones are half-open, so a sample on a bound belongs to the zone above it.
 *
 * @param lowerBounds of the second zone and up, ascending; n bounds make n + 1 zones
 * @returns `null` where nothing was measured
 */
export function timeInZone(samples: Samples | undefined, lowerBounds: readonly number[]): number[] | null {
  if (!samples) return null;
  const seconds = new Array<number>(lowerBounds.length + 1).fill(0);
  let measured = false;
  for (const value of samples) {
    if (Number.isNaN(value)) continue;
    measured = true;
    let zone = 0;
    while (zone < lowerBounds.length && value >= lowerBounds[zone]!) zone++;
    seconds[zone]!++;
  }
  return measured ? seconds : null;
}

/** Whether the bounds can be zones: at least one, finite, above 0 and ascending. */
export function areZoneBounds(lowerBounds: readonly number[]): boolean {
  return (
    lowerBounds.length > 0 &&
    lowerBounds.every((bound, i) => Number.isFinite(bound) && bound > (i === 0 ? 0 : lowerBounds[i - 1]!))
  );
}
