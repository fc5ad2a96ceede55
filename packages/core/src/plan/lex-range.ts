/** Reads ranges and lists: `8-12`, `RPE 7-8`, `60-90s rest`, `12/10/8`, `65/75/85%`. */
import type { Line } from "../log/lex.ts";
import { markAt, numberAt, wordAt } from "../log/lex.ts";
import { unitOf } from "../log/units.ts";
import type { AmountAtom, ColourAtom } from "./atom.ts";

import { weekdayOf } from "./weekday.ts";

type Found = { value: AmountAtom | ColourAtom; next: number };

/** A range or list that starts at a token; one that no field holds is told in words. */
export function rangeAt(line: Line, index: number): Found | undefined {
  const token = line.tokens[index]!;
  const word = token.kind === "word" ? token.text : "";
  if (["rpe", "rir", "at"].includes(word) || markAt(line, index) === "@")
    return effortRange(line, index) ?? loadList(line, index);
  if (["rest", "rests", "recover", "recovery", "ri"].includes(word)) {
    const from =
      [":", "=", "-"].includes(markAt(line, index + 1)) || ["for", "of", "about"].includes(wordAt(line, index + 1))
        ? index + 2
        : index + 1;
    const pair = pairAt(line, from);
    return pair && pair.of !== "count"
      ? { value: { kind: "told", about: "rest" }, next: restTail(line, pair.next) }
      : undefined;
  }
  if (["zone", "zones", "z"].includes(word)) return zoneRange(line, index);
  if (token.kind !== "number" && token.kind !== "clock") return undefined;
  return ranged(line, index) ?? list(line, index);
}

/** How many of the words that may follow a rest stand here. */
export function restTail(line: Line, from: number): number {
  let next = from;
  while (REST_TAIL.has(wordAt(line, next))) next++;
  return next;
}

const REST_TAIL: ReadonlySet<string> = new Set(
  "rest rests break breaks between btw in each every the all sets set rounds round reps rep exercises exercise intervals interval efforts effort lifts lift supersets recovery".split(
    " ",
  ),
);

type Pair = {
  least: number;
  most: number;
  next: number;
  of: "count" | "time" | "percent" | "load" | "distance" | "pace" | "power" | "other";
};

/** `A-B` or `A to B` with at most one unit each. */
function pairAt(line: Line, index: number): Pair | undefined {
  const first = line.tokens[index];
  if (first?.kind !== "number" && first?.kind !== "clock") return undefined;
  const unitFirst = unitSize(line, index + 1);
  const at = index + 1 + unitFirst.size;
  const dash = line.tokens[at];
  const dashed = dash?.kind === "mark" && dash.text === "-";
  if (!dashed && wordAt(line, at) !== "to") return undefined;
  const second = line.tokens[at + 1];
  if (second?.kind !== first.kind) return undefined;
  if (dashed && dash.spaced !== second.spaced) return undefined;
  // Spaced out, only a range of two like amounts is one: "3x8 - 10kg" is not.
  const unitSecond = unitSize(line, at + 2);
  if (dashed && dash.spaced && unitSecond.of !== unitFirst.of && unitSecond.of !== "count") return undefined;
  const least = first.kind === "number" ? first.value : first.seconds;
  const most = second.kind === "number" ? second.value : (second as typeof first & { kind: "clock" }).seconds;
  if (most <= least && first.kind === "number") return undefined;
  const of =
    unitSecond.of !== "count"
      ? unitSecond.of
      : unitFirst.of !== "count"
        ? unitFirst.of
        : first.kind === "clock"
          ? "pace"
          : "count";
  return { least, most, next: at + 2 + unitSecond.size, of };
}

/** `3-1-1-0`, `3-2-1 tempo`: how each rep goes. */
function isTempo(line: Line, index: number, next: number, values: readonly number[]): boolean {
  if (wordAt(line, next) === "tempo" || wordAt(line, index - 1) === "tempo") return true;
  return values.length === 4 && values.every((value) => value < 10) && values.some((value) => value <= 1);
}

