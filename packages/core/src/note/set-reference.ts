/** Finds which sets and reps the words point at: "5th rep of the 8th set", "sets 3-5", "the last two". */
import type { Token } from "../log/token.ts";
import { countOf, placeOf } from "./number-word.ts";
import type { Which } from "./observation.ts";

/** What is pointed at, from a token up to, not including, another. */
export type Reference = { sets: readonly Which[]; reps: readonly Which[]; from: number; next: number };

type Noun = "set" | "rep";
type Pointed = { noun: Noun; which: Which[]; next: number };

const NOUN: Readonly<Record<string, Noun>> = {
  set: "set",
  sets: "set",
  rep: "rep",
  reps: "rep",
  repetition: "rep",
  repetitions: "rep",
};
/** May stand between the place and its noun. */
const BETWEEN: ReadonlySet<string> = new Set(
  "working work heavy hard real proper straight main actual single damn whole entire full".split(" "),
);
const ARTICLE: ReadonlySet<string> = new Set(["the", "my", "that", "our"]);
const JOIN: ReadonlySet<string> = new Set(["of", "on", "in", "from", "during", "for", "at"]);
/** Nobody counts further. */
const MOST = 50;

/**
 * @param sets how many sets the note is about, where known: only with it "second to last" is a number
 * @returns references in text order, none overlapping
 */
export function referencesIn(tokens: readonly Token[], sets: number | undefined): Reference[] {
  const found: Reference[] = [];
  let noun: Noun | undefined;
  for (let at = 0; at < tokens.length; ) {
    if (isEnd(tokens[at]!)) noun = undefined;
    const first = pointed(tokens, at, sets) ?? (noun && elliptic(tokens, at, noun));
    if (!first) {
      at++;
      continue;
    }
    noun = first.noun;
    const second = joined(tokens, first, sets);
    const both = second ? [first, second] : [first];
    const of = (wanted: Noun) => both.find((one) => one.noun === wanted)?.which ?? [];
    const next = both.at(-1)!.next;
    found.push({ sets: of("set"), reps: of("rep"), from: at, next });
    at = next;
  }
  return found;
}

function isEnd(token: Token): boolean {
  return token.kind === "mark" && ".!?;\n".includes(token.text);
}

/** `rep 4` in "rep 4 on the third set", "set 3, rep 2", "set 1 rep 1". */
function joined(tokens: readonly Token[], first: Pointed, sets: number | undefined): Pointed | undefined {
  let at = first.next;
  if (markAt(tokens, at) === "," || markAt(tokens, at) === "/") at++;
  if (JOIN.has(wordAt(tokens, at))) at++;
  while (ARTICLE.has(wordAt(tokens, at))) at++;
  const second = pointed(tokens, at, sets);
  return second && second.noun !== first.noun ? second : undefined;
}

function pointed(tokens: readonly Token[], at: number, sets: number | undefined): Pointed | undefined {
  return everyOne(tokens, at) ?? beforeNoun(tokens, at, sets) ?? placesBehindNoun(tokens, at) ?? short(tokens, at);
}

/** `every set`, `all 5 sets`, `each of my sets`, `both sets`. */
function everyOne(tokens: readonly Token[], at: number): Pointed | undefined {
  if (!["every", "each", "all", "both"].includes(wordAt(tokens, at))) return undefined;
  let next = at + 1;
  while (
    next < at + 5 &&
    (/^(?:of|the|my|these|those)$/.test(wordAt(tokens, next)) ||
      isNumber(tokens, next) ||
      BETWEEN.has(wordAt(tokens, next)))
  )
    next++;
  const noun = NOUN[wordAt(tokens, next)];
  return noun && { noun, which: ["all"], next: next + 1 };
}

/** `third set`, `2nd and 3rd reps`, `first two sets`, `last couple of reps`, `second to last set`. */
function beforeNoun(tokens: readonly Token[], at: number, sets: number | undefined): Pointed | undefined {
  const before = secondToLast(tokens, at);
  if (before !== undefined) {
    const noun = NOUN[wordAt(tokens, before)];
    const which = noun === "set" && sets !== undefined && sets > 1 ? [sets - 1] : [];
    return noun && { noun, which, next: before + 1 };
  }
  const places: Which[] = [];
  let next = at;
  for (;;) {
    const place = placeAt(tokens, next);
    if (!place) return undefined;
    const span = joinsRange(tokens, next - 1) ? places.at(-1) : undefined;
    if (typeof span === "number" && typeof place.which === "number") pushRange(places, span, place.which);
    else places.push(place.which);
    next = place.next;
    const more = joinAt(tokens, next);
    if (more === undefined || !placeAt(tokens, more)) break;
    next = more;
  }
  const many = amountAt(tokens, next);
  if (many) {
    next = many.next;
    const [only] = places;
    if (places.length === 1 && typeof only === "number")
      for (let place = only + 1; place < only + many.count; place++) places.push(place);
  }
  while (BETWEEN.has(wordAt(tokens, next)) && next < at + 10) next++;
  const noun = NOUN[wordAt(tokens, next)];
  return noun && { noun, which: places, next: next + 1 };
}

function secondToLast(tokens: readonly Token[], at: number): number | undefined {
  if (wordAt(tokens, at) === "penultimate") return at + 1;
  const from = wordAt(tokens, at + 1);
  return wordAt(tokens, at) === "second" && (from === "to" || from === "from") && wordAt(tokens, at + 2) === "last"
    ? at + 3
    : undefined;
}

