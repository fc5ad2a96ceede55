/** Turns a plan's line into atoms: what says when, what to do, how much, and how. */
import { matchExercise } from "../exercise/match.ts";
import type { LogContext } from "../log/entry.ts";
import type { Line } from "../log/lex.ts";
import { markAt, numberAt, wordAt } from "../log/lex.ts";
import { modifierAtom } from "../log/lex-modifier.ts";
import { nameAtom } from "../log/lex-name.ts";
import { quantityAtom } from "../log/lex-quantity.ts";
import { durationAt } from "../log/lex-time.ts";
import { withNumberWords } from "../log/number-words.ts";
import type { Token } from "../log/token.ts";
import { tokenise } from "../log/token.ts";
import { unitOf } from "../log/units.ts";
import { kgFrom } from "../units/load.ts";
import type { PlanAtom } from "./atom.ts";
import { frameAt } from "./lex-frame.ts";
import { percentOfOther, percentTail, rangeAt, restTail } from "./lex-range.ts";
import { scopeAt } from "./lex-scope.ts";
import type { PlanContext } from "./plan.ts";

type Bare<T> = T extends PlanAtom ? Omit<T, "start" | "end"> : never;
type Found = { value: Bare<PlanAtom>; next: number };

/** A plan is never chatter, and names no past day. */
function logContext(context: PlanContext): LogContext {
  return { unit: context.unit, now: "", group: false, ...(context.aliases && { aliases: context.aliases }) };
}

/** The atoms of a plain line; their positions point into it. */
export function planAtoms(plain: string, context: PlanContext): PlanAtom[] {
  const tokens = withNumberWords(withoutHyphens(tokenise(plain, 0)));
  if (tokens.length === 0) return [];
  const line: Line = { tokens, plain, context: logContext(context), known: new Map() };
  const atoms: PlanAtom[] = [];
  let index = 0;
  while (index < tokens.length) {
    const found = atomAt(line, index, atoms);
    const start = tokens[index]!.start;
    atoms.push({ ...found.value, start, end: tokens[found.next - 1]!.end } as PlanAtom);
    index = found.next;
  }
  return atoms;
}

/** `a 40-minute walk`: the hyphen parts nothing. */
function withoutHyphens(tokens: Token[]): Token[] {
  return tokens.filter((token, index) => {
    if (token.kind !== "mark" || token.text !== "-" || token.spaced || tokens[index - 1]?.kind !== "number")
      return true;
    const next = tokens[index + 1];
    return !(next?.kind === "word" && !next.spaced && next.text.length > 1 && unitOf(next.text) !== undefined);
  });
}

function atomAt(line: Line, index: number, before: readonly PlanAtom[]): Found {
  return (
    scopeAt(line, index) ??
    rangeAt(line, index) ??
    frameAt(line, index) ??
    takenOff(line, index) ??
    ascent(line, index) ??
    percentWord(line, index) ??
    openNumber(line, index) ??
    secondsAt(line, index) ??
    repsAtPercent(line, index, before) ??
    otherSide(line, index, before) ??
    colourAt(line, index) ??
    nameAt(line, index) ??
    amountAt(line, index) ??
    plainAt(line, index)
  );
}

/** No lift is asked for so lightly: behind a minus it is how much to take off. */
const MOST_TAKEN_OFF = 30;

/** `-10%`, `drop 10%`, `10% less`: of what came before, not of the one-rep max. */
function takenOff(line: Line, index: number): Found | undefined {
  const minus = markAt(line, index) === "-" || ["drop", "minus", "less", "cut", "reduce"].includes(wordAt(line, index));
  const at = minus ? index + (wordAt(line, index + 1) === "by" ? 2 : 1) : index;
  const value = numberAt(line, at);
  if (value === undefined || value > MOST_TAKEN_OFF || markAt(line, at + 1) !== "%") return undefined;
  const behind = ["less", "lighter", "lower", "off", "down", "drop"].includes(wordAt(line, at + 2));
  if (!minus && !behind) return undefined;
  return { value: { kind: "told", about: "effort" }, next: at + (behind ? 3 : 2) };
}

/** `1200 m of climbing`: how high, which no field holds. */
function ascent(line: Line, index: number): Found | undefined {
  if (numberAt(line, index) === undefined || !["m", "metres", "meters", "ft", "feet"].includes(wordAt(line, index + 1)))
    return undefined;
  const at = wordAt(line, index + 2) === "of" ? index + 3 : index + 2;
  return ["climbing", "climb", "ascent", "elevation", "vert", "gain", "elev"].includes(wordAt(line, at))
    ? { value: { kind: "told", about: "effort" }, next: at + 1 }
    : undefined;
}

