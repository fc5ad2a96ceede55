/** Reads what a watch says of an outing: heart rate, power, climb. */
import type { Value } from "./atom.ts";
import type { Line } from "./lex.ts";
import { fillers, markAt, numberAt, wordAt } from "./lex.ts";
import { SPORT_WORDS } from "./sport-words.ts";
import type { Token } from "./token.ts";
import { unitOf } from "./units.ts";

type Found = { value: Value | { kind: "filler" }; next: number };

/** `hr 152`, `avg hr 149`, `heart rate max 171`. */
export function heart(line: Line, index: number, max: boolean): Found | undefined {
  const from = skipTo(line, index + 1, ["avg", "average", "of", "was", "about", "at", "rate", "mean", "around"]);
  const highestWord = ["max", "peak"].includes(wordAt(line, from)) ? 1 : 0;
  const bpm = numberAt(line, from + highestWord);
  if (bpm === undefined || bpm < 30 || bpm > 250) return undefined;
  const tail = fillers(line, from + highestWord + 1, new Set(["bpm", "avg", "average"]));
  const isMax = max || highestWord > 0;
  return { value: { kind: "heart", bpm, ...(isMax && { max: true }) }, next: from + highestWord + 1 + tail };
}

/** `avg 190w` says no more than the watts; `badminton 75 min avg 138` can only be a heart rate. */
export function averaged(line: Line, index: number): Found | undefined {
  const from = skipTo(line, index + 1, ["of", "was"]);
  const word = wordAt(line, from);
  const bpm = numberAt(line, from);
  if (bpm !== undefined && bpm >= 80 && bpm <= 210 && isAlone(line, from) && isTimedOuting(line, index))
    return { value: { kind: "heart", bpm }, next: from + 1 };
  if (["hr", "heartrate", "pulse", "bpm"].includes(word)) return heart(line, from, false);
  if (word === "heart" && wordAt(line, from + 1) === "rate") return heart(line, from + 1, false);
  if (word === "power" || word === "watts") return powered(line, from);
  return { value: { kind: "filler" }, next: index + 1 };
}

/** `max 171`, where a heart rate was told before. */
export function highest(line: Line, index: number): Found | undefined {
  const from = skipTo(line, index + 1, ["hr", "heart", "rate", "of", "was", "heartrate", "pulse"]);
  const bpm = numberAt(line, from);
  const named = from > index + 1;
  if (bpm === undefined || bpm < 100 || bpm > 230) return undefined;
  const unit = unitOf(wordAt(line, from + 1));
  if (unit && unit.of !== "heart") return undefined;
  if (!named && unit === undefined && wordAt(line, from + 1) === "x") return undefined;
  const before = line.tokens
    .slice(0, index)
    .some((token) => token.kind === "word" && ["hr", "bpm", "heart", "avg", "average"].includes(token.text));
  if (!named && unit === undefined && !before && !(isAlone(line, from) && isTimedOuting(line, index))) return undefined;
  return { value: { kind: "heart", bpm, max: true }, next: from + 1 + fillers(line, from + 1, new Set(["bpm", "hr"])) };
}

/** No unit or name makes something else of the number. */
function isAlone(line: Line, index: number): boolean {
  const after = line.tokens[index + 1];
  return after === undefined || (after.kind === "mark" && ",;).".includes(after.text)) || isWordOf(after, ALONE);
}

const ALONE: ReadonlySet<string> = new Set(["max", "peak", "today", "and", "rpe", "but"]);

function isWordOf(token: Token, among: ReadonlySet<string>): boolean {
  return token.kind === "word" && among.has(token.text);
}

/** A sport that no watts are measured in and how long it took stand in front. */
function isTimedOuting(line: Line, index: number): boolean {
  const before = line.tokens.slice(0, index);
  const sports = before.flatMap((token) => (token.kind === "word" ? (SPORT_WORDS.get(token.text) ?? []) : []));
  const timed = before.some(
    (token) => token.kind === "clock" || (token.kind === "word" && unitOf(token.text)?.of === "time"),
  );
  return timed && sports.length > 0 && sports.every(({ sport }) => sport !== "bike" && sport !== "row");
}

/** `power 210`, `np 224w`. */
export function powered(line: Line, index: number): Found | undefined {
  const from = skipTo(line, index + 1, ["avg", "average", "of", "was", "np"]);
  const watts = numberAt(line, from);
  if (watts === undefined || watts < 20 || watts > 2500 || wordAt(line, from + 1) === "x") return undefined;
  return { value: { kind: "power", watts }, next: from + 1 + fillers(line, from + 1, new Set(["w", "watts", "watt"])) };
}

/** `elev 520m`, `elevation gain 850`. */
export function climb(line: Line, index: number): Found | undefined {
  const start = skipTo(line, index + 1, ["gain", "of", "was", "total"]);
  const plus = markAt(line, start) === "+" ? 1 : 0;
  const from = start + plus;
  const amount = numberAt(line, from);
  if (amount === undefined) return undefined;
  const unit = unitOf(wordAt(line, from + 1));
  if (unit && unit.of !== "distance") return undefined;
  if (unit === undefined && wordAt(line, index) === "climbing") return undefined;
  const meters = amount * (unit?.meters ?? 1);
  return meters < 10_000
    ? {
        value: { kind: "climb", meters },
        next: from + (unit ? 2 : 1) + fillers(line, from + (unit ? 2 : 1), new Set(["gain"])),
      }
    : undefined;
}

function skipTo(line: Line, from: number, words: readonly string[]): number {
  let index = from;
  while ([":", "=", "~"].includes(markAt(line, index)) || words.includes(wordAt(line, index))) index++;
  return index;
}
