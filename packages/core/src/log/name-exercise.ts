/** Finds the exercise that is named at a place in a line: the athlete's own names first. */

import { foldWord } from "../exercise/fold.ts";
import { exerciseWord, LONGEST_NAME, lookUp, lookUpSlip } from "../exercise/match.ts";
import { isOrdinaryWord } from "../exercise/ordinary-words.ts";
import type { Anchor } from "./atom.ts";
import type { LogContext } from "./entry.ts";
import type { Lexed, Line } from "./lex.ts";
import { spanOf, wordAt } from "./lex.ts";
import { FEELING, FILLER, TALK } from "./lexicon.ts";
import { LEAST_PULLED, NEED_LOAD, PLAIN_NAMES } from "./plain-names.ts";
import { SPORT_WORDS } from "./sport-words.ts";
import { unitOf } from "./units.ts";

type Found = { value: Anchor; next: number };

/** `1 arm row`, `45 degree back extension`: names that begin with a number. */
export function numbered(line: Line, index: number): Lexed | undefined {
  const word = wordAt(line, index + 1);
  if (!["arm", "leg", "degree", "point"].includes(word)) return undefined;
  const token = line.tokens[index]!;
  if (token.kind !== "number") return undefined;
  const words = [String(token.value), ...window(line, index + 1)];
  for (let size = Math.min(words.length, LONGEST_NAME); size > 1; size--) {
    const id = lookUp(words.slice(0, size));
    if (id) return { atom: { kind: "exercise", id, ...spanOf(line, index, index + size) }, next: index + size };
  }
  return undefined;
}

export function exercise(line: Line, index: number): Found | undefined {
  const own = ownName(line, index, line.context);
  if (own) return own;
  const words = window(line, index);
  if (words.length === 0) return undefined;
  for (let size = Math.min(words.length, LONGEST_NAME); size > 0; size--) {
    const id = lookUp(words.slice(0, size));
    if (id === undefined) continue;
    const next = index + size;
    if (size === 1 && isUnknownWord(wordAt(line, index + 1))) {
      const slip = lookUpSlip(words.slice(0, 2));
      if (slip !== undefined) return { value: { kind: "exercise", id: slip }, next: index + 2 };
    }
    if (size === 1 && (CUT_SHORT.has(wordAt(line, index)) || isPlainWord(line, index))) return undefined;
    const dual = size === 1 ? SPORT_WORDS.get(wordAt(line, index)) : undefined;
    return { value: { kind: "exercise", id, ...(dual && { sport: dual }) }, next: next };
  }
  const slip =
    words.length > 1 && isSlip(wordAt(line, index + 1)) && !NEVER_CORRECTED.has(wordAt(line, index))
      ? lookUpSlip(words.slice(0, 2))
      : undefined;
  return slip === undefined ? undefined : { value: { kind: "exercise", id: slip }, next: index + 2 };
}

/** No everyday word, so it may be the rest of the name with a slip in it (`bench oress`). */
function isUnknownWord(word: string): boolean {
  return word.length >= 4 && !isOrdinaryWord(word) && !NEVER_CORRECTED.has(word) && unitOf(word) === undefined;
}

/** An everyday word that means nothing to a log may be a name typed wrong. */
function isSlip(word: string): boolean {
  return isOrdinaryWord(word) && !NEVER_CORRECTED.has(word);
}

/** Open a name, but are none (`incl` is also "including"). */
const CUT_SHORT = new Set(["incl", "inc", "dec", "decl", "seated", "standing", "rev"]);

function isPlainWord(line: Line, index: number): boolean {
  const word = wordAt(line, index);
  const next = line.tokens[index + 1];
  if (NEED_LOAD.has(word)) {
    const unit = unitOf(wordAt(line, index + 2));
    return next?.kind !== "number" || next.value < LEAST_PULLED || !(unit === undefined || unit.of === "mass");
  }
  if (!PLAIN_NAMES.has(word)) return false;
  const previous = line.tokens[index - 1];
  if (next === undefined) return !(previous === undefined || previous.kind === "number" || unitLike(previous));
  if (next.kind === "number" || next.kind === "clock") return false;
  return (
    !(next.kind === "mark" && ":@-+(,".includes(next.text)) &&
    ![
      "bw",
      "wu",
      "for",
      "with",
      "to",
      "x",
      "at",
      "today",
      "w",
      "warmup",
      "warm",
      "up",
      "single",
      "double",
      "triple",
      "singles",
      "doubles",
      "triples",
      "max",
    ].includes(wordAt(line, index + 1))
  );
}

function unitLike(token: Line["tokens"][number]): boolean {
  return token.kind === "word" && (unitOf(token.text) !== undefined || ["on", "of", "x"].includes(token.text));
}

/** The athlete's own phrase, word by word as typed. */
function ownName(line: Line, index: number, context: LogContext): Found | undefined {
  if (!context.aliases || context.aliases.size === 0) return undefined;
  let best: Found | undefined;
  let phrase = "";
  for (let next = index; next < Math.min(line.tokens.length, index + 8); next++) {
    const token = line.tokens[next]!;
    if (token.kind === "mark" && token.text === ",") break;
    phrase +=
      (token.spaced && phrase !== "" ? " " : "") +
      line.plain.slice(token.start - lineStart(line), token.end - lineStart(line));
    const id = context.aliases.get(phrase) ?? context.aliases.get(phrase.replaceAll("-", " "));
    if (id !== undefined) best = { value: { kind: "exercise", id }, next: next + 1 };
  }
  return best;
}

function lineStart(line: Line): number {
  return line.tokens[0]!.start - line.plain.search(/\S/);
}

/** The words from an index on that could be one name, as the name index knows them. */
function window(line: Line, index: number): string[] {
  const words: string[] = [];
  for (let at = index; at < line.tokens.length && words.length < LONGEST_NAME; at++) {
    const token = line.tokens[at]!;
    if (at > index && token.kind === "mark" && (token.text === "&" || (token.text === "+" && !token.spaced))) {
      words.push("and");
      continue;
    }
    if (token.kind !== "word" || token.text.length > 40) break;
    if (at > index && token.text === "x") break;
    words.push(knownWord(line, token.text));
  }
  return words;
}

/** Corrected once a line, however many names the word could belong to. */
function knownWord(line: Line, word: string): string {
  const seen = line.known.get(word);
  if (seen !== undefined) return seen;
  const known = NEVER_CORRECTED.has(word) ? foldWord(word) : exerciseWord(word);
  line.known.set(word, known);
  return known;
}

const NEVER_CORRECTED: ReadonlySet<string> = new Set(
  [...FEELING, ...TALK, ...FILLER].filter(
    (word) =>
      ![
        "bar",
        "db",
        "dbs",
        "dumbbell",
        "dumbbells",
        "kb",
        "kbs",
        "kettlebell",
        "barbell",
        "bb",
        "plate",
        "machine",
        "cable",
        "up",
        "back",
        "straps",
        "weights",
      ].includes(word),
  ),
);