/** `set 4`, `sets 2 and 3`, `reps 3-5`, `set #2`, `set three`. @returns which, and the token behind them */
export function placesBehindNoun(tokens: readonly Token[], at: number): Pointed | undefined {
  const noun = NOUN[wordAt(tokens, at)];
  if (!noun) return undefined;
  let next = at + 1;
  if (["number", "no", "nr"].includes(wordAt(tokens, next)) || markAt(tokens, next) === "#") next++;
  const which: Which[] = [];
  for (;;) {
    const value = cardinalAt(tokens, next);
    if (value === undefined) break;
    const last = which.at(-1);
    if (typeof last === "number" && joinsRange(tokens, next - 1)) pushRange(which, last, value);
    else which.push(value);
    next++;
    const more = joinAt(tokens, next);
    const again = more === undefined ? undefined : cardinalAt(tokens, more);
    if (more === undefined || again === undefined || isMeasured(tokens, more)) break;
    next = more;
  }
  return which.length > 0 && !isMeasured(tokens, next - 1) ? { noun, which, next } : undefined;
}

/** `s3`, `s3r2` leaves its rep to the words behind. */
function short(tokens: readonly Token[], at: number): Pointed | undefined {
  const noun = { s: "set", r: "rep" }[wordAt(tokens, at)];
  const number = tokens[at + 1];
  if (
    (noun !== "set" && noun !== "rep") ||
    number?.kind !== "number" ||
    number.spaced ||
    tokens[at - 1]?.kind === "number"
  )
    return undefined;
  const value = cardinalAt(tokens, at + 1);
  return value === undefined ? undefined : { noun, which: [value], next: at + 2 };
}

/** "first set easy, second was harder": the noun is understood. */
function elliptic(tokens: readonly Token[], at: number, noun: Noun): Pointed | undefined {
  const place = placeAt(tokens, at);
  if (!place) return undefined;
  const next = amountAt(tokens, place.next)?.next ?? place.next;
  const after = wordAt(tokens, next);
  if (after === "one" || after === "ones") return { noun, which: [place.which], next: next + 1 };
  return ["was", "were", "felt", "is", "got", "a", "not", "just", "went", "moved"].includes(after)
    ? { noun, which: [place.which], next }
    : undefined;
}

function placeAt(tokens: readonly Token[], at: number): { which: Which; next: number } | undefined {
  const word = wordAt(tokens, at);
  if (word === "last" || word === "final") return { which: "last", next: at + 1 };
  const place = placeOf(word);
  if (place !== undefined) return { which: place, next: at + 1 };
  const number = tokens[at];
  const suffix = tokens[at + 1];
  if (number?.kind !== "number" || suffix?.kind !== "word" || suffix.spaced || !/^(?:st|nd|rd|th)$/.test(suffix.text))
    return undefined;
  return isCount(number.value) ? { which: number.value, next: at + 2 } : undefined;
}

/** `two` in "first two sets", `couple of` in "last couple of reps". */
function amountAt(tokens: readonly Token[], at: number): { count: number; next: number } | undefined {
  const word = wordAt(tokens, at);
  if (word === "couple" || word === "pair")
    return { count: 2, next: wordAt(tokens, at + 1) === "of" ? at + 2 : at + 1 };
  if (word === "few") return { count: 1, next: at + 1 };
  const count = cardinalAt(tokens, at);
  return count === undefined || count > 12 ? undefined : { count, next: at + 1 };
}

function cardinalAt(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  const value = token?.kind === "number" ? token.value : token?.kind === "word" ? countOf(token.text) : undefined;
  return value !== undefined && isCount(value) ? value : undefined;
}

/** Behind a number: a unit glued to it or a multiplication makes it something else. */
function isMeasured(tokens: readonly Token[], at: number): boolean {
  const after = tokens[at + 1];
  if (!after) return false;
  if (after.kind === "word")
    return (
      (!after.spaced && tokens[at]?.kind === "number") ||
      /^(?:kg|kgs|lb|lbs|x|sec|secs|seconds|min|mins|minutes|reps|sets)$/.test(after.text)
    );
  return after.kind === "mark" && "/%".includes(after.text);
}

/** The index behind `and`, `,`, `&`, `+`, `-`, `to`. */
function joinAt(tokens: readonly Token[], at: number): number | undefined {
  const mark = markAt(tokens, at);
  if (mark !== "" && ",&+-/".includes(mark)) return wordAt(tokens, at + 1) === "and" ? at + 2 : at + 1;
  return ["and", "to", "through", "thru", "or"].includes(wordAt(tokens, at)) ? at + 1 : undefined;
}

function joinsRange(tokens: readonly Token[], at: number): boolean {
  return markAt(tokens, at) === "-" || ["to", "through", "thru"].includes(wordAt(tokens, at));
}

function pushRange(which: Which[], from: number, to: number): void {
  for (let value = from + 1; value <= Math.min(to, from + MOST); value++) which.push(value);
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= MOST;
}

function isNumber(tokens: readonly Token[], at: number): boolean {
  return cardinalAt(tokens, at) !== undefined;
}

function wordAt(tokens: readonly Token[], at: number): string {
  const token = tokens[at];
  return token?.kind === "word" ? token.text : "";
}

function markAt(tokens: readonly Token[], at: number): string {
  const token = tokens[at];
  return token?.kind === "mark" ? token.text : "";
}
