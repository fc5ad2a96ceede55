/** Sorts what is left of a line: marks that part it, and plain words. */
import type { Atom, Separator } from "./atom.ts";
import type { Lexed, Line } from "./lex.ts";
import { markAt, numberAt, spanOf, wordAt } from "./lex.ts";
import { FEELING, FILLER, FUTURE, TALK, TITLE } from "./lexicon.ts";
import { DESCRIBING, DESCRIBING_PAIRS, SPORT_WORDS } from "./sport-words.ts";
import { unitOf } from "./units.ts";

const SEPARATORS: Readonly<Record<string, Separator>> = {
  ",": ",",
  ";": ";",
  "/": "/",
  "|": "/",
  "\\": "/",
  "-": "-",
  "+": "+",
  "&": "and",
  ">": ">",
  "(": "(",
  ")": ")",
  "[": "(",
  "]": ")",
};

/** A mark that parts, multiplies or says nothing. */
export function markAtom(line: Line, index: number): Lexed | undefined {
  const mark = markAt(line, index);
  if (mark === "") return undefined;
  const span = spanOf(line, index, index + 1);
  if (mark === "*") return { atom: { kind: "x", ...span }, next: index + 1 };
  const separator = Object.hasOwn(SEPARATORS, mark) ? SEPARATORS[mark]! : undefined;
  if (separator === undefined) {
    const talk = "$£€?¥".includes(mark);
    return { atom: talk ? { kind: "talk", future: true, ...span } : { kind: "filler", ...span }, next: index + 1 };
  }
  const spaced = line.tokens[index]!.spaced || line.tokens[index + 1]?.spaced !== false;
  const numbers = numberAt(line, index - 1) !== undefined && numberAt(line, index + 1) !== undefined;
  if (mark === "-" && !spaced && !numbers) return { atom: { kind: "filler", ...span }, next: index + 1 };
  return { atom: { kind: "separator", mark: separator, ...span }, next: index + 1 };
}

