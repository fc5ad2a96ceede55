/** Where the quotes of an answer stand in a note, and what stands around them. */
import { normalise } from "../log/normalise.ts";

/** How far around its quote an observation's set, side or figure may stand. */
export type Around = {
  quote: string;
  /** The sentences the quote touches. */
  sentence: string;
  /** What stands in front of them. */
  before: string;
};

/** Nobody needs more words to say one thing; it bounds the work hostile text can cause. */
const LONGEST_QUOTE = 300;
/** Past it nothing belongs to a quote any more: a longer sentence is cut, at the same places for all quotes. */
const REACH = 300;

/**
 * @param text the note as typed
 * @returns finds a quote; case, white space and typography may have been tidied. `undefined` where it does not stand there
 */
export function placesIn(text: string): (quote: string) => Around | undefined {
  const tidy = tidied(text);
  const ends = endsOf(text);
  return (quote) => {
    const span = quote.length > LONGEST_QUOTE ? undefined : locate({ text, tidy }, quote);
    if (!span) return undefined;
    const { start, end } = span;
    const from = (ends.findLast((at) => at < start) ?? -1) + 1;
    const to = ends.find((at) => at >= end - 1) ?? text.length;
    return {
      quote: text.slice(start, end),
      sentence: text.slice(from, to),
      before: text.slice(Math.max(0, from - REACH), from),
    };
  };
}

/** Where its sentences end, long ones where their words do. */
function endsOf(text: string): number[] {
  const ends: number[] = [];
  let last = 0;
  for (const { index } of text.matchAll(/[.!?;](?=\s|$)|\s|$/g)) {
    const space = /\s/.test(text[index] ?? "") && text[index] !== "\n";
    if (space && index - last < REACH) continue;
    ends.push(index);
    last = index;
  }
  return ends;
}

function locate({ text, tidy }: { text: string; tidy: Tidied }, quote: string) {
  const words = tidied(quote.trim()).words;
  if (words === "") return undefined;
  const exact = text.indexOf(quote);
  if (exact >= 0) return { start: exact, end: exact + quote.length };
  const found = tidy.words.indexOf(words);
  return found < 0 ? undefined : { start: tidy.at[found]!, end: tidy.at[found + words.length - 1]! + 1 };
}

/** Plain lower-case text with single spaces, and where each of its characters stands. */
type Tidied = { words: string; at: readonly number[] };

function tidied(text: string): Tidied {
  const { plain } = normalise(text);
  const kept = [...plain.matchAll(/\S|\s+/g)];
  return {
    words: kept.map(([piece]) => (/\s/.test(piece) ? " " : piece)).join(""),
    at: kept.map(({ index }) => index),
  };
}
