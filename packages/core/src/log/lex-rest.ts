/** Reads the rest between sets. */
import type { Modifier } from "./atom.ts";
import type { Line } from "./lex.ts";
import { fillers, markAt, numberAt, wordAt } from "./lex.ts";
import { durationAt } from "./lex-time.ts";

type Found = { value: Modifier; next: number };

export function rest(line: Line, index: number, word: string): Found | undefined {
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
export function restAfter(line: Line, index: number): Found | undefined {
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
