/**
 * A little language for phrases, so that lexicons read as plain lists of words:
 * `a/b` either word, `a?` optional, `*` up to three words, `#` a number, `@body` `@limb` `@set` `@name` a thing
 * found before, `=word` the word exactly as typed. Words match whatever their inflection.
 */
import { stem } from "./stem.ts";

type Step = { symbols: ReadonlySet<string>; optional: boolean; gap: boolean };
type Phrase<T> = { steps: readonly Step[]; value: T };
export type Phrasebook<T> = { byFirst: ReadonlyMap<string, readonly Phrase<T>[]>; words: ReadonlySet<string> };

/** Something a phrase can be matched against: its symbol, its typed form, and whether a gap may cover it. */
export type Symbolic = { symbol: string; exact: string; soft: boolean; wall: boolean };

/** @param lists each: phrases parted by commas or line ends, and what they mean */
export function phrasebook<T>(lists: readonly (readonly [phrases: string, value: T])[]): Phrasebook<T> {
  const byFirst = new Map<string, Phrase<T>[]>();
  const words = new Set<string>();
  for (const [text, value] of lists) {
    for (const source of text.split(/[,\n]/)) {
      if (source.trim() === "") continue;
      const steps = source.trim().split(/\s+/).map(stepOf);
      for (const word of source.match(/\p{L}+/gu) ?? []) words.add(word);
      for (const symbol of steps[0]!.symbols) {
        const phrases = byFirst.get(symbol);
        if (phrases) phrases.push({ steps, value });
        else byFirst.set(symbol, [{ steps, value }]);
      }
    }
  }
  return { byFirst, words };
}

/** The phrases that start at an index and match most words: what they mean, as listed, and the index behind them. */
export function phraseAt<T>(
  book: Phrasebook<T>,
  items: readonly Symbolic[],
  at: number,
): { values: T[]; next: number } | undefined {
  const item = items[at]!;
  let best: (Match & { values: T[] }) | undefined;
  for (const key of item.exact === item.symbol ? [item.symbol] : [item.exact, item.symbol]) {
    for (const { steps, value } of book.byFirst.get(key) ?? []) {
      const match = matchEnd(steps, 0, items, at);
      if (!match) continue;
      const more = best ? match.words - best.words || match.next - best.next : 1;
      if (more > 0) best = { values: [value], ...match };
      else if (more === 0 && !best!.values.includes(value)) best!.values.push(value);
    }
  }
  return best;
}

/** `words` of a phrase were found, the last in front of `next`. */
type Match = { next: number; words: number };

function stepOf(source: string): Step {
  if (source === "*") return { symbols: new Set(), optional: true, gap: true };
  const optional = source.endsWith("?");
  const words = (optional ? source.slice(0, -1) : source).split("/");
  return { symbols: new Set(words.map(symbolOf)), optional, gap: false };
}

function symbolOf(word: string): string {
  if (/^\d/.test(word)) return `=${word}`;
  return /^[=@#]/.test(word) ? word : stem(word);
}

const LONGEST_GAP = 3;

/** The longest match, soft words between the steps skipped. */
function matchEnd(steps: readonly Step[], step: number, items: readonly Symbolic[], at: number): Match | undefined {
  if (step === steps.length) return { next: at, words: 0 };
  const { symbols, optional, gap } = steps[step]!;
  if (gap) return gapEnd(steps, step, items, at);
  for (let here = at; here < items.length && here <= at + LONGEST_GAP; here++) {
    const item = items[here]!;
    if (symbols.has(item.symbol) || symbols.has(item.exact)) {
      const rest = matchEnd(steps, step + 1, items, here + 1);
      if (rest) return { next: rest.next, words: rest.words + 1 };
      break;
    }
    if (step === 0 || !item.soft) break;
  }
  return optional ? matchEnd(steps, step + 1, items, at) : undefined;
}

function gapEnd(steps: readonly Step[], step: number, items: readonly Symbolic[], at: number): Match | undefined {
  for (let size = 0; size <= LONGEST_GAP; size++) {
    if (size > 0 && (items[at + size - 1]?.wall ?? true)) return undefined;
    const end = matchEnd(steps, step + 1, items, at + size);
    if (end) return end;
  }
  return undefined;
}
