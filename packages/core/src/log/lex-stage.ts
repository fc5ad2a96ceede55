/** Reads what a set was for: a warm-up, work, or one that failed. */
import type { Modifier } from "./atom.ts";
import type { Line } from "./lex.ts";
import { markAt, numberAt, wordAt } from "./lex.ts";
import { unitOf } from "./units.ts";

type Found = { value: Modifier | { kind: "filler" }; next: number };

export const WARMUP_TAIL = new Set(["set", "sets", "with", "w", "at"]);

/** `w/u`, `w/o` and the `w:` that opens warm-ups. */
export function wLetter(line: Line, index: number): Found | undefined {
  const mark = markAt(line, index + 1);
  if (mark === "/" && wordAt(line, index + 2) === "u") return { value: { kind: "warmup" }, next: index + 3 };
  if (mark === "/" && wordAt(line, index + 2) !== "o") return { value: { kind: "filler" }, next: index + 2 };
  if (mark === ":" || (markAt(line, index - 1) === "(" && mark === ")"))
    return { value: { kind: "warmup" }, next: index + 1 };
  return undefined;
}

/** `work:`, `working sets`, `main sets`, `ws:` end a warm-up. */
export function workStart(line: Line, index: number): Found | undefined {
  let next = index + 1;
  if (["set", "sets", "weight"].includes(wordAt(line, next))) next++;
  const opens = markAt(line, next) === ":" || next > index + 1 || numberAt(line, next) !== undefined;
  return opens ? { value: { kind: "work" }, next } : undefined;
}

/** `failed 6th`, `missed the last rep`: swallowed to the end of what it says; "to failure" is no failed rep. */
export function failure(line: Line, index: number, word: string): Found | undefined {
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

/** The f of `80 85f`, `105x2f`: glued to a figure that goes on with others. A lone `85f` may be how hot it was. */
export function isFailedLetter(line: Line, index: number): boolean {
  const [letter, figure] = [line.tokens[index], line.tokens[index - 1]];
  if (!letter || letter.spaced || figure?.kind !== "number") return false;
  const before = line.tokens[index - 2];
  if (before?.kind === "mark") return (before.text === "," || before.text === "/") && isFigure(line, index - 3);
  return isFigure(line, index - 2) || wordAt(line, index - 2) === "x";
}

/** A number, or the f of the one before. */
function isFigure(line: Line, index: number): boolean {
  if (wordAt(line, index) === "f") return numberAt(line, index - 1) !== undefined;
  return numberAt(line, index) !== undefined;
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
