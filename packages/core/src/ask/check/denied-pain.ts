/** Whether a sentence calls a part of the body fine on a day on which the log says that it hurt. */
import { partAt } from "../../note/body.ts";
import type { TimeNamed } from "../times.ts";
import type { Known } from "./evidence.ts";
import { touches } from "./scope.ts";

const FINE =
  /\b(?:fine|ok(?:ay)?|good|great|healthy|symptom[- ]free|pain[- ]?free|free of (?:pain|trouble)|no (?:\w+ ){0,2}(?:pain|trouble|problems?|issues?|niggles?|complaints?|twinges?|soreness|aches?)|without (?:any |a )?(?:\w+ )?(?:pain|trouble|problems?|issues?|twinges?|niggles?)|(?:(?:did|does|was|is|has)(?: not|n['’]t)|never) (?:\w+ )?(?:hurt\w*|ach\w*|sore|bother\w*|pain\w*|complain\w*|flare\w*))\b/i;
const OF_PAIN = /\b(?:pain\w*|hurt\w*|ach\w*|sore\w*|twinges?|niggles?|injur\w*|flare\w*)\b/i;
const EVER = /\b(?:never|ever|at all|always|no (?:\w+ ){0,2}(?:pain|trouble|problems?|issues?))\b/i;

/** @param times what the sentence names; without any only `never` denies all there is */
export function deniesPain(sentence: string, times: readonly TimeNamed[], { lines }: Known): boolean {
  if (!FINE.test(sentence)) return false;
  const parts = partsIn(sentence);
  if (parts.length === 0 && !OF_PAIN.test(sentence)) return false;
  const hurt = lines.filter(
    ({ day, bodyPart, facts }) =>
      day !== undefined && bodyPart !== undefined && facts.some(({ is, value }) => is === "scale" && value > 0),
  );
  const own = hurt.filter(
    ({ bodyPart, words }) =>
      parts.length === 0 || parts.some(({ part, other }) => part === bodyPart && !sideOf(words, other)),
  );
  if (times.length === 0) return EVER.test(sentence) && own.length > 0;
  return times.some((time) => own.some((line) => touches(line, time)));
}

/** The parts named, each with the side that is not meant. */
function partsIn(sentence: string): { part: string; other?: string }[] {
  const words = sentence
    .toLowerCase()
    .split(/[^\p{L}'-]+/u)
    .filter(Boolean);
  return words.flatMap((_, at) => {
    const part = partAt(words, at)?.named.part;
    if (part === undefined) return [];
    const other = words[at - 1] === "left" ? "right" : words[at - 1] === "right" ? "left" : undefined;
    return [{ part, ...(other !== undefined && { other }) }];
  });
}

function sideOf(words: string, side: string | undefined): boolean {
  return side !== undefined && new RegExp(String.raw`\b${side}\b`, "i").test(words);
}
