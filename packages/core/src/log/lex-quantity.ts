/** Reads numbers with what stands around them: units, signs, @, percent, clock times, paces. */
import type { Atom, Value } from "./atom.ts";
import type { Lexed, Line } from "./lex.ts";
import { markAt, numberAt, spanOf, wordAt } from "./lex.ts";
import { NUMBER_WORDS } from "./lexicon.ts";
import type { Unit } from "./units.ts";
import { KG_PER_LB, METERS_PER_MILE, unitOf } from "./units.ts";

type Found = {
  value: Value | { kind: "filler" } | { kind: "describing" } | { kind: "talk"; future: boolean };
  next: number;
};

/** The amount that starts at a token: a number, a clock time, a signed load or what follows an @. */
export function quantityAtom(line: Line, index: number, before: readonly Atom[]): Lexed | undefined {
  const token = line.tokens[index]!;
  const found =
    token.kind === "number"
      ? amount(line, index, before)
      : token.kind === "clock"
        ? clock(line, index)
        : token.kind === "word"
          ? spelled(line, index)
          : token.text === "@"
            ? atAmount(line, index)
            : signed(line, index);
  return found && { atom: { ...found.value, ...spanOf(line, index, found.next) }, next: found.next };
}

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

function amount(line: Line, index: number, before: readonly Atom[]): Found | undefined {
  const token = line.tokens[index];
  if (token?.kind !== "number") return undefined;
  const { value } = token;
  const next = line.tokens[index + 1];
  if (next?.kind === "mark") {
    if (next.text === "%") return { value: { kind: "percent", value }, next: index + 2 };
    if (next.text === "#" && !next.spaced) return mass(value, KG_PER_LB, index + 2);
    const quote = quoteTime(line, index);
    if (quote) return { value: { kind: "time", seconds: quote.seconds }, next: quote.next };
    const scale = scaleOf(line, index, before);
    if (scale) return scale;
  }
  if (next?.kind === "word") {
    const named = withUnit(line, index, value, next.text, next.spaced, before);
    if (named) return named;
  }
  return { value: { kind: "number", value, ...(token.list && { list: token.list }) }, next: index + 1 };
}

function withUnit(
  line: Line,
  index: number,
  value: number,
  word: string,
  spaced: boolean,
  before: readonly Atom[],
): Found | undefined {
  const after = index + 2;
  if (word === "am" || word === "pm" || word === "a.m") return { value: { kind: "talk", future: true }, next: after };
  if (!spaced && (word === "st" || word === "nd" || word === "rd" || word === "th"))
    return { value: { kind: "filler" }, next: after };
  if (!spaced && word === "rm" && value <= 20) return repMax(value, before, after);
  const climb = climbWord(line, after) ?? (word === "m" || word === "ft" ? climbWord(line, after) : undefined);
  const unit = unitOf(word);
  if (!unit) return undefined;
  switch (unit.of) {
    case "mass":
      return mass(value, unit.kg, after);
    case "time":
      if (word === "hr" && value >= 40) return { value: { kind: "heart", bpm: value }, next: after };
      return word === "s" && !spaced ? plural(line, index, value) : time(line, value, unit, after);
    case "distance":
      if (climb !== undefined && value * unit.meters < 10_000)
        return { value: { kind: "climb", meters: value * unit.meters }, next: climb };
      if (word === "m" && spaced && markAt(line, after) === "&") return undefined;
      return distance(line, value, unit.meters, word, after);
    case "count":
      return unit.what === "sets" && word.startsWith("round")
        ? { value: { kind: "sets", count: value, rounds: true }, next: after }
        : { value: { kind: unit.what, count: value }, next: after };
    case "heart":
      return { value: { kind: "heart", bpm: value }, next: after };
    case "power":
      if (word === "w" && spaced && markAt(line, after) === "/") return undefined;
      return { value: { kind: "power", watts: value }, next: after };
    case "nothing":
      return speed(line, value, word, after) ?? { value: { kind: "describing" }, next: after };
  }
}

/** `1rm 200`: a set of that many; behind a percentage it only says of what. */
function repMax(reps: number, before: readonly Atom[], next: number): Found {
  const share = before.slice(-2).some((atom) => atom.kind === "percent");
  return { value: share ? { kind: "filler" } : { kind: "reps", count: reps }, next };
}

/** `km/h` and its like; a pace is all a distance needs to give its time. */
function speed(_line: Line, value: number, word: string, after: number): Found | undefined {
  if (value <= 0) return undefined;
  if (word === "kph") return { value: { kind: "pace", secondsPerMeter: 3.6 / value }, next: after };
  if (word === "mph") return { value: { kind: "pace", secondsPerMeter: 3600 / METERS_PER_MILE / value }, next: after };
  return undefined;
}

function distance(line: Line, value: number, meters: number, unit: string, after: number): Found {
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
  return { value: { kind: "distance", meters: value * meters, value, unit }, next: after };
}

