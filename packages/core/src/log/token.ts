/** Cuts a plain line into numbers, clock times, words and marks. */

import { withNumberWords } from "./number-words.ts";

type At = {
  /** Position in the message. */
  start: number;
  end: number;
  /** Whether white space (or nothing) stands before it. */
  spaced: boolean;
};

export type NumberToken = At & {
  kind: "number";
  value: number;
  /** The parts around a comma that could also part a list: `82,5` → [82, 5]. */
  list?: number[];
};
/** `1:30` or `1:24:30`; `seconds` reads two parts as minutes and seconds. */
export type ClockToken = At & { kind: "clock"; parts: number[]; seconds: number };
export type WordToken = At & { kind: "word"; text: string };
export type MarkToken = At & { kind: "mark"; text: string };
export type Token = NumberToken | ClockToken | WordToken | MarkToken;

const CLOCK = /(\d{1,3}):([0-5]\d)(?::([0-5]\d))?(?:[.,]\d{1,2})?(?![\d:])/y;
/** `1e309` is no number of training. */
const POWER = /\d+(?:\.\d+)?e\d+/y;
const NUMBER = /\d+(?:[.,]\d+)*/y;
/** Names with a digit in the middle. */
const DIGIT_NAME = /(?:t2b|c2b|k2e|c2)(?![\p{L}\d])/uy;
const WORD = /\p{L}[\p{L}\p{M}]*(?:['&]\p{L}+)*/uy;
/** What may stand, without a space, on the left of an x: `100kgx5`, `bwx10`. */
const BEFORE_X = new Set(["kg", "kgs", "k", "lb", "lbs", "bw", "s", "sec", "m", "min", "rep", "reps", "set", "sets"]);
/** What may stand, without a space, on the right of a number's x: `3xbw`, `100xamrap`. */
const AFTER_X = new Set(["bw", "amrap", "failure", "fail", "f", "max", "bodyweight"]);

/** @param offset where `line` starts in the message */
export function tokenise(line: string, offset: number): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let spaced = true;
  while (at < line.length) {
    const character = line[at]!;
    if (character === " " || character === "\n") {
      at++;
      spaced = true;
      continue;
    }
    const start = offset + at;
    if (character >= "0" && character <= "9") at = number(line, at, offset, spaced, tokens);
    else {
      DIGIT_NAME.lastIndex = at;
      WORD.lastIndex = at;
      const word = DIGIT_NAME.exec(line)?.[0] ?? WORD.exec(line)?.[0];
      if (word === undefined) {
        tokens.push({ kind: "mark", text: character, start, end: start + 1, spaced });
        at++;
      } else at = pushWord(word, line, at, offset, spaced, tokens);
    }
    spaced = false;
  }
  return withNumberWords(withoutHyphens(tokens));
}

function number(line: string, at: number, offset: number, spaced: boolean, tokens: Token[]): number {
  CLOCK.lastIndex = at;
  const clock = CLOCK.exec(line);
  const start = offset + at;
  if (clock) {
    const parts = [clock[1], clock[2], clock[3]].filter((part) => part !== undefined).map(Number);
    const seconds = parts.reduce((sum, part) => sum * 60 + part, 0);
    const end = start + clock[0].length;
    tokens.push({ kind: "clock", parts, seconds, start, end, spaced });
    return at + clock[0].length;
  }
  POWER.lastIndex = at;
  const power = POWER.exec(line)?.[0];
  if (power !== undefined) {
    tokens.push({ kind: "word", text: power, start, end: start + power.length, spaced });
    return at + power.length;
  }
  NUMBER.lastIndex = at;
  const raw = NUMBER.exec(line)![0];
  const end = start + raw.length;
  const half = line[at + raw.length] === "½" ? 0.5 : 0;
  const pieces = raw.split(",");
  if (half > 0) tokens.push({ kind: "number", value: Number.parseFloat(raw) + half, start, end: end + 1, spaced });
  else if (pieces.length === 1 && raw.split(".").length > 2)
    tokens.push({ kind: "word", text: raw, start, end, spaced });
  else if (pieces.length === 1) tokens.push({ kind: "number", value: Number(raw), start, end, spaced });
  else if (pieces.length === 2 && !raw.includes(".")) tokens.push(oneComma(raw, pieces, { start, end, spaced }));
  else pushList(pieces, start, spaced, tokens);
  return at + raw.length + (half > 0 ? 1 : 0);
}

function oneComma(raw: string, pieces: string[], at: At): NumberToken {
  const [whole = "", rest = ""] = pieces;
  const thousands = rest.length === 3 && whole.length <= 3 && whole !== "0";
  const value = thousands ? Number(whole + rest) : Number(raw.replace(",", "."));
  return { kind: "number", value, list: pieces.map(Number), ...at };
}

function pushList(pieces: string[], start: number, spaced: boolean, tokens: Token[]): void {
  let at = start;
  for (const [index, piece] of pieces.entries()) {
    const value = Number.parseFloat(piece);
    tokens.push({ kind: "number", value, start: at, end: at + piece.length, spaced: spaced && index === 0 });
    at += piece.length;
    if (index < pieces.length - 1) tokens.push({ kind: "mark", text: ",", start: at, end: at + 1, spaced: false });
    at++;
  }
}

function pushWord(word: string, line: string, at: number, offset: number, spaced: boolean, tokens: Token[]): number {
  const start = offset + at;
  const next = line[at + word.length] ?? "";
  const afterNumber = !spaced && tokens.at(-1)?.kind === "number";
  const cut = (length: number) => {
    const text = word.slice(0, length).replaceAll("'", "");
    tokens.push({ kind: "word", text, start, end: start + length, spaced });
    return at + length;
  };
  if (word.length > 1 && word.endsWith("x") && next >= "0" && next <= "9" && BEFORE_X.has(word.slice(0, -1)))
    return cut(word.length - 1);
  if (word.length > 1 && word.endsWith("x") && next === " " && BEFORE_X.has(word.slice(0, -1)) && afterNumber)
    return cut(word.length - 1);
  if (afterNumber && word.startsWith("x") && AFTER_X.has(word.slice(1))) return cut(1);
  return cut(word.length);
}

/** A hyphen inside a name (`pull-ups`) parts nothing. */
function withoutHyphens(tokens: Token[]): Token[] {
  return tokens.filter((token, index) => {
    if (token.kind !== "mark" || token.text !== "-" || token.spaced) return true;
    const next = tokens[index + 1];
    return !(tokens[index - 1]?.kind === "word" && next?.kind === "word" && !next.spaced);
  });
}
