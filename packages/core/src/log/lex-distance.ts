/** Reads distances, speeds and climbs. */
import type { Value } from "./atom.ts";
import type { Line } from "./lex.ts";
import { markAt, wordAt } from "./lex.ts";
import { METERS_PER_MILE, unitOf } from "./units.ts";

type Found = { value: Value | { kind: "describing" }; next: number };

/** `km/h` and its like; a pace is all a distance needs to give its time. */
export function speed(_line: Line, value: number, word: string, after: number): Found | undefined {
  if (value <= 0) return undefined;
  if (word === "kph") return { value: { kind: "pace", secondsPerMeter: 3.6 / value }, next: after };
  if (word === "mph") return { value: { kind: "pace", secondsPerMeter: 3600 / METERS_PER_MILE / value }, next: after };
  return undefined;
}

export function distance(line: Line, value: number, meters: number, unit: string, after: number): Found {
  if (value > 0 && markAt(line, after) === "/" && wordAt(line, after + 1) === "h")
    return { value: { kind: "pace", secondsPerMeter: 3600 / (value * meters) }, next: after + 2 };
  // `5m30s`: an m that seconds follow is minutes.
  const rest = line.tokens[after];
  if (unit === "m" && rest?.kind === "number" && !rest.spaced && rest.value < 60) {
    const seconds = unitOf(wordAt(line, after + 1));
    if (seconds?.of === "time" && !seconds.hours)
      return { value: { kind: "time", seconds: value * 60 + rest.value }, next: after + 2 };
    if (wordAt(line, after + 1) === "" || line.tokens[after + 1]?.spaced)
      return { value: { kind: "time", seconds: value * 60 + rest.value }, next: after + 1 };
  }
  // "60 lengths in a 25m pool": how long the pool is.
  if (wordAt(line, after) === "pool" && value * meters <= LONGEST_POOL_M)
    return { value: { kind: "describing" }, next: after + 1 };
  return { value: { kind: "distance", meters: value * meters, value, unit }, next: after };
}

const LONGEST_POOL_M = 50;

export function climbWord(line: Line, index: number): number | undefined {
  const filler = ["of", "total"].includes(wordAt(line, index)) ? 1 : 0;
  return CLIMB.has(wordAt(line, index + filler))
    ? index + filler + 1 + (wordAt(line, index + filler + 1) === "gain" ? 1 : 0)
    : undefined;
}

const CLIMB = new Set([
  "elev",
  "elevation",
  "ascent",
  "vert",
  "climbing",
  "climbed",
  "gain",
  "up",
  "d+",
  "climb",
  "vertical",
  "elevations",
]);
