/** Reads numbers told in words as numbers: `five sets`, `twenty-five`, `two and a half hours`, `half an hour`. */
import { NUMBER_WORDS } from "../log/lexicon.ts";
import type { NumberToken, Token } from "../log/token.ts";
import { unitOf } from "../log/units.ts";

const MORE: Readonly<Record<string, number>> = {
  eleven: 11,
  thirteen: 13,
  fourteen: 14,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};

/** The tokens with spelled numbers joined into one number token each. "one" counts only where something is counted. */
export function withNumbers(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  let index = 0;
  while (index < tokens.length) {
    const found = spelledAt(tokens, index);
    if (found) {
      out.push({
        kind: "number",
        value: found.value,
        start: tokens[index]!.start,
        end: tokens[found.next - 1]!.end,
        spaced: tokens[index]!.spaced,
      } satisfies NumberToken);
      index = found.next;
      continue;
    }
    // "an hour and a half"
    const half = halfBehind(tokens, index);
    if (half && out.at(-1)?.kind === "number") {
      const number = out.at(-1) as NumberToken;
      out[out.length - 1] = { ...number, value: number.value + 0.5 };
      out.push(tokens[index]!);
      index = half;
      continue;
    }
    out.push(tokens[index++]!);
  }
  return out;
}

function spelledAt(tokens: readonly Token[], index: number): { value: number; next: number } | undefined {
  const word = wordOf(tokens, index);
  if (word === "") return digitsAndHalf(tokens, index);
  if (word === "half" && ["an", "a"].includes(wordOf(tokens, index + 1)) && isTime(wordOf(tokens, index + 2)))
    return { value: 0.5, next: index + 2 };
  if ((word === "an" || word === "a") && isTime(wordOf(tokens, index + 1))) return { value: 1, next: index + 1 };
  if (word === "a" && wordOf(tokens, index + 1) === "hundred") return spelledAt(tokens, index + 1);
  const first = valueOf(word);
  if (first === undefined) return undefined;
  let value = first;
  let next = index + 1;
  if (first >= 20 && first < 100) {
    const unit = valueOf(wordOf(tokens, next));
    if (unit !== undefined && unit < 10) {
      value += unit;
      next++;
    }
  }
  if (wordOf(tokens, next) === "hundred" && value < 10) {
    value *= 100;
    next++;
  }
  if (value >= 100 && value % 100 === 0) {
    const joined = wordOf(tokens, next) === "and" ? 1 : 0;
    const rest = valueOf(wordOf(tokens, next + joined)) === undefined ? undefined : spelledAt(tokens, next + joined);
    if (rest && rest.value < 100) return { value: value + rest.value, next: rest.next };
  }
  if (wordOf(tokens, next) === "and" && wordOf(tokens, next + 1) === "a" && wordOf(tokens, next + 2) === "half")
    return { value: value + 0.5, next: next + 3 };
  if (value === 1 && !countsAt(tokens, index)) return undefined;
  return { value, next };
}

/** `2 and a half hours`. */
function digitsAndHalf(tokens: readonly Token[], index: number): { value: number; next: number } | undefined {
  const token = tokens[index]!;
  const half =
    wordOf(tokens, index + 1) === "and" && wordOf(tokens, index + 2) === "a" && wordOf(tokens, index + 3) === "half";
  return token.kind === "number" && half ? { value: token.value + 0.5, next: index + 4 } : undefined;
}

/** `hour and a half`: the token behind the half. */
function halfBehind(tokens: readonly Token[], index: number): number | undefined {
  const half =
    wordOf(tokens, index + 1) === "and" && wordOf(tokens, index + 2) === "a" && wordOf(tokens, index + 3) === "half";
  return half && isTime(wordOf(tokens, index)) ? index + 4 : undefined;
}

function countsAt(tokens: readonly Token[], index: number): boolean {
  const before = wordOf(tokens, index - 1);
  const next = wordOf(tokens, index + 1);
  return COUNTED.has(next) || isTime(next) || NUMBERED.has(before);
}

/** Behind "one" these are counted. */
const COUNTED: ReadonlySet<string> = new Set(
  "set sets round rounds rep reps x by mile kilometre kilometer km".split(" "),
);
/** In front of "one" these are numbered. */
const NUMBERED: ReadonlySet<string> = new Set("week weeks day wk zone phase block".split(" "));

function isTime(word: string): boolean {
  return word.length > 1 && unitOf(word)?.of === "time";
}

function valueOf(word: string): number | undefined {
  if (Object.hasOwn(NUMBER_WORDS, word)) return NUMBER_WORDS[word];
  return Object.hasOwn(MORE, word) ? MORE[word] : undefined;
}

function wordOf(tokens: readonly Token[], index: number): string {
  const token = tokens[index];
  return token?.kind === "word" ? token.text : "";
}
