/** Reads what colours sets and outings: RPE, RIR, tempo, rest, sides, warm-ups, failures, heart rate, climb. */
import type { Modifier, Separator, Value } from "./atom.ts";
import type { Lexed, Line } from "./lex.ts";
import { fillers, markAt, numberAt, spanOf, wordAt } from "./lex.ts";
import { averaged, climb, heart, highest, powered } from "./lex-effort.ts";
import { durationAt } from "./lex-quantity.ts";
import { unitOf } from "./units.ts";

type Found = {
  value: Modifier | Value | { kind: "filler" } | { kind: "note" } | { kind: "separator"; mark: Separator };
  next: number;
};

const HIGHEST_RPE = 10;

/** The modifier that starts at a token. */
export function modifierAtom(line: Line, index: number): Lexed | undefined {
  const token = line.tokens[index]!;
  const found =
    token.kind === "word"
      ? fromWord(line, index, token.text)
      : token.kind === "number"
        ? fromNumber(line, index, token.value)
        : token.kind === "mark"
          ? fromMark(line, index, token.text)
          : restAfter(line, index);
  return found && { atom: { ...found.value, ...spanOf(line, index, found.next) }, next: found.next };
}

function fromWord(line: Line, index: number, word: string): Found | undefined {
  switch (word) {
    case "set":
    case "round":
      return setLabel(line, index);
    case "rpe":
      return rating(line, index + 1, "rpe");
    case "rir":
      return rating(line, index + 1, "rir");
    case "tempo":
      return tempo(line, index);
    case "t":
      return (numberAt(line, index + 1) ?? 0) >= 1000 ? tempo(line, index) : undefined;
    case "rest":
    case "rests":
    case "rested":
    case "r":
      return rest(line, index, word);
    case "e":
    case "each":
    case "per":
    case "ea":
    case "both":
    case "every":
      return side(line, index, word);
    case "all":
      return ["@", ""].includes(markAt(line, index + 1)) &&
        (markAt(line, index + 1) === "@" || wordAt(line, index + 1) === "rpe")
        ? { value: { kind: "every" }, next: index + 1 }
        : undefined;
    case "a":
      return SIDES.has(wordAt(line, index + 1)) && wordAt(line, index + 1) !== "leg"
        ? { value: { kind: "side" }, next: index + 2 }
        : undefined;
    case "wu":
    case "warmup":
    case "warmups":
      return { value: { kind: "warmup" }, next: index + 1 + fillers(line, index + 1, WARMUP_TAIL) };
    case "warm":
    case "warming":
    case "warmed":
      return ["up", "ups"].includes(wordAt(line, index + 1))
        ? { value: { kind: "warmup" }, next: index + 2 + fillers(line, index + 2, WARMUP_TAIL) }
        : undefined;
    case "w":
      return wLetter(line, index);
    case "work":
    case "working":
    case "main":
    case "ws":
      return workStart(line, index);
    case "to":
      return wordAt(line, index + 1) === "failure" ? { value: { kind: "filler" }, next: index + 2 } : undefined;
    case "failed":
    case "fail":
    case "missed":
    case "failure":
    case "fails":
    case "miss":
      return failure(line, index, word);
    case "assisted":
    case "assist":
    case "assistance":
      return { value: { kind: "assisted" }, next: index + 1 };
    case "band":
    case "banded":
      return wordAt(line, index + 1).startsWith("assist")
        ? { value: { kind: "assisted" }, next: index + 2 }
        : undefined;
    case "weighted":
      return { value: { kind: "weighted" }, next: index + 1 };
    case "single":
    case "double":
    case "triple":
    case "singles":
    case "doubles":
    case "triples":
      return named(line, index, word);
    case "note":
    case "notes":
      return { value: { kind: "note" }, next: index + 1 };
    case "then":
      return { value: { kind: "separator", mark: "then" }, next: index + 1 };
    case "hr":
    case "heartrate":
    case "bpm":
    case "pulse":
      return heart(line, index, false);
    case "heart":
      return wordAt(line, index + 1) === "rate" ? heart(line, index + 1, false) : undefined;
    case "avg":
    case "average":
    case "mean":
    case "ave":
      return averaged(line, index);
    case "max":
    case "maxhr":
    case "peak":
      return highest(line, index);
    case "power":
    case "np":
    case "watts":
      return powered(line, index);
    case "elev":
    case "elevation":
    case "ascent":
    case "vert":
    case "climbed":
    case "climbing":
    case "gain":
      return climb(line, index);
    default:
      return undefined;
  }
}

