/** Reads names: exercises (the athlete's own first), sports, wellness metrics. */

import type { Anchor } from "./atom.ts";
import type { Lexed, Line } from "./lex.ts";
import { markAt, numberAt, spanOf, wordAt } from "./lex.ts";
import { exercise, numbered } from "./name-exercise.ts";
import { metric } from "./name-metric.ts";
import { correctorOf, firstWordsOf, phraseAt } from "./name-phrase.ts";
import { CORRECTED_SPORTS, LONGEST_SPORT, SPORT_WORDS } from "./sport-words.ts";
import { unitOf } from "./units.ts";

type Found = { value: Anchor; next: number };

/** The longest name that starts at a token. */
export function nameAtom(line: Line, index: number): Lexed | undefined {
  const token = line.tokens[index]!;
  if (token.kind === "number") return numbered(line, index) ?? sided(line, index, token.value);
  if (token.kind !== "word" || token.text.length > 40) return undefined;
  const found = longest(exercise(line, index), metric(line, index), sport(line, index));
  return found && { atom: { ...found.value, ...spanOf(line, index, found.next) }, next: found.next };
}

/** The longest wins; among equals the first. */
function longest(...all: (Found | undefined)[]): Found | undefined {
  let best: Found | undefined;
  for (const found of all) if (found && (!best || found.next > best.next)) best = found;
  return best;
}

function sport(line: Line, index: number): Found | undefined {
  // "run/walk" is a run with breaks.
  if (RUNS.has(wordAt(line, index)) && markAt(line, index + 1) === "/" && WALKS.has(wordAt(line, index + 2)))
    return { value: { kind: "sport", word: { sport: "run", told: true }, text: "run/walk" }, next: index + 3 };
  for (let size = SPORT_BEGINS.has(wordAt(line, index)) ? LONGEST_SPORT : 0; size > 0; size--) {
    const phrase = phraseAt(line, index, size);
    const word = phrase === undefined ? undefined : SPORT_WORDS.get(phrase);
    if (word) return { value: { kind: "sport", word, text: phrase! }, next: index + size };
  }
  const slip = correctedSport(wordAt(line, index));
  return slip === undefined
    ? undefined
    : { value: { kind: "sport", word: SPORT_WORDS.get(slip)!, text: slip }, next: index + 1 };
}

/** `5 a side 60 min`, `7-a-side match`: football, unless reps are told for each side. */
function sided(line: Line, index: number, value: number): Lexed | undefined {
  const words = [1, 2, 3].map((step) => wordAt(line, index + step) || markAt(line, index + step));
  const size = words[0] === "a" && words[1] === "side" ? 3 : words.slice(0, 3).join("") === "-aside" ? 4 : 0;
  if (
    size === 0 ||
    ![5, 6, 7, 8, 11].includes(value) ||
    line.tokens.slice(0, index).some(({ kind }) => kind === "number")
  )
    return undefined;
  const named = /^(?:football|soccer|footy|match|game|futsal)$/.test(wordAt(line, index + size)) ? 1 : 0;
  const timed = numberAt(line, index + size) !== undefined && unitOf(wordAt(line, index + size + 1))?.of === "time";
  if (named === 0 && !timed) return undefined;
  const next = index + size + named;
  const word = { sport: "other" as const, told: true as const };
  return { atom: { kind: "sport", word, text: "5-a-side", ...spanOf(line, index, next) }, next };
}

const correctedSport = correctorOf(CORRECTED_SPORTS);
const SPORT_BEGINS = firstWordsOf(SPORT_WORDS.keys());

const RUNS: ReadonlySet<string> = new Set(["run", "jog", "ran", "jogged"]);
const WALKS: ReadonlySet<string> = new Set(["walk", "walked"]);
