/** Reads numbers with what stands around them: units, signs, @, percent, clock times, paces. */
import type { Atom, Value } from "./atom.ts";
import type { LoadUnit, TypedLoad } from "./entry.ts";
import type { Lexed, Line } from "./lex.ts";
import { markAt, numberAt, spanOf, wordAt } from "./lex.ts";
import { climbWord, distance, speed } from "./lex-distance.ts";
import { setPlaceAtom } from "./lex-set-place.ts";
import { clock, plural, quoteTime, time } from "./lex-time.ts";
import { unitOf } from "./units.ts";

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
        ? clocked(line, index, before)
        : token.kind === "word"
          ? ledAmount(line, index, before)
          : token.text === "@"
            ? atAmount(line, index)
            : signed(line, index);
  return found && { atom: { ...found.value, ...spanOf(line, index, found.next) }, next: found.next };
}

/** A clock time; `4x500m, 1:45 avg` is what each of them took, `2k 1:45 avg` a pace. */
function clocked(line: Line, index: number, before: readonly Atom[]): Found | undefined {
  const found = clock(line, index);
  const each = found && /^(?:avg|average|splits?|pace|each)$/.test(wordAt(line, found.next));
  if (!each || found.value.kind !== "time" || numberAt(line, found.next + 1) !== undefined) return found;
  if (/^(?:hr|heart|power|watts|rest)$/.test(wordAt(line, found.next + 1))) return found;
  const outing = before.some((atom) => atom.kind === "sport" || (atom.kind === "exercise" && atom.sport));
  if (!outing) return found;
  const next = found.next + 1;
  if (before.some((atom) => atom.kind === "x")) return { value: { kind: "describing" }, next };
  return { value: { ...found.value, at: true }, next };
}

