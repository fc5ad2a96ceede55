/** Distances: metres inside, kilometres or miles for people. */

import { formatDecimal, formatThousands } from "./decimal.ts";

export type DistanceUnit = "km" | "mi";

/** Exact: the international mile. */
export const METRES_PER_MILE = 1609.344;

/** Shorter than this is told in metres, also to those who think in miles: a track interval is 400 m everywhere. */
const METRES_BELOW: Record<DistanceUnit, number> = { km: 1000, mi: 804.672 };

/** Metres of `value` typed in `unit`, unrounded. */
export function metresFrom(value: number, unit: DistanceUnit): number {
  return unit === "mi" ? value * METRES_PER_MILE : value * 1000;
}

/** The number that stands for `distanceM` in `unit`, unrounded. */
export function distanceIn(distanceM: number, unit: DistanceUnit): number {
  return distanceM / (unit === "mi" ? METRES_PER_MILE : 1000);
}

/** `400 m`, `5 km`, `10.25 km`, `26.2 mi`, `180.3 km`: two decimals up to 100, one from there, none that are zero. */
export function formatDistance(distanceM: number, unit: DistanceUnit): string {
  if (Math.round(distanceM) < METRES_BELOW[unit]) return `${Math.round(distanceM) + 0} m`;
  const value = distanceIn(distanceM, unit);
  return `${formatDecimal(value, value < 100 ? 2 : 1)} ${unit}`;
}

/** Height gained or an altitude: `850 m`, `2,789 ft` for those who use miles (1 ft = 0.3048 m). */
export function formatElevation(elevationM: number, unit: DistanceUnit): string {
  const value = unit === "mi" ? elevationM / 0.3048 : elevationM;
  return `${formatThousands(value)} ${unit === "mi" ? "ft" : "m"}`;
}
