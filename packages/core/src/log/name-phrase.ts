/** Words taken together, and words typed wrong. */
import { editDistance } from "../exercise/edit-distance.ts";
import { isOrdinaryWord } from "../exercise/ordinary-words.ts";
import { remembered } from "../exercise/remembered.ts";
import type { Line } from "./lex.ts";
import { wordAt } from "./lex.ts";
import { FEELING, FILLER, TALK } from "./lexicon.ts";

export function phraseAt(line: Line, index: number, size: number): string | undefined {
  if (size === 1) return wordAt(line, index);
  let phrase = "";
  for (let at = index; at < index + size; at++) {
    const word = wordAt(line, at);
    if (word === "") return undefined;
    phrase += (at > index ? " " : "") + word;
  }
  return phrase;
}

/** Finds the one of some words that a word was meant for, a slip forgiven. */
export function correctorOf(among: readonly string[]): (word: string) => string | undefined {
  return remembered((word) => corrected(word, among));
}

/** The words that phrases begin with: where none stands there is nothing to look for. */
export function firstWordsOf(phrases: Iterable<string>): ReadonlySet<string> {
  return new Set([...phrases].map((phrase) => phrase.split(" ", 1)[0]!));
}

function corrected(word: string, among: readonly string[]): string | undefined {
  if (
    word.length < 5 ||
    word.length > 15 ||
    isOrdinaryWord(word) ||
    FEELING.has(word) ||
    TALK.has(word) ||
    FILLER.has(word)
  )
    return undefined;
  for (const candidate of among) {
    if (candidate[0] === word[0] && editDistance(word, candidate, 1) <= 1) return candidate;
  }
  return undefined;
}