function unitSize(line: Line, at: number): { size: number; of: Pair["of"] } {
  const mark = markAt(line, at);
  if (mark === "%") return { size: 1, of: "percent" };
  if (mark === "'" || mark === '"') return { size: 1, of: "time" };
  if (mark === "/" && unitOf(wordAt(line, at + 1))?.of === "distance") return { size: 2, of: "pace" };
  const word = wordAt(line, at);
  const unit = unitOf(word);
  if (unit?.of === "mass") return { size: 1, of: "load" };
  if (unit?.of === "time")
    return markAt(line, at + 1) === "/" && unitOf(wordAt(line, at + 2))?.of === "distance"
      ? { size: 3, of: "pace" }
      : { size: 1, of: "time" };
  if (unit?.of === "distance") return { size: 1, of: "distance" };
  if (unit?.of === "power") return { size: 1, of: "power" };
  if (unit?.of === "heart" || unit?.of === "nothing") return { size: 1, of: "other" };
  if ((word === "rir" || word === "rpe") && numberAt(line, at + 1) === undefined) return { size: 1, of: "other" };
  return { size: 0, of: "count" };
}

function ranged(line: Line, index: number): Found | undefined {
  const pair = pairAt(line, index);
  if (!pair) return undefined;
  const told = (about: "rest" | "sets" | "amount" | "effort", next: number): Found => ({
    value: { kind: "told", about },
    next,
  });
  const word = wordAt(line, pair.next);
  switch (pair.of) {
    case "time":
      if (RESTS.has(word)) return told("rest", restTail(line, pair.next));
      return told("amount", pair.next);
    case "count": {
      if (word === "x" || word === "by" || (unitOf(word)?.of === "count" && word.startsWith("set")))
        return told("sets", pair.next + (word === "x" ? 0 : 1));
      if (["-", "/"].includes(markAt(line, pair.next)) && isTight(line, pair.next)) return undefined;
      if (["rounds", "rds", "times", "laps", "lengths"].includes(word)) return told("amount", pair.next + 1);
      const counted = ["rep", "reps", "repetitions"].includes(word) ? 1 : 0;
      if (!Number.isInteger(pair.least) || !Number.isInteger(pair.most) || pair.most > 100)
        return told("effort", pair.next);
      return { value: { kind: "range", least: pair.least, most: pair.most }, next: pair.next + counted };
    }
    case "percent":
      return told("effort", percentTail(line, pair.next));
    case "distance":
      return told("amount", pair.next);
    default:
      return told("effort", pair.next);
  }
}

/** Whether a mark leads on to a number without a space. */
function isTight(line: Line, at: number): boolean {
  return line.tokens[at]?.spaced === false && line.tokens[at + 1]?.kind === "number" && !line.tokens[at + 1]!.spaced;
}

/** Where a percentage is of something, the tokens that say so. */
export function percentTail(line: Line, from: number): number {
  let next = from;
  if (wordAt(line, next) === "of") next++;
  if (["my", "your", "the"].includes(wordAt(line, next))) next++;
  let named = false;
  while (
    PERCENT_OF.has(wordAt(line, next)) ||
    (numberAt(line, next) !== undefined && wordAt(line, next + 1) === "rm")
  ) {
    next += numberAt(line, next) !== undefined ? 2 : 1;
    named = true;
  }
  return named ? next : from;
}

/** `85% of the top set`, `80% of Monday`: of no max. Returns the index behind it. */
export function percentOfOther(line: Line, from: number): number | undefined {
  if (wordAt(line, from) !== "of") return undefined;
  let next = from + 1;
  while (["my", "your", "the", "that", "this", "today's", "last"].includes(wordAt(line, next))) next++;
  if (!OTHER_LOADS.has(wordAt(line, next)) && weekdayOf(wordAt(line, next)) === undefined) return undefined;
  while (OTHER_LOADS.has(wordAt(line, next + 1))) next++;
  return next + 1;
}

const OTHER_LOADS: ReadonlySet<string> = new Set(
  "top set sets single double triple working work weight load first heavy previous day day's week week's".split(" "),
);

const PERCENT_OF: ReadonlySet<string> = new Set(
  "ftp tm rm training max hr hrmax mhr lthr threshold css vo2 vo2max mas maxhr heart rate power mp".split(" "),
);

const RESTS: ReadonlySet<string> = new Set([
  "rest",
  "rests",
  "between",
  "recovery",
  "recoveries",
  "break",
  "breaks",
  "off",
  "btw",
]);

/** `@ RPE: about 7-8` has three. */
const MOST_FILLERS = 4;