/** `80 percent`, `at 77.5 per cent`. */
function percentWord(line: Line, index: number): Found | undefined {
  const at = ["at", "around", "about"].includes(wordAt(line, index)) || markAt(line, index) === "@" ? index + 1 : index;
  const value = numberAt(line, at);
  const word = wordAt(line, at + 1);
  if (value === undefined || !["percent", "pct", "per"].includes(word)) return undefined;
  if (word === "per" && wordAt(line, at + 2) !== "cent") return undefined;
  const tail = at + (word === "per" ? 3 : 2);
  const next = percentTail(line, tail);
  const words = line.plain.slice(line.tokens[index]!.start, line.tokens[next - 1]!.end);
  const ofLift = next === tail || /\btm\b|rm\b|training/.test(words);
  return { value: ofLift ? { kind: "percent", value } : { kind: "told", about: "effort" }, next };
}

/** `5+`: as many as possible, at least five. */
function openNumber(line: Line, index: number): Found | undefined {
  const value = numberAt(line, index);
  const plus = line.tokens[index + 1];
  if (value === undefined || plus?.kind !== "mark" || plus.text !== "+" || plus.spaced) return undefined;
  const next = line.tokens[index + 2];
  if (next && !next.spaced && next.kind !== "mark") return undefined;
  return { value: { kind: "number", value, open: true }, next: index + 2 };
}

/** `:20 rest`, and the pool's `1:30/100`. */
function secondsAt(line: Line, index: number): Found | undefined {
  const token = line.tokens[index]!;
  const at = markAt(line, index) === "@" ? index + 1 : index;
  const clock = line.tokens[at];
  if (clock?.kind === "clock" && markAt(line, at + 1) === "/") {
    const meters = numberAt(line, at + 2);
    const unit = unitOf(wordAt(line, at + 3));
    if ((meters === 100 || meters === 500 || meters === 50) && unit?.of !== "distance")
      return { value: { kind: "pace", secondsPerKm: Math.round((clock.seconds * 1000) / meters) }, next: at + 3 };
  }
  const paced =
    clock?.kind === "clock" &&
    wordAt(line, at + 1) === "pace" &&
    (["per", "a"].includes(wordAt(line, at + 2)) || markAt(line, at + 2) === "/");
  const far = paced ? unitOf(wordAt(line, at + 3)) : undefined;
  if (clock?.kind === "clock" && far?.of === "distance")
    return { value: { kind: "pace", secondsPerKm: Math.round((clock.seconds * 1000) / far.meters) }, next: at + 4 };
  if (token.kind !== "mark" || token.text !== ":" || !token.spaced) return undefined;
  const number = line.tokens[index + 1];
  if (number?.kind !== "number" || number.spaced || number.end - number.start !== 2 || number.value > 59)
    return undefined;
  const rests = ["rest", "recovery", "between", "r", "ri"].includes(wordAt(line, index + 2));
  return rests
    ? { value: { kind: "rest", seconds: number.value }, next: restTail(line, index + 3) }
    : { value: { kind: "time", seconds: number.value }, next: index + 2 };
}

/** `70%/5`: five at that. */
function repsAtPercent(line: Line, index: number, before: readonly PlanAtom[]): Found | undefined {
  if (markAt(line, index) !== "/" || line.tokens[index]!.spaced || before.at(-1)?.kind !== "percent") return undefined;
  const reps = numberAt(line, index + 1);
  const fits = reps !== undefined && Number.isInteger(reps) && reps <= MOST_REPS_AT && markAt(line, index + 2) !== "%";
  return fits && markAt(line, index + 2) !== "/" ? { value: { kind: "x" }, next: index + 1 } : undefined;
}

/** More behind a percentage is another percentage. */
const MOST_REPS_AT = 20;

/** `10/10`: the same on the other side. */
function otherSide(line: Line, index: number, before: readonly PlanAtom[]): Found | undefined {
  if (markAt(line, index) !== "/" || line.tokens[index]!.spaced) return undefined;
  const last = before.at(-1);
  const value = numberAt(line, index + 1);
  const same = last?.kind === "number" && value === last.value && before.at(-2)?.kind === "x";
  return same ? { value: { kind: "side" }, next: index + 2 } : undefined;
}

