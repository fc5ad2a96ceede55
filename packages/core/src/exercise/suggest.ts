/** Exercises to offer while a name is still being typed. */
import { CATALOGUE, exerciseById } from "./catalogue.ts";
import { foldWord, wordsOf } from "./fold.ts";
import { nearest } from "./match.ts";

/** An athlete's own words for exercises (lower-case phrase → id) and the exercises they added (id → name). */
export type OwnWords = { aliases: ReadonlyMap<string, string>; own: ReadonlyMap<string, string> };

type Known = { name: string; phrases: readonly string[] };

const CATALOGUED: readonly Known[] = CATALOGUE.map(({ name, aliases }) => ({
  name,
  phrases: [name, ...aliases].map(folded),
}));

/**
 * Names that match what is typed so far, likeliest first, each once: the athlete's own exercises before the catalogue,
 * names that begin so before names in which some word does, and where nothing does, the names nearest to it.
 *
 * @param typed the beginning of a name; empty for the athlete's own exercises and the best known of the catalogue
 */
export function suggestExercises(typed: string, words: OwnWords, limit: number): string[] {
  const sought = folded(typed.slice(0, 80));
  const rated = [...ofAthlete(words), ...CATALOGUED].map(({ name, phrases }) => ({
    name,
    rank: Math.min(...phrases.map((phrase) => rankOf(phrase, sought))),
  }));
  const matching = rated.filter(({ rank }) => rank < NO_MATCH).sort((a, b) => a.rank - b.rank);
  const names = matching.map(({ name }) => name);
  const near = names.length > 0 ? [] : nearest(typed, words.aliases).map((id) => nameOf(id, words));
  return [...new Set([...names, ...near])].filter((name) => name !== "").slice(0, limit);
}

const NO_MATCH = 3;

/** 0 the very name, 1 it begins so, 2 each typed word begins one of its words. */
function rankOf(phrase: string, sought: string): number {
  if (phrase === sought) return 0;
  if (phrase.startsWith(sought)) return 1;
  const words = phrase.split(" ");
  return sought.split(" ").every((part) => words.some((word) => word.startsWith(part))) ? 2 : NO_MATCH;
}

function ofAthlete({ aliases, own }: OwnWords): Known[] {
  const phrases = Map.groupBy(aliases, ([, id]) => id);
  const ids = new Set([...own.keys(), ...aliases.values()]);
  return [...ids].map((id) => {
    const name = nameOf(id, { own });
    return { name, phrases: [name, ...(phrases.get(id) ?? []).map(([phrase]) => phrase)].map(folded) };
  });
}

function nameOf(id: string, { own }: Pick<OwnWords, "own">): string {
  return own.get(id) ?? exerciseById(id)?.name ?? "";
}

function folded(text: string): string {
  return wordsOf(text).map(foldWord).join(" ");
}
