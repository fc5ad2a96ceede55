/** Tells `set 2 was a grind`, a remark on one of the sets, from `set 2 105x3`, a set. */
import { placesBehindNoun } from "../note/set-reference.ts";
import type { Lexed, Line } from "./lex.ts";
import { markAt, numberAt, spanOf, wordAt } from "./lex.ts";

/** Between the place and its figures: `set 2: 70x10`, `set 2 was 105`. */
const LEADS_ON: ReadonlySet<string> = new Set(["was", "at", "with", "for", "of", "on", "x", "by"]);
const LEADING_MARKS: ReadonlySet<string> = new Set([":", ")", "-", "=", ".", ","]);
const ENDS: ReadonlySet<string> = new Set([",", ".", ";"]);

/** `set 2`, `sets 2 and 3`: plain words, whose numbers count nothing, where no figures of such a set follow. */
export function setPlaceAtom(line: Line, index: number): Lexed | undefined {
  const text = wordAt(line, index);
  if (text !== "set" && text !== "sets") return undefined;
  const places = placesBehindNoun(line.tokens, index);
  if (!places || (text === "sets" && places.which.length < 2) || figuresFollow(line, places.next)) return undefined;
  const { next } = places;
  return { atom: { kind: "word", text, ...spanOf(line, index, next) }, next };
}

function figuresFollow(line: Line, from: number): boolean {
  const led = LEADS_ON.has(wordAt(line, from)) || LEADING_MARKS.has(markAt(line, from));
  if (numberAt(line, led ? from + 1 : from) !== undefined) return true;
  for (let at = from; at < line.tokens.length && !ENDS.has(markAt(line, at)); at++)
    if (wordAt(line, at) === "x" || markAt(line, at) === "*") return true;
  return false;
}