/** RPE, RIR, tempo, rest, sides, and the singles and doubles that are counts. */
function colourAt(line: Line, index: number): Found | undefined {
  const lexed = modifierAtom(line, index);
  if (!lexed) return restBehind(line, index);
  const { atom, next } = lexed;
  switch (atom.kind) {
    case "rpe":
    case "rir":
      return { value: { kind: atom.kind, value: atom.values[0]! }, next };
    case "tempo":
      // "tempo 3 x 10 min" is a run.
      if (/\s[x*]\s/.test(line.plain.slice(line.tokens[index]!.start, line.tokens[next - 1]!.end))) return undefined;
      return { value: { kind: "tempo", text: atom.text }, next };
    case "rest": {
      // "@ r20": the rower's rate.
      if (markAt(line, index - 1) === "@" && /^r\s?\d/.test(line.plain.slice(line.tokens[index]!.start)))
        return undefined;
      const tail = restTail(line, next);
      const words = line.plain.slice(line.tokens[index]!.start, line.tokens[tail - 1]!.end);
      const between = /\bround/.test(words)
        ? "rounds"
        : /between (?:the )?(?:sets|reps|blocks)/.test(words)
          ? "sets"
          : undefined;
      return { value: { kind: "rest", seconds: atom.seconds, ...(between && { between }) }, next: tail };
    }
    case "side":
      return { value: { kind: "side" }, next };
    case "reps":
      return { value: { kind: "reps", count: atom.count, ...(atom.each && { named: true as const }) }, next };
    case "sets":
      return {
        value: { kind: "sets", count: atom.count },
        next: ["singles", "doubles", "triples"].includes(wordAt(line, next)) ? next : next,
      };
    case "power":
      return { value: { kind: "power", watts: atom.watts }, next };
    default:
      return undefined;
  }
}

/** `recovery 90s`, `RI 60s`, `90s recovery`, `90s off`. */
function restBehind(line: Line, index: number): Found | undefined {
  if (["recovery", "recover", "recoveries", "ri", "resting", "off"].includes(wordAt(line, index))) {
    const from =
      [":", "=", "-"].includes(markAt(line, index + 1)) ||
      ["of", "is", "for", "about"].includes(wordAt(line, index + 1))
        ? index + 2
        : index + 1;
    const duration = durationAt(line, from);
    if (duration && wordAt(line, index) !== "off")
      return { value: { kind: "rest", seconds: duration.seconds }, next: restTail(line, duration.next) };
    return undefined;
  }
  const duration = durationAt(line, index);
  if (!duration || !["recovery", "recoveries", "rec", "off", "pause"].includes(wordAt(line, duration.next)))
    return undefined;
  if (["run", "ride", "spin", "jog", "swim"].includes(wordAt(line, duration.next + 1))) return undefined;
  if (wordAt(line, duration.next) === "off" && wordAt(line, duration.next + 1) === "the") return undefined;
  const effort = /^rec/.test(wordAt(line, duration.next));
  return {
    value: { kind: "rest", seconds: duration.seconds, ...(effort && { effort: true as const }) },
    next: restTail(line, duration.next + 1),
  };
}

function nameAt(line: Line, index: number): Found | undefined {
  if (wordAt(line, index) === "s&c")
    return { value: { kind: "sport", word: { sport: "strength", told: true } }, next: index + 1 };
  const lexed = nameAtom(line, index);
  if (lexed?.atom.kind === "exercise") {
    const both = joinedName(line, index, lexed.next);
    if (both) return both;
    const { id, sport } = lexed.atom;
    return { value: { kind: "exercise", id, ...(sport && { sport }) }, next: lexed.next };
  }
  return lexed?.atom.kind === "sport"
    ? { value: { kind: "sport", word: lexed.atom.word }, next: lexed.next }
    : undefined;
}

/** `2 h 30 z2`: minutes that need no word. */
function hoursAndMinutes(line: Line, index: number, next: number): boolean {
  const minutes = numberAt(line, next);
  const hours = /h|hr|hours?$/.test(line.plain.slice(line.tokens[index]!.start, line.tokens[next - 1]!.end));
  return (
    hours &&
    minutes !== undefined &&
    minutes < 60 &&
    minutes % 5 === 0 &&
    ["z", "zone", "easy", "steady"].includes(wordAt(line, next + 1))
  );
}

