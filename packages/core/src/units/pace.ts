/** Paces: metres per second inside, time per distance for runners, swimmers and rowers. */

import type { Sport } from "../log/entry.ts";
import { formatDecimal } from "./decimal.ts";
import { type DistanceUnit, METRES_PER_MILE } from "./distance.ts";
import { formatClock } from "./duration.ts";

/** What a pace is counted over: runs and walks km or mi, swims 100 m, rows 500 m. */
export type PaceUnit = "km" | "mi" | "100 m" | "500 m";

const METRES: Record<PaceUnit, number> = { km: 1000, mi: METRES_PER_MILE, "100 m": 100, "500 m": 500 };

/** Seconds one `unit` takes at `speedMps`; `undefined` at a standstill, where there is no pace. */
export function paceSec(speedMps: number, unit: PaceUnit): number | undefined {
  return speedMps > 0 ? METRES[unit] / speedMps : undefined;
}

/** Metres per second at `secondsPerUnit` over `unit`; the inverse of `paceSec`. */
export function speedMpsOfPace(secondsPerUnit: number, unit: PaceUnit): number {
  return METRES[unit] / secondsPerUnit;
}

/** Average pace over a distance: `5:15/km`, `8:27/mi`, `1:45/100 m`; `undefined` where no distance was covered. */
export function formatAveragePace(distanceM: number, durationSec: number, unit: PaceUnit): string | undefined {
  const seconds = durationSec > 0 ? paceSec(distanceM / durationSec, unit) : undefined;
  return seconds === undefined ? undefined : formatPace(seconds, unit);
}

/** `5:15/km` of 315 seconds over a kilometre. */
export function formatPace(secondsPerUnit: number, unit: PaceUnit): string {
  return `${formatClock(secondsPerUnit)}/${unit}`;
}

/** A speed, for rides: `31.4 km/h`, `19.5 mph`. */
export function formatSpeed(speedMps: number, unit: DistanceUnit): string {
  return unit === "mi"
    ? `${formatDecimal((speedMps * 3600) / METRES_PER_MILE, 1)} mph`
    : `${formatDecimal(speedMps * 3.6, 1)} km/h`;
}

/** The pace a sport is told in for an athlete who thinks in `unit`; `undefined` for sports told in speed or none. */
export function paceUnitOf(sport: Sport, unit: DistanceUnit): PaceUnit | undefined {
  switch (sport) {
    case "run":
    case "walk":
    case "hike":
      return unit;
    case "swim":
      return "100 m";
    case "row":
      return "500 m";
    case "bike":
    case "ski":
    case "brick":
    case "mobility":
    case "strength":
    case "other":
      return undefined;
  }
}
