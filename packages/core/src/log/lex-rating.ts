/** Reads how hard it was: RPE, reps in reserve. */
import type { Modifier } from "./atom.ts";
import type { Line } from "./lex.ts";
import { markAt, numberAt, wordAt } from "./lex.ts";
import { unitOf } from "./units.ts";

type Found = { value: Modifier; next: number };

export const HIGHEST_RPE = 10;

/** `rpe was about ~8`: no more stands before the number. Else a line of @ alone is gone through once for each of them. */
const MOST_BETWEEN = 6;

/** `8`, `8.5`, `7/8/9`, `7,5` behind `rpe`, `rir` or an @. */
export function rating(line: Line, from: number, kind: "rpe" | "rir", behindAt = false): Found | undefined {
  let index = from;
  while (
    index < from + MOST_BETWEEN &&
    ([":", "~", "=", "@"].includes(markAt(line, index)) || ["of", "was", "about", "is"].includes(wordAt(line, index)))
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
    if (unit === "x" && numberAt(line, index + 2) !== undefined && !isBehindLoad(line, from - 1)) return undefined;
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

/** `8/10 effort`, `effort was 8/10`: out of ten, how hard it was. @returns the RPE of the scale at an index */
export function outOfTen(line: Line, index: number): Found | undefined {
  const value = numberAt(line, index);
  const fits = value !== undefined && value >= 1 && value <= HIGHEST_RPE && (value * 2) % 1 === 0;
  if (!fits || markAt(line, index + 1) !== "/" || numberAt(line, index + 2) !== HIGHEST_RPE) return undefined;
  return { value: { kind: "rpe", values: [value] }, next: index + 3 };
}

/** `140kg @8 x3`: the load stands in front already. */
function isBehindLoad(line: Line, at: number): boolean {
  return unitOf(wordAt(line, at - 1))?.of === "mass" && numberAt(line, at - 2) !== undefined;
}

/** `2 in the tank`, `1 left in the tank`, `2 reps in reserve`, `2 more in me`. */
export function inReserve(line: Line, index: number, value: number): Found | undefined {
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
  if (!["tank", "reserve", "hand", "me"].includes(wordAt(line, next))) return undefined;
  return { value: { kind: "rir", values: [value] }, next: next + 1 };
}

/** `7, 8, 9`: with spaces a list of ratings needs three in all to be told from sets that follow. */
function isLongList(line: Line, comma: number, fits: (value: number) => boolean): boolean {
  const numberBehind = (at: number) => markAt(line, at) === "," && fits(numberAt(line, at + 1) ?? -1);
  return numberBehind(comma) && (numberBehind(comma + 2) || numberBehind(comma - 2));
}