function climbWord(line: Line, index: number): number | undefined {
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

function time(line: Line, value: number, unit: Unit & { of: "time" }, after: number): Found {
  const { seconds, next } = compound(line, value, unit, after);
  const pace = paceOf(line, seconds, next);
  if (seconds <= LONGEST_PHASE && PHASES.has(wordAt(line, next)))
    return { value: { kind: "describing" }, next: next + 1 };
  return pace ?? { value: { kind: "time", seconds }, next };
}

/** `2s pause`, `5 sec eccentric`: how each rep went, not how long the set took. */
const PHASES: ReadonlySet<string> = new Set(
  "pause pauses paused eccentric eccentrics negative negatives lowering descent descents".split(" "),
);
/** Nobody pauses a rep for longer, in seconds. */
const LONGEST_PHASE = 15;

/** `30s`: seconds, unless the exercise makes dumbbells of them. */
function plural(line: Line, index: number, value: number): Found {
  const held = ["with", "w", "using"].includes(wordAt(line, index - 1)) || markAt(line, index - 1) === "@";
  const slash = markAt(line, index - 1) === "/" && wordAt(line, index - 2) === "w";
  const found = time(line, value, { of: "time", seconds: 1 }, index + 2);
  if (found.value.kind !== "time") return found;
  return { ...found, value: { ...found.value, plural: held || slash ? "held" : "plain" } };
}

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
    const bare = size === 3600 && joined === 0 && Number.isInteger(part.value) && endsHere(line, next + 1);
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

/** `90'`, `45"`, `1'30"`. */
function quoteTime(line: Line, index: number): { seconds: number; next: number } | undefined {
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

function clock(line: Line, index: number): Found | undefined {
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

/** `6/10`, unless it starts a longer list. */
function scaleOf(line: Line, index: number, before: readonly Atom[]): Found | undefined {
  const value = numberAt(line, index)!;
  const of = numberAt(line, index + 2);
  const last = before.at(-1);
  if (markAt(line, index + 1) !== "/" || of !== 10 || value > 10 || last?.kind === "x") return undefined;
  if (last?.kind === "separator" && last.mark === "/") return undefined;
  if (["/", "x"].includes(markAt(line, index + 3)) || wordAt(line, index + 3) === "x") return undefined;
  return { value: { kind: "scale", value, of }, next: index + 3 };
}

/** `+20`, `-15`, `bw+45`, `+ 20kg`; a dash before a bare number after a word is an ordinary dash unless glued to it. */
function signed(line: Line, index: number): Found | undefined {
  const mark = line.tokens[index]!;
  if (mark.kind !== "mark" || (mark.text !== "+" && mark.text !== "-")) return undefined;
  const number = line.tokens[index + 1];
  const previous = line.tokens[index - 1];
  if (number?.kind !== "number") return undefined;
  const afterBodyweight = previous?.kind === "word" && (previous.text === "bw" || previous.text === "bodyweight");
  if (number.spaced && !afterBodyweight) return undefined;
  if (
    !mark.spaced &&
    previous !== undefined &&
    !afterBodyweight &&
    !(previous.kind === "mark" && "(@:".includes(previous.text))
  )
    return undefined;
  if (mark.text === "-" && previous === undefined && !number.spaced && line.tokens.length < 3) return undefined;
  const unit = unitOf(wordAt(line, index + 2));
  if (unit && unit.of !== "mass" && wordAt(line, index + 2) !== "k") return undefined;
  const sign = mark.text === "-" ? -1 : 1;
  const size = unit?.of === "mass" ? unit.kg : line.context.unit === "lb" ? KG_PER_LB : 1;
  return { value: { kind: "added", kg: sign * number.value * size }, next: index + 2 + (unit ? 1 : 0) };
}

/** What stands behind an @: a pace, a percentage, a load. An RPE was looked for before. */
function atAmount(line: Line, index: number): Found | undefined {
  const token = line.tokens[index + 1];
  if (token?.kind === "clock") {
    const found = clock(line, index + 1);
    return found?.value.kind === "time" ? { ...found, value: { ...found.value, at: true } } : found;
  }
  if (token?.kind !== "number") return undefined;
  const found = amount(line, index + 1, []);
  if (found?.value.kind === "load") return { ...found, value: { ...found.value, bare: true } };
  if (found?.value.kind !== "number") return found;
  const size = line.context.unit === "lb" ? KG_PER_LB : 1;
  return { value: { kind: "load", kg: found.value.value * size, bare: true }, next: found.next };
}

/** `5 sets of 5 at 100`: as behind an @, unless it may be an hour. */
function atLoad(line: Line, index: number): Found | undefined {
  const found = amount(line, index + 1, []);
  if (found?.value.kind === "load") return { ...found, value: { ...found.value, bare: true } };
  if (found?.value.kind !== "number" || found.value.value < 25 || wordAt(line, found.next) === "x") return undefined;
  const size = line.context.unit === "lb" ? KG_PER_LB : 1;
  return { value: { kind: "load", kg: found.value.value * size, bare: true }, next: found.next };
}

/** `three sets`, `twenty push ups`: spelled numbers, where what follows counts. */
function spelled(line: Line, index: number): Found | undefined {
  const word = wordAt(line, index);
  if (word === "at") return atLoad(line, index);
  if (!Object.hasOwn(NUMBER_WORDS, word)) return undefined;
  const value = NUMBER_WORDS[word]!;
  const next = wordAt(line, index + 1);
  const unit = next === "m" || next === "s" || next === "h" || next === "w" || next === "k" ? undefined : unitOf(next);
  if (unit) return withUnit(line, index, value, next, true, []);
  const counted = wordAt(line, index - 1) === "of" || wordAt(line, index - 1) === "for";
  return counted && unitOf(wordAt(line, index - 2))?.of === "count"
    ? { value: { kind: "number", value }, next: index + 1 }
    : undefined;
}

function mass(value: number, kg: number, next: number): Found {
  return { value: { kind: "load", kg: value * kg }, next };
}
