/** Turns spelled numbers into number tokens: `one forty`, `three sets of ten`, `seven and a half`, `half an hour`. */
import type { NumberToken, Token } from "./token.ts";
import { unitOf } from "./units.ts";

const words = (text: string, from: number, step: number): [string, number][] =>
  text.split(" ").map((word, index) => [word, from + index * step]);

const ONES = new Map(words("one two three four five six seven eight nine", 1, 1));
const TEENS = new Map(words("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 10, 1));
const TENS = new Map(words("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10));
/** Too small and too common in other senses (`last one`, `two of us`) to be a number without a sign of counting. */
const MOST_COMMON = 3;
const COUNTS_BEFORE: ReadonlySet<string> = new Set(["for", "of", "by", "x", "at", "times", "with"]);
const COUNTS_AFTER: ReadonlySet<string> = new Set(["by", "x", "times"]);
/** Units of one letter follow no spelled number but in `ten k`. */
const isUnit = (word: string) => unitOf(word) !== undefined && (word.length > 1 || word === "k");

/** @returns the tokens with each spelled number as one number token where it stood */
export function withNumberWords(tokens: Token[]): Token[] {
  if (!tokens.some((token) => token.kind === "word" && OPENING.has(token.text))) return tokens;
  const read: Token[] = [];
  let index = 0;
  while (index < tokens.length) {
    const found = numberAt(tokens, index) ?? andHalf(tokens, index);
    if (found) {
      const { start, spaced } = tokens[index]!;
      const { end } = tokens[found.next - 1]!;
      read.push({ kind: "number", value: found.value, start, end, spaced } satisfies NumberToken);
      index = found.next;
    } else read.push(tokens[index++]!);
  }
  return read;
}

const OPENING: ReadonlySet<string> = new Set([
  ...ONES.keys(),
  ...TEENS.keys(),
  ...TENS.keys(),
  ...["hundred", "half", "a", "an"],
]);

type Found = { value: number; next: number };

function numberAt(tokens: readonly Token[], index: number): Found | undefined {
  const word = wordAt(tokens, index);
  if (word === "half" || word === "a" || word === "an") return article(tokens, index, word);
  const whole = wholeAt(tokens, index);
  if (!whole) return undefined;
  const found = withFraction(tokens, whole);
  const alone = found.next === index + 1;
  if (alone && found.value <= MOST_COMMON && !isCounting(tokens, index)) return undefined;
  return found;
}

/** `half an hour`, `half hour`, `an hour`, `a hundred`: an article that counts. */
function article(tokens: readonly Token[], index: number, word: string): Found | undefined {
  const behind = wordAt(tokens, index + 1);
  if (word === "half") {
    const next = index + (behind === "an" || behind === "a" ? 2 : 1);
    return isLong(wordAt(tokens, next)) ? { value: 0.5, next } : undefined;
  }
  if (word === "a" && behind === "hundred") return wholeAt(tokens, index + 1);
  return word === "an" && behind === "hour" ? { value: 1, next: index + 1 } : undefined;
}

function isLong(word: string): boolean {
  return word === "hour" || word === "mile";
}

function wholeAt(tokens: readonly Token[], index: number): Found | undefined {
  const word = wordAt(tokens, index);
  if (word === "hundred") return hundreds(tokens, 1, index + 1);
  const one = ONES.get(word);
  if (one === undefined) return belowHundred(tokens, index);
  const behind = wordAt(tokens, index + 1);
  if (behind === "hundred") return hundreds(tokens, one, index + 2);
  if ((behind === "oh" || behind === "o") && ONES.has(wordAt(tokens, index + 2)))
    return { value: one * 100 + ONES.get(wordAt(tokens, index + 2))!, next: index + 3 };
  // "one forty", "two twenty five": loads are told like that.
  const rest = TENS.has(behind) || TEENS.has(behind) ? belowHundred(tokens, index + 1) : undefined;
  return rest ? { value: one * 100 + rest.value, next: rest.next } : { value: one, next: index + 1 };
}

function hundreds(tokens: readonly Token[], count: number, index: number): Found {
  const from = wordAt(tokens, index) === "and" ? index + 1 : index;
  const rest = belowHundred(tokens, from);
  return rest ? { value: count * 100 + rest.value, next: rest.next } : { value: count * 100, next: index };
}

function belowHundred(tokens: readonly Token[], index: number): Found | undefined {
  const word = wordAt(tokens, index);
  const ten = TENS.get(word);
  const one = ONES.get(wordAt(tokens, index + 1));
  if (ten !== undefined) return one ? { value: ten + one, next: index + 2 } : { value: ten, next: index + 1 };
  const small = TEENS.get(word) ?? ONES.get(word);
  return small === undefined ? undefined : { value: small, next: index + 1 };
}

/** `7 and a half`. */
function andHalf(tokens: readonly Token[], index: number): Found | undefined {
  const token = tokens[index]!;
  if (token.kind !== "number" || wordAt(tokens, index + 1) !== "and") return undefined;
  const found = withFraction(tokens, { value: token.value, next: index + 1 });
  return found.next > index + 1 ? found : undefined;
}

/** `seven and a half`, `eighty two point five`. */
function withFraction(tokens: readonly Token[], { value, next }: Found): Found {
  const after = (count: number) => wordAt(tokens, next + count);
  if (after(0) === "and" && after(1) === "a" && after(2) === "half") return { value: value + 0.5, next: next + 3 };
  if (after(0) === "point" && ONES.has(after(1))) return { value: value + ONES.get(after(1))! / 10, next: next + 2 };
  return { value, next };
}

function isCounting(tokens: readonly Token[], index: number): boolean {
  const behind = wordAt(tokens, index + 1);
  return isUnit(behind) || COUNTS_AFTER.has(behind) || COUNTS_BEFORE.has(wordAt(tokens, index - 1));
}

function wordAt(tokens: readonly Token[], index: number): string {
  const token = tokens[index];
  return token?.kind === "word" ? token.text : "";
}
