/** Units athletes type and their exact size. */
import type { LoadUnit } from "./entry.ts";

export const METERS_PER_MILE = 1609.344;
export const METERS_PER_YARD = 0.9144;
const METERS_PER_FOOT = 0.3048;
const POUNDS_PER_STONE = 14;

export type Unit =
  /** So many kilograms or pounds. */
  | { of: "mass"; unit: LoadUnit; times: number }
  | { of: "distance"; meters: number; short?: true }
  | { of: "time"; seconds: number; hours?: true }
  | { of: "count"; what: "reps" | "sets" }
  | { of: "heart" }
  | { of: "power" }
  /** Understood, but no field holds it. */
  | { of: "nothing" };

const NAMES: readonly (readonly [string, Unit])[] = [
  ["kg kgs kilo kilos kilogram kilograms kgm kg's", { of: "mass", unit: "kg", times: 1 }],
  ["lb lbs pound pounds lbs.", { of: "mass", unit: "lb", times: 1 }],
  ["st stone", { of: "mass", unit: "lb", times: POUNDS_PER_STONE }],
  ["m", { of: "distance", meters: 1, short: true }],
  ["meter meters metre metres mtr mtrs", { of: "distance", meters: 1 }],
  ["k", { of: "distance", meters: 1000, short: true }],
  ["km kms kilometer kilometers kilometre kilometres", { of: "distance", meters: 1000 }],
  ["mi mile miles", { of: "distance", meters: METERS_PER_MILE }],
  ["yd yds yard yards", { of: "distance", meters: METERS_PER_YARD }],
  ["ft feet foot", { of: "distance", meters: METERS_PER_FOOT }],
  ["s sec secs second seconds", { of: "time", seconds: 1 }],
  ["min mins minute minutes", { of: "time", seconds: 60 }],
  ["h hr hrs hour hours", { of: "time", seconds: 3600, hours: true }],
  ["rep reps repetition repetitions times", { of: "count", what: "reps" }],
  ["set sets round rounds serie series", { of: "count", what: "sets" }],
  ["bpm", { of: "heart" }],
  ["w watt watts np", { of: "power" }],
  ["rpm spm kcal cal cals calories kcals kph mph laps lap lengths length floors", { of: "nothing" }],
];

const BY_NAME: ReadonlyMap<string, Unit> = new Map(
  NAMES.flatMap(([names, unit]) => names.split(" ").map((name) => [name, unit] as const)),
);

/** The unit a lower-case word stands for. */
export function unitOf(word: string): Unit | undefined {
  return BY_NAME.get(word);
}
