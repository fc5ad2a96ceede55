/** Tells `set 2 was a grind`, a remark on one of the sets, from `set 2 105x3`, a set. */
import { placeOf } from "../note/number-word.ts";
import type { Which } from "../note/observation.ts";
import { placesBehindNoun } from "../note/set-reference.ts";
import type { RatedSet } from "./atom.ts";
import type { Lexed, Line } from "./lex.ts";
import { fillers, markAt, numberAt, spanOf, wordAt } from "./lex.ts";
import { HIGHEST_RPE } from "./lex-rating.ts";

/** Between the place and its figures: `set 2: 70x10`, `set 2 was 105`. */
const LEADS_ON: ReadonlySet<string> = new Set(["was", "at", "with", "for", "of", "on", "x", "by"]);
const LEADING_MARKS: ReadonlySet<string> = new Set([":", ")", "-", "=", ".", ","]);
const ENDS: ReadonlySet<string> = new Set([",", ".", ";"]);

/** `set 2`, `sets 2 and 3`: plain words, whose numbers count nothing, where no figures of such a set follow. */
export function setPlaceAtom(line: Line, index: number): Lexed | undefined {
  const text = wordAt(line, index);
  if (text !== "set" && text !== "sets") return undefined;
  const places = placesBehindNoun(line.tokens, index);
  if (!places || (text === "sets" && places.which.length < 2) || figuresFollow(line, places.next)) return undefined;
  const { next } = places;
  const span = spanOf(line, index, next);
  const rated = isRatingAt(line, next + fillers(line, next, LEADS_TO_RATING));
  return { atom: rated ? { kind: "filler", ...span } : { kind: "word", text, ...span }, next };
}

/** Between sets and how hard they were: `set 3 was about @9`. */
const LEADS_TO_RATING: ReadonlySet<string> = new Set(["was", "were", "at", "felt", "like", "around", "about"]);

function isRatingAt(line: Line, index: number): boolean {
  if (markAt(line, index) === ":") return isRatingAt(line, index + 1);
  if (wordAt(line, index) === "rpe" || wordAt(line, index) === "rir") return true;
  return markAt(line, index) === "@" && (numberAt(line, index + 1) ?? HIGHEST_RPE + 1) <= HIGHEST_RPE;
}

/** Which sets a rating is of, and how many tokens behind it say so. */
type Rated = { sets: readonly RatedSet[]; tokens: number };

/** The sets that stand right in front of a rating: `last set rpe 9`, `set 3 @9`, `sets 2 and 3 were @8`, `third one @9`. */
export function setsRated(line: Line, index: number): Rated | undefined {
  let at = index - 1;
  while (at > 0 && (LEADS_TO_RATING.has(wordAt(line, at)) || markAt(line, at) === ":")) at--;
  const placed = placedSet(line, at - 1);
  if (placed !== undefined) return { sets: [placed], tokens: 0 };
  for (let from = at - 1; from >= Math.max(0, at - LONGEST_PLACES); from--) {
    if (wordAt(line, from) !== "set" && wordAt(line, from) !== "sets") continue;
    const places = placesBehindNoun(line.tokens, from);
    return places?.next === at + 1 ? { sets: numbersOf(places.which), tokens: 0 } : undefined;
  }
  return undefined;
}

/** The sets that stand right behind a rating: `rpe 9 on the last set`, `@9 on set 3`. */
export function setsBehindRating(line: Line, from: number): Rated | undefined {
  if (!["on", "for", "in"].includes(wordAt(line, from))) return undefined;
  const at = from + 1 + fillers(line, from + 1, ARTICLES);
  const placed = placedSet(line, at);
  if (placed !== undefined) return { sets: [placed], tokens: at + 2 - from };
  const places = /^sets?$/.test(wordAt(line, at)) ? placesBehindNoun(line.tokens, at) : undefined;
  return places && { sets: numbersOf(places.which), tokens: places.next - from };
}

const ARTICLES: ReadonlySet<string> = new Set(["the", "my"]);

/** `last set`, `third one`. */
function placedSet(line: Line, at: number): RatedSet | undefined {
  const noun = wordAt(line, at + 1);
  if (noun !== "set" && noun !== "one") return undefined;
  const place = wordAt(line, at);
  return place === "last" || place === "final" ? "last" : placeOf(place);
}

function numbersOf(which: readonly Which[]): number[] {
  return which.filter((one) => typeof one === "number");
}

/** `sets 1, 2, 3 and 4` has no more tokens than this behind the noun. */
const LONGEST_PLACES = 10;

function figuresFollow(line: Line, from: number): boolean {
  const led = LEADS_ON.has(wordAt(line, from)) || LEADING_MARKS.has(markAt(line, from));
  if (numberAt(line, led ? from + 1 : from) !== undefined) return true;
  for (let at = from; at < line.tokens.length && !ENDS.has(markAt(line, at)); at++)
    if (wordAt(line, at) === "x" || markAt(line, at) === "*") return true;
  return false;
}