function fromNumber(line: Line, index: number, value: number): Found | undefined {
  const word = wordAt(line, index + 1);
  if (word === "rir" && value <= 10 && (numberAt(line, index + 2) === undefined || wordAt(line, index + 3) === "x"))
    return { value: { kind: "rir", values: [value] }, next: index + 2 };
  if (word === "rpe" && value >= 1 && value <= HIGHEST_RPE && numberAt(line, index + 2) === undefined)
    return { value: { kind: "rpe", values: [value] }, next: index + 2 };
  const reserve = inReserve(line, index, value);
  if (reserve) return reserve;
  const letter =
    wordAt(line, index + 1) === "tempo" ||
    (word === "x" && numberAt(line, index + 2) === 1 && wordAt(line, index + 3) === "tempo");
  if (letter) return tempoText(line, index);
  if (markAt(line, index + 1) === "-") {
    const bare = tempoText(line, index);
    const digits = line.tokens.slice(index, bare?.next).every((part) => part.kind !== "number" || part.value < 10);
    if (bare?.value.kind === "tempo" && digits && bare.value.text.length === 7 && /[01X]/.test(bare.value.text))
      return bare;
  }
  // "3 singles" are sets; "120 singles" have a load in front.
  if (Object.hasOwn(REPS_OF, word) && word.endsWith("s") && value <= MOST_SINGLES)
    return { value: { kind: "sets", count: value }, next: index + 1 };
  return restAfter(line, index);
}

/** `set 2:` says which set; its number counts nothing. */
function setLabel(line: Line, index: number): Found | undefined {
  const number = numberAt(line, index + 1) ?? numberAt(line, index + 2);
  const marks = numberAt(line, index + 1) === undefined ? 3 : 2;
  if (number === undefined || (marks === 3 && markAt(line, index + 1) !== "#")) return undefined;
  return [":", ")", "-", "=", "."].includes(markAt(line, index + marks))
    ? { value: { kind: "filler" }, next: index + marks + 1 }
    : undefined;
}

function fromMark(line: Line, index: number, mark: string): Found | undefined {
  if (mark === "@")
    return rating(
      line,
      index + 1 + (wordAt(line, index + 1) === "rpe" ? 1 : 0),
      "rpe",
      wordAt(line, index + 1) !== "rpe",
    );
  if (mark === "/" && SIDES.has(wordAt(line, index + 1))) return { value: { kind: "side" }, next: index + 2 };
  return undefined;
}

/** `8`, `8.5`, `7/8/9`, `7,5` behind `rpe`, `rir` or an @. */
function rating(line: Line, from: number, kind: "rpe" | "rir", behindAt = false): Found | undefined {
  let index = from;
  while (
    [":", "~", "=", "@"].includes(markAt(line, index)) ||
    ["of", "was", "about", "is"].includes(wordAt(line, index))
  )
    index++;
  const first = line.tokens[index];
  if (first?.kind !== "number") return undefined;
  const lowest = kind === "rpe" ? 1 : 0;
  const fits = (value: number) => value >= lowest && value <= HIGHEST_RPE && (value * 2) % 1 === 0;
  if (behindAt) {
    if (!fits(first.value) && !first.list?.every(fits)) return undefined;
    const unit = wordAt(line, index + 1);
    const mark = line.tokens[index + 1];
    if (unit === "rir") return { value: { kind: "rir", values: [first.value] }, next: index + 2 };
    if (unit === "x" && numberAt(line, index + 2) !== undefined) return undefined;
    if (unitOf(unit) && !(["m", "s", "w"].includes(unit) && line.tokens[index + 1]?.spaced)) return undefined;
    if (mark?.kind === "mark" && (mark.text === "%" || mark.text === "'" || mark.text === '"')) return undefined;
  }
  if (!fits(first.value)) {
    if (!first.list?.every(fits)) return undefined;
    return { value: { kind, values: first.list }, next: index + 1 };
  }
  const values = [first.value];
  let next = index + 1;
  if (markAt(line, next) === "/" && numberAt(line, next + 1) === 10 && markAt(line, next + 2) !== "/" && kind === "rpe")
    return { value: { kind, values }, next: next + 2 };
  while (next + 1 < line.tokens.length) {
    const mark = line.tokens[next]!;
    const number = line.tokens[next + 1]!;
    const joins =
      mark.kind === "mark" && (mark.text === "/" || mark.text === "," || (mark.text === "-" && !mark.spaced));
    if (!joins || number.kind !== "number" || !fits(number.value)) break;
    if (number.spaced && !isLongList(line, next, fits)) break;
    if (wordAt(line, next + 2) === "x" || unitOf(wordAt(line, next + 2))) break;
    values.push(number.value);
    next += 2;
  }
  if (values.length === 2 && markAt(line, next - 2) === "-")
    return { value: { kind, values: [(values[0]! + values[1]!) / 2] }, next };
  return { value: { kind, values }, next };
}

