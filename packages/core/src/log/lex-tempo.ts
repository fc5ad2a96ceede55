/** Reads the tempo of a lift: `tempo 3-1-1-0`, `4010`, `tempo squat 3110`. */
import type { Modifier } from "./atom.ts";
import type { Line } from "./lex.ts";
import { numberAt, wordAt } from "./lex.ts";
import { exercise } from "./name-exercise.ts";

type Found = { value: Modifier; next: number };

/** The word `tempo` with its counts behind it; on the far side of an exercise's name it only announces them. */
export function tempo(line: Line, index: number): Found | { value: { kind: "filler" }; next: number } | undefined {
  const counts = tempoText(line, index + 1);
  if (counts) return counts;
  const named = exercise(line, index + 1);
  return named && announced(line, named.next) ? { value: { kind: "filler" }, next: index + 1 } : undefined;
}

/** `3110` behind `tempo squat`. */
export function announcedTempo(line: Line, index: number): Found | undefined {
  const counts = announced(line, index);
  const at = line.tokens.findLastIndex(
    (token, place) => place < index && token.kind === "word" && token.text === "tempo",
  );
  return counts && at >= 0 && exercise(line, at + 1)?.next === index ? counts : undefined;
}

/** Four counts: as one number, which no load has, or parted. */
function announced(line: Line, index: number): Found | undefined {
  const value = numberAt(line, index);
  if (value === undefined || (value >= 10 && value < 1000)) return undefined;
  const counts = tempoText(line, index);
  return counts?.value.kind === "tempo" && counts.value.text.length === FOUR_COUNTS ? counts : undefined;
}

const FOUR_COUNTS = "3-1-1-0".length;

/** Three or four counts, written together or parted; the tokens they cover are swallowed. */
export function tempoText(line: Line, from: number): Found | undefined {
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

const TEMPO = /[:\s]*([0-9x])[-/.\s]?([0-9x])[-/.\s]?([0-9x])(?:[-/.\s]?([0-9x]))?(?![\d])/y;