function amount(line: Line, index: number, before: readonly Atom[]): Found | undefined {
  const token = line.tokens[index];
  if (token?.kind !== "number") return undefined;
  const { value } = token;
  const program = programAt(line, index);
  if (program > 0) return { value: { kind: "filler" }, next: index + program };
  const next = line.tokens[index + 1];
  if (next?.kind === "mark") {
    if (next.text === "%") return { value: { kind: "percent", value }, next: index + 2 };
    if (next.text === "#" && !next.spaced) return mass(value, "lb", index + 2);
    const quote = quoteTime(line, index);
    if (quote) return { value: { kind: "time", seconds: quote.seconds }, next: quote.next };
    const scale = scaleOf(line, index, before);
    if (scale) return scale;
  }
  if (next?.kind === "word") {
    const named = withUnit(line, index, value, next.text, next.spaced, before);
    if (named) return named;
  }
  if (isMissed(line, index, value)) return mass(value, line.context.unit, index + 1);
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
  if (word === "plates" || word === "plate") return { value: { kind: "filler" }, next: after + sideTail(line, after) };
  const noun = word === "back" && wordAt(line, after) === "off" ? after + 1 : after;
  const sets = OF_SETS.has(word) ? unitOf(wordAt(line, noun)) : undefined;
  if (sets?.of === "count") return { value: { kind: sets.what, count: value }, next: noun + 1 };
  // "3 times 10" multiplies, "5 times" counts.
  if (word === "times" && numberAt(line, after) !== undefined) return undefined;
  const unit = unitOf(word);
  // "3x5 set 2 was a grind": the five are no sets.
  if (!unit || (word === "set" && setPlaceAtom(line, index + 1))) return undefined;
  switch (unit.of) {
    case "mass":
      return mass(value * unit.times, unit.unit, after);
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

/** `200x1 missed 210`, `failed at 105`: more than any reps, it is the load that did not go up. */
function isMissed(line: Line, index: number, value: number): boolean {
  const at = ["at", "on", "with"].includes(wordAt(line, index - 1)) ? index - 2 : index - 1;
  return value > MOST_REPS_MISSED && ["missed", "failed", "miss", "fail"].includes(wordAt(line, at));
}

const MOST_REPS_MISSED = 30;

/** `5/3/1` with no number beside it is the program, not three sets. */
function programAt(line: Line, index: number): number {
  const digits = [0, 2, 4].map((step) => numberAt(line, index + step)).join("/");
  if (digits !== "5/3/1" || markAt(line, index + 1) !== "/" || markAt(line, index + 3) !== "/") return 0;
  const beside = [line.tokens[index - 1], line.tokens[index + 5]];
  const alone = beside.every(
    (token) => token?.kind !== "number" && token?.kind !== "clock" && (token?.kind !== "mark" || token.text === ":"),
  );
  return alone &&
    !["at", "with", "x", "for"].includes(wordAt(line, index + 5)) &&
    unitOf(wordAt(line, index - 1)) === undefined
    ? 5
    : 0;
}

/** Stand between a count and what it counts: `2 more sets`, `3 working sets`. */
const OF_SETS: ReadonlySet<string> = new Set([
  "more",
  "extra",
  "working",
  "work",
  "top",
  "heavy",
  "light",
  "hard",
  "easy",
  "back",
  "backoff",
  "straight",
  "good",
  "total",
]);

/** `3 plates a side`: what each plate weighs nobody says. */
function sideTail(line: Line, index: number): number {
  return ["a", "per", "each"].includes(wordAt(line, index)) && wordAt(line, index + 1) === "side" ? 2 : 0;
}

/** `1rm 200`: a set of that many; behind a percentage it only says of what. */
function repMax(reps: number, before: readonly Atom[], next: number): Found {
  const share = before.slice(-2).some((atom) => atom.kind === "percent");
  return { value: share ? { kind: "filler" } : { kind: "reps", count: reps }, next };
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
  const metres = wordAt(line, index + 2) === "m" && mark.text === "+";
  // "18km 2:15 +650m"
  if (metres && line.tokens.slice(0, index).some((token) => token.kind === "word" && isFar(token.text)))
    return { value: { kind: "climb", meters: number.value }, next: index + 3 };
  if (unit && unit.of !== "mass" && wordAt(line, index + 2) !== "k") return undefined;
  const sign = mark.text === "-" ? -1 : 1;
  const load: TypedLoad =
    unit?.of === "mass"
      ? { value: sign * number.value * unit.times, unit: unit.unit }
      : { value: sign * number.value, unit: line.context.unit };
  const opens = previous === undefined;
  return { value: { kind: "added", load, ...(opens && { opens }) }, next: index + 2 + (unit ? 1 : 0) };
}

/** A unit of the distances outings are told in. */
function isFar(word: string): boolean {
  const unit = unitOf(word);
  return unit?.of === "distance" && unit.meters >= 1000;
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
  const load = { value: found.value.value, unit: line.context.unit };
  return { value: { kind: "load", load, bare: true }, next: found.next };
}

/** An amount that a small word leads in: `at 100`, `10k in 55`. */
function ledAmount(line: Line, index: number, before: readonly Atom[]): Found | undefined {
  const word = wordAt(line, index);
  if (word === "at") return atLoad(line, index);
  return word === "in" ? inMinutes(line, index, before) : undefined;
}

/** `10k in 55`: behind a distance a bare number is minutes. */
function inMinutes(line: Line, index: number, before: readonly Atom[]): Found | undefined {
  const minutes = numberAt(line, index + 1);
  const last = before.at(-1);
  if (minutes === undefined || last?.kind !== "distance" || last.meters < LEAST_TIMED) return undefined;
  if (wordAt(line, index + 2) !== "" && !ENDS_IN_MINUTES.has(wordAt(line, index + 2))) return undefined;
  if (["/", ":", "%", "'", '"'].includes(markAt(line, index + 2)) || minutes < 2) return undefined;
  const exactly = ["flat", "dead"].includes(wordAt(line, index + 2)) ? 1 : 0;
  return { value: { kind: "time", seconds: minutes * 60 }, next: index + 2 + exactly };
}

/** Shorter ones are told in seconds as often. */
const LEAST_TIMED = 1500;
const ENDS_IN_MINUTES: ReadonlySet<string> = new Set([
  "today",
  "flat",
  "dead",
  "this",
  "yesterday",
  "hr",
  "avg",
  "rpe",
  "with",
  "and",
  "but",
]);

/** `5 sets of 5 at 100`: as behind an @, unless it may be an hour. */
function atLoad(line: Line, index: number): Found | undefined {
  const found = amount(line, index + 1, []);
  if (found?.value.kind === "load") return { ...found, value: { ...found.value, bare: true } };
  if (found?.value.kind !== "number" || found.value.value < 25 || wordAt(line, found.next) === "x") return undefined;
  const load = { value: found.value.value, unit: line.context.unit };
  return { value: { kind: "load", load, bare: true }, next: found.next };
}

function mass(value: number, unit: LoadUnit, next: number): Found {
  return { value: { kind: "load", load: { value, unit } }, next };
}