/** A word by what it does to a message. */
export function wordAtom(line: Line, index: number): Lexed | undefined {
  const token = line.tokens[index]!;
  if (token.kind === "clock") return undefined;
  const text = token.kind === "word" ? token.text : "";
  const span = spanOf(line, index, index + 1);
  const next = index + 1;
  const one = (atom: Atom): Lexed => ({ atom, next });
  if (/^\d+(?:\.\d+)?e/.test(text)) return one({ kind: "talk", future: true, ...span });
  const label = labelAt(line, index, text);
  if (label > 0)
    return { atom: { kind: "separator", mark: ";", ...spanOf(line, index, index + label) }, next: index + label };
  if (isTimes(line, index, text)) return one({ kind: "x", ...span });
  const zone = text === "z" && numberAt(line, index + 1) !== undefined && !line.tokens[index + 1]!.spaced;
  if (zone || (text === "zone" && (numberAt(line, index + 1) ?? 9) <= 7))
    return { atom: { kind: "describing", ...spanOf(line, index, index + 2) }, next: index + 2 };
  if (DESCRIBING_PAIRS.has(`${text} ${wordAt(line, index + 1)}`))
    return { atom: { kind: "describing", ...spanOf(line, index, index + 2) }, next: index + 2 };
  if (
    PARTS_OF_PLAN.has(text) &&
    (numberAt(line, index + 1) ?? MOST_PARTS) < MOST_PARTS &&
    unitOf(wordAt(line, index + 2)) === undefined &&
    wordAt(line, index + 2) !== "x"
  )
    return { atom: { kind: "filler", ...spanOf(line, index, index + 2) }, next: index + 2 };
  if ((text === "good" || text === "gud") && ["morning", "evening", "afternoon"].includes(wordAt(line, index + 1)))
    return { atom: { kind: "filler", ...spanOf(line, index, index + 2) }, next: index + 2 };
  if (text === "out" && wordAt(line, index + 1) === "of")
    return { atom: { kind: "talk", future: false, ...spanOf(line, index, index + 2) }, next: index + 2 };
  if (text === "one" && wordAt(line, index + 1) === "day")
    return { atom: { kind: "talk", future: true, ...spanOf(line, index, index + 2) }, next: index + 2 };
  if (
    TITLE.has(text) &&
    text !== "one" &&
    text !== "a" &&
    ["day", "session", "workout", "routine"].includes(wordAt(line, index + 1))
  )
    return { atom: { kind: "filler", ...spanOf(line, index, index + 2) }, next: index + 2 };
  if (text === "race" && isTimed(line, index)) return one({ kind: "describing", ...span });
  if (OFFSET.has(text) && isBehindTime(line, index)) return one({ kind: "talk", future: true, ...span });
  const apart = talkAt(line, index, text);
  if (apart > 0)
    return { atom: { kind: "talk", future: true, ...spanOf(line, index, index + apart) }, next: index + apart };
  if (CHANGES.has(text) && wordAt(line, index + 1) === "to" && numberAt(line, index + 2) !== undefined)
    return { atom: { kind: "separator", mark: "then", ...spanOf(line, index, index + 2) }, next: index + 2 };
  const previous = line.tokens[index - 1];
  const after = previous?.kind === "word" ? previous.text : "";
  if (text === "like" && numberAt(line, index + 1) !== undefined && !FEELING.has(after))
    return one({ kind: "filler", ...span });
  if (DROPS.has(text) && isBehindAmount(line, index)) {
    const set = ["set", "sets", "down", "to"].includes(wordAt(line, index + 1)) ? 1 : 0;
    if (numberAt(line, index + 1 + set) !== undefined)
      return { atom: { kind: "separator", mark: ">", ...spanOf(line, index, index + 1 + set) }, next: index + 1 + set };
  }
  if (text === "bw" || text === "bodyweight") return one({ kind: "bodyweight", ...span });
  if (isAttribute(line, index, text)) return one({ kind: "filler", ...span });
  if (isWayBack(line, index, text))
    return { atom: { kind: "word", text, ...spanOf(line, index, index + 2) }, next: index + 2 };
  if (text === "and" || text === "plus") return one({ kind: "separator", mark: "and", ...span });
  if (text === "total" || text === "overall" || text === "totals") return one({ kind: "total", ...span });
  if (TALK.has(text) || TALK.has(asTyped(line, index, text)))
    return one({ kind: "talk", future: FUTURE.has(text) && !isTillSet(line, index, text), ...span });
  if (DESCRIBING.has(text)) return one({ kind: "describing", ...span });
  if (FEELING.has(text)) return one({ kind: "feeling", ...span });
  if (FILLER.has(text) || text === "") return one({ kind: "filler", ...span });
  return one({ kind: "word", text, ...span });
}

/** `good till set 3`, `easy until the last rep`: a place among the sets, not a time to come. */
function isTillSet(line: Line, index: number, text: string): boolean {
  if (text !== "till" && text !== "until") return false;
  const words = [1, 2, 3].map((step) => wordAt(line, index + step));
  return words.some((word) => /^(?:sets?|reps?|end|last)$/.test(word));
}

/** `5k race 19:58`, `zwift race 42 min`: a race that was run, not one that is talked of. */
function isTimed(line: Line, index: number): boolean {
  const next = line.tokens[index + 1];
  const timed = next?.kind === "clock" || unitOf(wordAt(line, index + 2))?.of === "time";
  const before = wordAt(line, index - 1);
  return timed && (unitOf(before)?.of === "distance" || SPORT_WORDS.has(before));
}