/** `7, 8, 9`: with spaces a list of ratings needs three in all to be told from sets that follow. */
function isLongList(line: Line, comma: number, fits: (value: number) => boolean): boolean {
  const numberBehind = (at: number) => markAt(line, at) === "," && fits(numberAt(line, at + 1) ?? -1);
  return numberBehind(comma) && (numberBehind(comma + 2) || numberBehind(comma - 2));
}

/** `2 in the tank`, `1 left in the tank`, `2 reps in reserve`. */
function inReserve(line: Line, index: number, value: number): Found | undefined {
  if (value > 10) return undefined;
  let next = index + 1;
  const reps = ["rep", "reps"].includes(wordAt(line, next)) ? 1 : 0;
  next += reps;
  const more = wordAt(line, next) === "more" ? 1 : 0;
  next += more;
  if (wordAt(line, next) === "left") {
    next++;
    if (wordAt(line, next) !== "in")
      return reps + more > 0 ? { value: { kind: "rir", values: [value] }, next } : undefined;
  }
  if (wordAt(line, next) !== "in") return undefined;
  next++;
  if (wordAt(line, next) === "the" || wordAt(line, next) === "my") next++;
  if (!["tank", "reserve", "hand"].includes(wordAt(line, next))) return undefined;
  return { value: { kind: "rir", values: [value] }, next: next + 1 };
}

function tempo(line: Line, index: number): Found | undefined {
  return tempoText(line, index + 1);
}

const TEMPO = /[:\s]*([0-9x])[-/.\s]?([0-9x])[-/.\s]?([0-9x])(?:[-/.\s]?([0-9x]))?(?![\d])/y;

/** Three or four counts, written together or parted; the tokens they cover are swallowed. */
function tempoText(line: Line, from: number): Found | undefined {
  const first = line.tokens[from];
  if (first === undefined) return undefined;
  const offset = line.tokens[0]!.start - line.plain.search(/\S/);
  TEMPO.lastIndex = first.start - offset;
  const match = TEMPO.exec(line.plain);
  if (!match) return undefined;
  const text = [match[1], match[2], match[3], match[4]]
    .filter((count) => count !== undefined)
    .join("-")
    .toUpperCase();
  const end = match.index + match[0].length + offset;
  let next = from;
  while (next < line.tokens.length && line.tokens[next]!.start < end) next++;
  if (line.tokens[next - 1]!.end > end) return undefined;
  if (wordAt(line, next) === "tempo") next++;
  return { value: { kind: "tempo", text }, next };
}

function rest(line: Line, index: number, word: string): Found | undefined {
  let from = index + 1;
  while (
    [":", "=", "~", "-"].includes(markAt(line, from)) ||
    ["of", "was", "about", "for", "time", "times", "between", "sets"].includes(wordAt(line, from))
  )
    from++;
  const duration = durationAt(line, from);
  if (duration) return { value: { kind: "rest", seconds: duration.seconds }, next: restTail(line, duration.next) };
  const bare = numberAt(line, from);
  if (bare === undefined || (word === "r" && bare < 15) || (word === "r" && line.tokens[index - 1]?.kind === "word"))
    return undefined;
  const joined = wordAt(line, from + 1) === "x" ? undefined : bare;
  if (joined === undefined) return undefined;
  return { value: { kind: "rest", seconds: joined < 15 ? joined * 60 : joined }, next: restTail(line, from + 1) };
}

/** `2min rest between sets`, `90s between`. */
function restAfter(line: Line, index: number): Found | undefined {
  const duration = durationAt(line, index);
  if (!duration) return undefined;
  let next = duration.next;
  if (wordAt(line, next) === "of") next++;
  const word = wordAt(line, next);
  if (!["rest", "rests", "between", "break", "breaks", "btw", "recovery"].includes(word)) return undefined;
  if (word === "recovery" && wordAt(line, next + 1) !== "between") return undefined;
  // "20m rest 90 sec": the rest that comes has a length of its own.
  if (durationAt(line, next + 1) !== undefined) return undefined;
  return { value: { kind: "rest", seconds: duration.seconds }, next: restTail(line, next) };
}

