/** Reads the tempo of a lift: `tempo 3-1-1-0`, `4010`. */
import type { Modifier } from "./atom.ts";
import type { Line } from "./lex.ts";
import { wordAt } from "./lex.ts";

type Found = { value: Modifier; next: number };

export function tempo(line: Line, index: number): Found | undefined {
  return tempoText(line, index + 1);
}

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
