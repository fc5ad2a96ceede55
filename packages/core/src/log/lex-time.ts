/** Reads times: `90s`, `1h04`, `45'`, `1:30`, and paces. */
import type { Value } from "./atom.ts";
import type { Line } from "./lex.ts";
import { markAt, numberAt, wordAt } from "./lex.ts";
import type { Unit } from "./units.ts";
import { unitOf } from "./units.ts";

type Found = { value: Value | { kind: "describing" } | { kind: "talk"; future: boolean }; next: number };

/** A duration at a token, as rests and tempos need it: `90s`, `2:30`, `1h 5 min`. */
export function durationAt(line: Line, index: number): { seconds: number; next: number } | undefined {
  const token = line.tokens[index];
  if (token?.kind === "clock") return { seconds: token.seconds, next: index + 1 + minuteWord(line, index + 1) };
  if (token?.kind !== "number") return undefined;
  const quote = quoteTime(line, index);
  if (quote) return quote;
  const unit = unitOf(wordAt(line, index + 1));
  if (unit?.of === "time") return compound(line, token.value, unit, index + 2);
  if (wordAt(line, index + 1) === "m") return { seconds: token.value * 60, next: index + 2 };
  return undefined;
}

export function time(line: Line, value: number, unit: Unit & { of: "time" }, after: number): Found {
  const { seconds, next } = compound(line, value, unit, after);
  const pace = paceOf(line, seconds, next);
  if (seconds <= LONGEST_PHASE && PHASES.has(wordAt(line, next)))
    return { value: { kind: "describing" }, next: next + 1 };
  return pace ?? { value: { kind: "time", seconds }, next };
}

/** `30s`: seconds, unless the exercise makes dumbbells of them. */
export function plural(line: Line, index: number, value: number): Found {
  const held = ["with", "w", "using"].includes(wordAt(line, index - 1)) || markAt(line, index - 1) === "@";
  const slash = markAt(line, index - 1) === "/" && wordAt(line, index - 2) === "w";
  const found = time(line, value, { of: "time", seconds: 1 }, index + 2);
  if (found.value.kind !== "time") return found;
  return { ...found, value: { ...found.value, plural: held || slash ? "held" : "plain" } };
}

/** `90'`, `45"`, `1'30"`. */
export function quoteTime(line: Line, index: number): { seconds: number; next: number } | undefined {
  const value = numberAt(line, index);
  const mark = line.tokens[index + 1];
  if (value === undefined || mark?.kind !== "mark" || mark.spaced) return undefined;
  if (mark.text === '"') return { seconds: value, next: index + 2 };
  if (mark.text !== "'") return undefined;
  if (markAt(line, index + 2) === "'") return { seconds: value, next: index + 3 };
  const rest = line.tokens[index + 2];
  if (rest?.kind === "number" && !rest.spaced && rest.value < 60) {
    const closed = markAt(line, index + 3) === '"' ? 1 : 0;
    return { seconds: value * 60 + rest.value, next: index + 3 + closed };
  }
  return { seconds: value * 60, next: index + 2 };
}

export function clock(line: Line, index: number): Found | undefined {
  const token = line.tokens[index]!;
  if (token.kind !== "clock") return undefined;
  const word = wordAt(line, index + 1);
  if (word === "am" || word === "pm") return { value: { kind: "talk", future: true }, next: index + 2 };
  const pace = paceOf(line, token.seconds, index + 1);
  if (pace) return pace;
  const before = wordAt(line, index - 1);
  if (["at", "from", "until", "till"].includes(before))
    return { value: { kind: "talk", future: true }, next: index + 1 };
  const unit = unitOf(word);
  const heart = word === "hr" && numberAt(line, index + 2) !== undefined;
  const hours = !heart && unit?.of === "time" && unit.hours === true && token.parts.length === 2;
  const value: Value = hours
    ? { kind: "time", seconds: token.seconds * 60 }
    : { kind: "time", seconds: token.seconds, clock: token.parts };
  return { value, next: index + 1 + (hours ? 1 : minuteWord(line, index + 1)) };
}

/** `2s pause`, `5 sec eccentric`: how each rep went, not how long the set took. */
const PHASES: ReadonlySet<string> = new Set(
  "pause pauses paused eccentric eccentrics negative negatives lowering descent descents".split(" "),
);

/** Nobody pauses a rep for longer, in seconds. */
const LONGEST_PHASE = 15;

/** `1h04`, `1h 30 min`, `5min30`, `1h 5m 10s`. */
function compound(line: Line, value: number, unit: Unit & { of: "time" }, after: number) {
  let seconds = value * unit.seconds;
  let size = unit.seconds;
  let next = after;
  while (size > 1) {
    const joined = wordAt(line, next) === "and" && line.tokens[next + 1]?.kind === "number" ? 1 : 0;
    const part = line.tokens[next + joined];
    if (part?.kind !== "number" || part.value >= 60) break;
    const word = wordAt(line, next + joined + 1);
    const partUnit = secondsIn(line, next + joined + 1, word);
    const glued = !part.spaced && joined === 0;
    // "6 hours 30": minutes need no word where nothing else can follow.
    const bare =
      joined === 0 && Number.isInteger(part.value) && (size === 3600 || part.value >= 10) && endsHere(line, next + 1);
    if (partUnit > 0 && partUnit < size) {
      seconds += part.value * partUnit;
      next += joined + 2;
      size = partUnit;
    } else if ((glued || bare) && partUnit === 0) {
      seconds += part.value * (size / 60);
      next += 1;
      break;
    } else break;
  }
  return { seconds, next };
}

/** The size of a time unit, but not of the `hr` that opens a heart rate. */
function secondsIn(line: Line, index: number, word: string): number {
  if (word === "m") return 60;
  if (word === "hr" && numberAt(line, index + 1) !== undefined) return 0;
  const unit = unitOf(word);
  return unit?.of === "time" ? unit.seconds : 0;
}

function endsHere(line: Line, index: number): boolean {
  const token = line.tokens[index];
  return token === undefined || (token.kind === "mark" && ",.;)".includes(token.text));
}

function minuteWord(line: Line, index: number): number {
  return ["min", "mins", "minutes", "m", "sec", "secs"].includes(wordAt(line, index)) ? 1 : 0;
}

/** `5:30/km`, `8:30 per mile`, `1:45/100m`, `5:30 pace`. */
function paceOf(line: Line, seconds: number, index: number): Found | undefined {
  let at = index;
  if (["min", "mins"].includes(wordAt(line, at)) && (markAt(line, at + 1) === "/" || wordAt(line, at + 1) === "per"))
    at++;
  if (markAt(line, at) !== "/" && wordAt(line, at) !== "per" && wordAt(line, at) !== "a") return undefined;
  const size = numberAt(line, at + 1);
  const word = wordAt(line, at + (size === undefined ? 1 : 2));
  const unit = unitOf(word);
  if (unit?.of !== "distance" || word === "foot" || (word === "m" && size === undefined && unit.meters === 1))
    return undefined;
  const meters = (size ?? 1) * unit.meters;
  if (meters <= 0) return undefined;
  const end = at + (size === undefined ? 2 : 3);
  const tail = wordAt(line, end) === "pace" ? 1 : 0;
  return { value: { kind: "pace", secondsPerMeter: seconds / meters }, next: end + tail };
}