const REST_TAIL = new Set([
  "rest",
  "rests",
  "break",
  "breaks",
  "between",
  "btw",
  "sets",
  "set",
  "in",
  "each",
  "every",
  "the",
  "reps",
  "all",
  "recovery",
]);

function restTail(line: Line, from: number): number {
  return from + fillers(line, from, REST_TAIL);
}

const SIDES = new Set(["side", "sides", "leg", "legs", "arm", "arms", "way", "foot", "direction", "s", "l"]);

function side(line: Line, index: number, word: string): Found | undefined {
  if (word === "e") {
    const slashed = markAt(line, index + 1) === "/" && ["s", "l"].includes(wordAt(line, index + 2));
    return slashed ? { value: { kind: "side" }, next: index + 3 } : undefined;
  }
  const next = wordAt(line, index + 1);
  if (SIDES.has(next) && next.length > 1) return { value: { kind: "side" }, next: index + 2 };
  if (word === "each" || word === "ea" || word === "per") {
    // "20kg each" and "per hand" tell of two dumbbells, not of sides.
    if (
      [
        "hand",
        "hands",
        "dumbbell",
        "db",
        "dbs",
        "dumbbells",
        "bell",
        "set",
        "sets",
        "minute",
        "min",
        "round",
        "time",
        "day",
      ].includes(next)
    )
      return { value: { kind: "filler" }, next: index + 2 };
    const before = wordAt(line, index - 1);
    const load = unitOf(before)?.of === "mass";
    return word === "per" || load
      ? { value: { kind: "filler" }, next: index + 1 }
      : { value: { kind: "side" }, next: index + 1 };
  }
  return undefined;
}

const WARMUP_TAIL = new Set(["set", "sets", "with", "w", "at"]);

/** `w/u`, `w/o` and the `w:` that opens warm-ups. */
function wLetter(line: Line, index: number): Found | undefined {
  const mark = markAt(line, index + 1);
  if (mark === "/" && wordAt(line, index + 2) === "u") return { value: { kind: "warmup" }, next: index + 3 };
  if (mark === "/" && wordAt(line, index + 2) !== "o") return { value: { kind: "filler" }, next: index + 2 };
  if (mark === ":" || (markAt(line, index - 1) === "(" && mark === ")"))
    return { value: { kind: "warmup" }, next: index + 1 };
  return undefined;
}

/** `work:`, `working sets`, `main sets`, `ws:` end a warm-up. */
function workStart(line: Line, index: number): Found | undefined {
  let next = index + 1;
  if (["set", "sets", "weight"].includes(wordAt(line, next))) next++;
  const opens = markAt(line, next) === ":" || next > index + 1 || numberAt(line, next) !== undefined;
  return opens ? { value: { kind: "work" }, next } : undefined;
}

const FAILURE_TAIL = new Set([
  "on",
  "the",
  "at",
  "last",
  "final",
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "rep",
  "reps",
  "one",
  "attempt",
  "lift",
  "of",
  "set",
  "sets",
  "a",
  "th",
  "nd",
  "rd",
  "st",
  "number",
  "it",
]);

/** `failed 6th`, `missed the last rep`: swallowed to the end of what it says; "to failure" is no failed rep. */
function failure(line: Line, index: number, word: string): Found | undefined {
  if (word === "failure" || wordAt(line, index - 1) === "to" || wordAt(line, index - 1) === "almost") return undefined;
  let next = index + 1;
  while (next < line.tokens.length) {
    const token = line.tokens[next]!;
    if (token.kind === "word" && FAILURE_TAIL.has(token.text)) next++;
    else if (token.kind === "mark" && token.text === "#") next++;
    else if (
      token.kind === "number" &&
      token.value <= 30 &&
      wordAt(line, next + 1) !== "x" &&
      unitOf(wordAt(line, next + 1))?.of !== "mass"
    )
      next++;
    else break;
  }
  return { value: { kind: "failed" }, next };
}

/** Nobody does more singles, doubles or triples of one load. */
const MOST_SINGLES = 20;

const REPS_OF: Readonly<Record<string, number>> = {
  single: 1,
  singles: 1,
  double: 2,
  doubles: 2,
  triple: 3,
  triples: 3,
};

/** A single is one rep, a double two. */
function named(line: Line, index: number, word: string): Found | undefined {
  if (
    ["leg", "arm", "under", "unders", "legged", "handed", "hand", "dumbbell", "db", "kb"].includes(
      wordAt(line, index + 1),
    )
  )
    return undefined;
  const each = word.endsWith("s");
  return { value: { kind: "reps", count: REPS_OF[word]!, ...(each && { each }) }, next: index + 1 };
}
