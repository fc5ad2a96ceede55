/** Finds figures that are of no set: the weight of last week, what was drunk, how hard it was out of ten. */
import { readActivity } from "./activity.ts";
import type { Atom } from "./atom.ts";
import { isAnchor, isValue } from "./atom.ts";
import type { Block } from "./block.ts";
import { traitsOf } from "./block.ts";
import { isMatter, isText } from "./clause.ts";
import type { LoadUnit } from "./entry.ts";
import { readSets } from "./sets.ts";
import type { Situation } from "./situation.ts";
import { spanOf } from "./situation.ts";

const FIGURE =
  "[+-]?\\d+(?:[.,]\\d+)?(?: ?(?:kgs?|k|lbs?|pounds?|reps?|sets?|s|secs?|seconds?|mins?|minutes?|m|km|%))?";
/** `up from 95`, `2.5 more than last time`, `vs 95 last week`, `same as tuesday`: what it is held against. */
const COMPARED = new RegExp(
  `(?<![\\p{L}\\d.,])(?:(?:up|down|jump|increase|improvement) (?:(?:by )?${FIGURE} )?(?:from|on|over)|${FIGURE} (?:more|less|fewer|heavier|lighter|better|worse|faster|slower|quicker|longer|shorter|up|down|over|above|below)(?: reps?)? (?:than|from|on|compared)|${FIGURE} off (?:my|the|a) (?:pb|pr|best|record)|(?:more|less|fewer|heavier|lighter|better|worse|harder|easier|faster|slower|same|compared) (?:than|as|to|with)|vs|versus|instead of|last (?:time|week|session|workout|month)(?: (?:i|it|was|did|i did|it was|i got))*:? (?=\\d)|(?:used to|was) (?:be )?${FIGURE} (?:last|before|a)|(?:with |plus |and )?${FIGURE} (?:of |in )?(?:chains?|bands?))(?![\\p{L}])`,
  "u",
);

/** `95 last week`, `3 months ago it was 150`: behind today's sets, those of another day, which stands right beside them. */
const OTHER_DAY =
  /(?:\d(?: ?(?:kgs?|lbs?|reps?))? |^ *)(?:last (?:time|week|session|workout|month|year)|(?:a |\d+ |\p{L}+ )?(?:weeks?|months?|years?) ago)(?!\p{L})/u;

/** Where, among the atoms of a clause, a comparison with the past begins; 0 only behind sets, -1 if nowhere. */
export function comparedFrom(at: Situation, atoms: readonly Atom[]): number {
  if (!atoms.some((atom) => atom.kind === "filler" || atom.kind === "talk" || atom.kind === "word")) return -1;
  const { start, end } = spanOf(atoms);
  const plain = at.message.plain({ start, end });
  if (at.accepted && OTHER_DAY.test(plain) && !atoms.some(isAnchor)) return 0;
  const match = COMPARED.exec(plain);
  if (!match) return -1;
  const index = atoms.findIndex((atom) => atom.end > start + match.index);
  const told = atoms.slice(0, index).some((atom) => isValue(atom));
  return told || at.accepted ? index : -1;
}

/** `3x5 8/10`: behind a product the figure out of ten says how it was; a list of reps would have no such end. */
export function ratedFrom(atoms: readonly Atom[]): number {
  const product = atoms.findLastIndex((atom) => atom.kind === "x");
  const scale = atoms.findLastIndex(isValue);
  return product >= 0 && scale > product + 1 && atoms[scale]!.kind === "scale" ? scale : -1;
}

/** Around a log they say nothing, beside a figure who was there. */
const PEOPLE: ReadonlySet<string> = new Set(["guys", "folks"]);
const MANY = /^(?:people|folk|men|women|guys|\p{L}+[^s]s)$/u;

/** Whether a clause behind sets that are told whole counts something else: `and 2 coffees before`, `gym was 30 degrees`. */
export function isOfOtherThings(at: Situation, index: number, core: readonly Atom[], tail: readonly Atom[]): boolean {
  const { open } = at.message;
  if (!at.accepted || open?.kind !== "sets" || core.some((atom) => atom.kind === "x")) return false;
  const anchors = core.filter(isAnchor);
  const [sport] = anchors;
  if (sport?.kind === "sport" && anchors.length === 1) {
    const outing = readActivity(sport.word, core);
    return outing.stray || outing.fields + outing.intervals.length === 0;
  }
  if (anchors.length > 0 || !open.atoms.some((atom) => atom.kind === "x")) return false;
  const matters = [...core, ...tail].filter(isMatter);
  const [figure] = matters;
  if (matters.length !== 1 || figure === undefined) return false;
  // "paused 3 seconds" is no hold of its own.
  if (figure.kind === "time") return traitsOf(open.id).measure === "reps" && [...core, ...tail].some(isText);
  const noun = [...core, ...tail].find((atom) => atom.start === figure.end + 1);
  if (figure.kind !== "number" || noun === undefined) return false;
  if (noun.kind === "word" && at.clauses[index - 1]?.atoms.some(isText)) return true;
  return (
    (noun.kind === "word" || noun.kind === "talk" || PEOPLE.has(at.message.plain(noun))) &&
    MANY.test(at.message.plain(noun))
  );
}

/** Whether the values of a clause with words would make nonsense of the sets in front, which make sense without them. */
export function spoilsSets(
  open: Block | undefined,
  core: readonly Atom[],
  tail: readonly Atom[],
  unit: LoadUnit,
): boolean {
  if (open?.kind !== "sets" || core.some(isAnchor) || !(core.some(isText) || tail.some(isText))) return false;
  const traits = traitsOf(open.id);
  const parted: Atom = { kind: "separator", mark: ",", start: core[0]!.start, end: core[0]!.start };
  return (
    readSets(open.atoms, traits, unit) !== undefined &&
    readSets([...open.atoms, parted, ...core], traits, unit) === undefined
  );
}