/** `RPE 7-8`, `@7-8`, `@ 70-75%`, `RIR 1-2`. */
function effortRange(line: Line, index: number): Found | undefined {
  let from = index + 1;
  const fills = (at: number) =>
    ["rpe", "rir", "about", "around"].includes(wordAt(line, at)) || [":", "~", "@", "="].includes(markAt(line, at));
  while (from - index <= MOST_FILLERS && fills(from)) from++;
  const pair = pairAt(line, from);
  if (!pair || pair.of === "time" || pair.of === "distance") return undefined;
  if (wordAt(line, pair.next) === "x") return undefined;
  // "4 sets @ 6-8 reps"
  if (["rep", "reps"].includes(wordAt(line, pair.next)) && from === index + 1) return ranged(line, from);
  return {
    value: { kind: "told", about: "effort" },
    next: pair.of === "percent" ? percentTail(line, pair.next) : pair.next,
  };
}

/** `@ 65/75/85%`, `at 100/110/120`. */
function loadList(line: Line, index: number): Found | undefined {
  const found = list(line, index + 1);
  if (found?.value.kind !== "list" || wordAt(line, index).startsWith("r")) return undefined;
  if (found.value.of !== "count") return found;
  return found.value.values.every((value) => value >= 20)
    ? { ...found, value: { ...found.value, of: "load" } }
    : undefined;
}

/** `z2-3`, `zones 3 to 4`, `Z1/Z2`. */
function zoneRange(line: Line, index: number): Found | undefined {
  if (numberAt(line, index + 1) === undefined) return undefined;
  const mark = markAt(line, index + 2);
  if (mark !== "-" && mark !== "/" && wordAt(line, index + 2) !== "to") return undefined;
  const again = ["z", "zone"].includes(wordAt(line, index + 3)) ? 4 : 3;
  const to = numberAt(line, index + again);
  if (to === undefined || to > 7 || line.tokens[index + 3]!.spaced !== line.tokens[index + 2]!.spaced) return undefined;
  return { value: { kind: "told", about: "effort" }, next: index + again + 1 };
}

/** `12/10/8/6`, `5/5/5+`, `65/75/85%`, `12-10-8`: one for each set. */
function list(line: Line, index: number): Found | undefined {
  const first = line.tokens[index];
  if (first?.kind !== "number") return undefined;
  const mark = ["/", "-", ","].find((text) => markAt(line, index + 1) === text && !line.tokens[index + 1]!.spaced);
  if (!mark) return undefined;
  const values = [first.value];
  let next = index + 1;
  while (markAt(line, next) === mark) {
    const value = line.tokens[next + 1];
    if (value?.kind !== "number" || (value.spaced && mark !== ",")) break;
    values.push(value.value);
    next += 2;
  }
  if (mark === "-" && isTempo(line, index, next, values))
    return wordAt(line, next) === "tempo"
      ? { value: { kind: "tempo", text: values.join("-") }, next: next + 1 }
      : undefined;
  const unit = unitSize(line, next);
  if (values.length < 3 && !(values.length === 2 && mark === "/" && (unit.of === "percent" || unit.of === "load")))
    return undefined;
  // "5/3/1" of a heading is told from sets by what stands around it, later.
  const open = markAt(line, next) === "+" && !line.tokens[next]!.spaced && numberAt(line, next + 1) === undefined;
  const of = unit.of === "percent" ? "percent" : unit.of === "load" ? "load" : bareList(line, next, values);
  if (unit.of === "time" || unit.of === "distance") return undefined;
  return {
    value: { kind: "list", values, of, ...(open && { open: true as const }) },
    next: next + (of === "count" ? 0 : unit.size) + (open ? 1 : 0),
  };
}

/** From here on the numbers in front of a list of reps are loads. */
const LEAST_LOAD = 20;

/**
 * The sets of a week of 5/3/1, whose percentages are often written without the sign.
 * Source: Jim Wendler, "5/3/1: The Simplest and Most Effective Training System" (2009).
 */
const PERCENT_WAVES: ReadonlySet<string> = new Set(["65/75/85", "70/80/90", "75/85/95", "40/50/60"]);

/** `100/110/120 x 5/3/1`, `65/75/85 x 5/5/5+`: what a list without a unit is of. */
function bareList(line: Line, next: number, values: readonly number[]): "count" | "percent" | "load" {
  const loads = wordAt(line, next) === "x" && values.every((value) => value >= LEAST_LOAD);
  const behind = loads ? list(line, next + 1) : undefined;
  if (behind?.value.kind !== "list" || behind.value.values.length !== values.length) return "count";
  return PERCENT_WAVES.has(values.join("/")) ? "percent" : "load";
}
