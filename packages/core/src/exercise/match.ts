/** Finds the exercise a phrase names: by its exact words first, then with slips of the finger forgiven. */
import { CATALOGUE } from "./catalogue.ts";
import { editDistance } from "./edit-distance.ts";
import { foldWord, wordsOf } from "./fold.ts";
import { isOrdinaryWord } from "./ordinary-words.ts";
import { remembered } from "./remembered.ts";

/** No name in the catalogue has more words. */
export const LONGEST_NAME = 6;
/** Below four letters a slip makes another word, so short words must be typed right. */
const SHORTEST_CORRECTED = 4;
/** Beyond this nobody typed an exercise's name; it also bounds the work hostile text can cause. */
const LONGEST_CORRECTED = 24;

type Alias = { words: string[]; joined: string; id: string };

const ALIASES: readonly Alias[] = CATALOGUE.flatMap((exercise) =>
  [exercise.name, exercise.id, ...exercise.aliases].map((text) => {
    const words = wordsOf(text).map(foldWord);
    return { words, joined: words.join(" "), id: exercise.id };
  }),
);

const EXACT = firstWins(ALIASES.map(({ joined, id }) => [joined, id]));
const ANY_ORDER = firstWins(ALIASES.filter((a) => a.words.length > 1).map(({ words, id }) => [anyOrder(words), id]));
const GLUED = firstWins(ALIASES.filter((a) => a.joined.length > 3).map(({ words, id }) => [words.join(""), id]));
const VOCABULARY = byFirstLetter(ALIASES.flatMap(({ words }) => words));
const KNOWN_WORDS = new Set(ALIASES.flatMap(({ words }) => words));
const GLUED_NAMES = byFirstLetter([...GLUED.keys()].filter((name) => name.length >= 7));

/**
 * @param phrase what was typed as a name: `Inc DB press`, `latpulldown`, `sqauts`
 * @param aliases the athlete's own lower-case phrases; they win over the catalogue
 * @returns the id, or `undefined` where the phrase as a whole names no exercise
 */
export function matchExercise(phrase: string, aliases?: ReadonlyMap<string, string>): string | undefined {
  const own = aliases?.get(phrase.trim().toLowerCase().replace(/\s+/g, " "));
  if (own !== undefined) return own;
  const words = wordsOf(phrase);
  if (words.length === 0 || words.length > LONGEST_NAME) return undefined;
  return lookUp(words.map(exerciseWord));
}

/** A typed word as the name index knows it, corrected where it had to be. */
export const exerciseWord: (word: string) => string = remembered((word) => {
  const folded = foldWord(word);
  if (KNOWN_WORDS.has(folded) || GLUED.has(folded) || isOrdinaryWord(word) || isOrdinaryWord(folded)) return folded;
  // A word cut short may only look like a plural ("leg pres"), so what was typed is tried as well.
  const singular = word.endsWith("s") ? word.slice(0, -1) : word;
  return (
    corrected(folded, VOCABULARY) ??
    corrected(word, VOCABULARY) ??
    (singular === folded ? undefined : corrected(singular, VOCABULARY)) ??
    corrected(folded, GLUED_NAMES) ??
    folded
  );
});

/** Whether a typed word stands in some exercise's name. */
export function isKnownWord(word: string): boolean {
  const folded = foldWord(word);
  return KNOWN_WORDS.has(folded) || GLUED.has(folded);
}

/** The id named by words that went through `exerciseWord`, taken together; `undefined` if none is. */
export function lookUp(words: readonly string[]): string | undefined {
  const joined = words.join(" ");
  const exact = EXACT.get(joined);
  if (exact !== undefined) return exact;
  if (words.length > 1) {
    const shuffled = ANY_ORDER.get(anyOrder(words));
    if (shuffled !== undefined) return shuffled;
  }
  return GLUED.get(words.join(""));
}

/**
 * The id of a name with one slip that left an everyday word (`hip trust`); the words beside it must be right,
 * so a single word is never enough.
 */
export function lookUpSlip(words: readonly string[]): string | undefined {
  if (words.length < 2 || !words.some((word) => KNOWN_WORDS.has(word))) return undefined;
  return gluedSlip(words.join(""));
}

const gluedSlip = remembered((glued) => {
  const name = corrected(glued, GLUED_NAMES, 1);
  return name === undefined ? undefined : GLUED.get(name);
});

/** The catalogue ids likeliest meant by an unknown name, best first, at most three. */
export function nearest(phrase: string, aliases?: ReadonlyMap<string, string>): string[] {
  const words = wordsOf(phrase.slice(0, 80)).map(exerciseWord);
  const joined = words.join(" ");
  const best = new Map<string, number>();
  let least = 0;
  const rate = (candidate: readonly string[], id: string) => {
    const score = likeness(words, joined, candidate, least);
    if (score <= (best.get(id) ?? 0)) return;
    best.set(id, score);
    if (score > least) least = [...best.values()].sort((a, b) => b - a)[MOST_NEAR - 1] ?? 0;
  };
  for (const alias of ALIASES) rate(alias.words, alias.id);
  for (const [text, id] of aliases ?? []) rate(wordsOf(text).map(foldWord), id);
  return [...best]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_NEAR)
    .map(([id]) => id);
}

const MOST_NEAR = 3;

/**
 * 0 (nothing in common) to 1: shared words count most, and the last word, the movement, twice.
 *
 * @param least what can be no more than this is not counted letter by letter
 */
function likeness(words: readonly string[], joined: string, candidate: readonly string[], least: number): number {
  const shared = candidate.filter((word) => words.includes(word)).length;
  const movement = words.at(-1) === candidate.at(-1) ? 1 : 0;
  const text = candidate.join(" ");
  const longest = Math.max(joined.length, text.length, 1);
  const alike = ((shared * 2) / (words.length + candidate.length)) * 0.5 + movement * 0.2;
  const most = alike + (1 - Math.abs(joined.length - text.length) / longest) * 0.3;
  if (most <= least) return 0;
  return alike + (1 - editDistance(joined, text, longest) / longest) * 0.3;
}

function corrected(word: string, vocabulary: ReadonlyMap<string, readonly string[]>, most = 2): string | undefined {
  if (word.length < SHORTEST_CORRECTED || word.length > LONGEST_CORRECTED) return undefined;
  let best: string | undefined;
  let bestDistance = most + 1;
  // A slip rarely hits the first letter, except by swapping it with the second.
  for (const letter of new Set([word[0]!, word[1]!])) {
    for (const candidate of vocabulary.get(letter) ?? []) {
      const limit = Math.min(tolerance(Math.min(word.length, candidate.length)), bestDistance - 1);
      if (limit < 1 || Math.abs(candidate.length - word.length) > limit) continue;
      const distance = editDistance(word, candidate, limit);
      if (distance <= limit) {
        best = candidate;
        bestDistance = distance;
      }
    }
  }
  return best;
}

function tolerance(letters: number): number {
  return letters >= 8 ? 2 : 1;
}

function anyOrder(words: readonly string[]): string {
  return [...words].sort().join(" ");
}

function firstWins(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const [key, id] of pairs) if (!map.has(key)) map.set(key, id);
  return map;
}

function byFirstLetter(words: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>();
  for (const word of new Set(words)) {
    if (word.length < SHORTEST_CORRECTED) continue;
    const group = map.get(word[0]!);
    if (group) group.push(word);
    else map.set(word[0]!, [word]);
  }
  return map;
}