/** `to work and back`, `there and back`: the way home, no other exercise. */
function isWayBack(line: Line, index: number, text: string): boolean {
  if (text !== "and" || wordAt(line, index + 1) !== "back") return false;
  const after = line.tokens[index + 2];
  const ends = after === undefined || after.kind !== "word" || ["in", "again", "home", "today"].includes(after.text);
  return ends && line.tokens.slice(0, index).some((token) => token.kind === "word" && SPORT_WORDS.has(token.text));
}

/** `running 10 minutes late`, `20 min away`: of a clock, not of training. */
const OFFSET: ReadonlySet<string> = new Set(["late", "early", "away", "behind"]);

function isBehindTime(line: Line, index: number): boolean {
  return unitOf(wordAt(line, index - 1))?.of === "time" && line.tokens[index - 2]?.kind === "number";
}

/** A word with its apostrophe, where it has one: `she's`. */
function asTyped(line: Line, index: number, text: string): string {
  const { start, end } = line.tokens[index]!;
  if (end - start === text.length) return text;
  const offset = line.tokens[0]!.start - line.plain.search(/\S/);
  return line.plain.slice(start - offset, end - offset);
}

/** How many tokens make it talk of more than one day: `10k steps a day`, `went from 80 to 100`. */
function talkAt(line: Line, index: number, text: string): number {
  const next = wordAt(line, index + 1);
  if ((text === "a" || text === "per") && ["day", "week", "month", "year"].includes(next)) return 2;
  if (text === "from" && next === "last" && PERIODS.has(wordAt(line, index + 2))) return 3;
  if (text !== "from" || numberAt(line, index + 1) === undefined) return 0;
  const to = index + (unitOf(wordAt(line, index + 2)) ? 3 : 2);
  return wordAt(line, to) === "to" && numberAt(line, to + 1) !== undefined ? 1 : 0;
}

const PERIODS: ReadonlySet<string> = new Set(["year", "month", "season", "summer", "winter", "spring", "autumn"]);

/** `60 drop 45 drop 30`: one load after the other, without rest. */
const DROPS: ReadonlySet<string> = new Set(["drop", "drops", "dropped", "dropset", "dropping", "strip"]);

function isBehindAmount(line: Line, index: number): boolean {
  return numberAt(line, index - 1) !== undefined || unitOf(wordAt(line, index - 1)) !== undefined;
}

/** `week 1`, `cycle 2`: where in a program it was. */
const PARTS_OF_PLAN: ReadonlySet<string> = new Set([
  "week",
  "wk",
  "cycle",
  "wave",
  "phase",
  "day",
  "block",
  "mesocycle",
  "meso",
]);
const MOST_PARTS = 53;

/** In front of `to` and a number they lead from one load to the next. */
const CHANGES: ReadonlySet<string> = new Set([
  "dropped",
  "down",
  "backed",
  "lowered",
  "reduced",
  "moved",
  "went",
  "up",
]);

/** How many tokens the label of a superset takes: `A1`, `B2)`. */
function labelAt(line: Line, index: number, text: string): number {
  const number = line.tokens[index + 1];
  if (!/^[a-f]$/.test(text) || number?.kind !== "number" || number.spaced || number.value > 6) return 0;
  if ([")", ":", "."].includes(markAt(line, index + 2))) return 3;
  return wordAt(line, index + 2) !== "" ? 2 : 0;
}

/** `x` or `by` beside a number. */
function isTimes(line: Line, index: number, text: string): boolean {
  if (text === "x") return true;
  return (
    (text === "by" || text === "times") &&
    numberAt(line, index - 1) !== undefined &&
    numberAt(line, index + 1) !== undefined
  );
}

/** `last set`, `next set`, `first one`: says which, not when. */
function isAttribute(line: Line, index: number, text: string): boolean {
  if (!["set", "sets", "one", "exercise"].includes(wordAt(line, index + 1))) return false;
  // "110x3 next set" is what comes, "next set: 110x3" which it was.
  if (text === "next") return line.tokens.slice(index + 2).some((token) => token.kind === "number");
  return ["last", "first", "second", "third"].includes(text);
}