/** `clean + jerk`: two names that together are one. */
function joinedName(line: Line, index: number, next: number): Found | undefined {
  if (markAt(line, next) !== "+" || wordAt(line, next + 1) === "") return undefined;
  const front = line.plain.slice(line.tokens[index]!.start, line.tokens[next - 1]!.end);
  const id = matchExercise(`${front} and ${wordAt(line, next + 1)}`);
  return id === undefined ? undefined : { value: { kind: "exercise", id }, next: next + 2 };
}

function amountAt(line: Line, index: number): Found | undefined {
  const lexed = quantityAtom(line, index, []);
  if (!lexed) return undefined;
  const { atom, next } = lexed;
  switch (atom.kind) {
    case "number": {
      const spelled = !/\d/.test(line.plain.slice(atom.start, atom.end));
      return { value: { kind: "number", value: atom.value, ...(spelled && { spelled: true as const }) }, next };
    }
    case "load":
      return {
        value: { kind: "load", kg: kgFrom(atom.load.value, atom.load.unit), ...(atom.bare && { bare: true as const }) },
        next,
      };
    case "added":
      return { value: { kind: "added", kg: kgFrom(atom.load.value, atom.load.unit) }, next };
    case "percent": {
      const other = percentOfOther(line, next);
      if (other !== undefined) return { value: { kind: "told", about: "effort" }, next: other };
      const tail = percentTail(line, next);
      const words = line.plain.slice(line.tokens[index]!.start, line.tokens[tail - 1]!.end);
      const ofLift = tail === next || /\btm\b|rm\b|training/.test(words);
      return { value: ofLift ? { kind: "percent", value: atom.value } : { kind: "told", about: "effort" }, next: tail };
    }
    case "time":
      if (atom.at && atom.clock?.length === 2) return { value: { kind: "clock", seconds: atom.seconds }, next };
      if (hoursAndMinutes(line, index, next))
        return { value: { kind: "time", seconds: atom.seconds + (numberAt(line, next) ?? 0) * 60 }, next: next + 1 };
      return { value: { kind: "time", seconds: atom.seconds, ...(atom.plural && { pair: true as const }) }, next };
    case "distance":
      // "at 5k pace" says how fast.
      if (
        ["pace", "effort"].includes(wordAt(line, next)) ||
        (["race", "goal"].includes(wordAt(line, next)) && ["pace", "effort"].includes(wordAt(line, next + 1)))
      )
        return { value: { kind: "told", about: "effort" }, next: next + 1 };
      return {
        value: { kind: "distance", meters: atom.meters, ...(atom.unit === "m" && { minutes: atom.value }) },
        next,
      };
    case "sets":
      return { value: { kind: "sets", count: atom.count }, next: next + (wordAt(line, next) === "of" ? 1 : 0) };
    case "reps":
      return { value: { kind: "reps", count: atom.count }, next };
    case "pace":
      return { value: { kind: "pace", secondsPerKm: Math.round(atom.secondsPerMeter * 1000) }, next };
    case "power":
      return { value: { kind: "power", watts: atom.watts }, next };
    default:
      return undefined;
  }
}

/** What is left is a word, a sign of multiplication, or a mark that parts. */
function plainAt(line: Line, index: number): Found {
  const token = line.tokens[index]!;
  const next = index + 1;
  if (token.kind === "mark") {
    if (token.text === "=") return { value: { kind: "break", mark: ":" }, next };
    if (token.text === "*") return { value: { kind: "x" }, next };
    if (",;:/|&+-().[]!?".includes(token.text)) return { value: { kind: "break", mark: token.text }, next };
    return { value: { kind: "word", text: token.text }, next };
  }
  if (token.kind !== "word") return { value: { kind: "word", text: "" }, next };
  if (token.text === "w" && markAt(line, next) === "/" && !line.tokens[next]!.spaced && wordAt(line, next + 1) !== "o")
    return { value: { kind: "word", text: "with" }, next: next + 1 };
  const numbers =
    numberAt(line, index - 1) !== undefined ||
    numberAt(line, index + 1) !== undefined ||
    markAt(line, index + 1) === "(";
  if (token.text === "x" || (["by", "times"].includes(token.text) && numbers)) return { value: { kind: "x" }, next };
  if (token.text === "and" || token.text === "plus" || token.text === "then")
    return { value: { kind: "break", mark: token.text }, next };
  return { value: { kind: "word", text: token.text }, next };
}
