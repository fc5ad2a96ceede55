/** Whether the words around a figure let it be what was found: a mean no single night, an estimate no load on the bar. */
import type { Fact, FigureKind } from "../fact.ts";
import type { Stated } from "./figures.ts";

/** What a figure without a unit is by the words right in front of it. */
const KINDS: readonly (readonly [RegExp, FigureKind])[] = [
  [/\b(?:heart rate|pulse|hr)\b[^\d.;,]{0,20}$/i, "bpm"],
  [/\brpe\b[^\d.;,]{0,20}$/i, "rpe"],
  [/\brir\b[^\d.;,]{0,20}$/i, "rir"],
  [/\bhrv\b[^\d.;,]{0,20}$/i, "ms"],
  [/\bsets? of\s$/i, "reps"],
  [/\bsteps\b[^\d.;,]{0,20}$/i, "steps"],
];
const MEAN = /\b(?:averag\w*|mean|typical(?:ly)?|usual(?:ly)?|normal(?:ly)?)\b[^\d.;,]{0,40}$/i;
const LIFTED =
  /\b(?:lifted|benched|squatted|deadlifted|pressed|pulled|curled|rowed|used|handled|loaded|worked up to)\b/i;
const ESTIMATED = /\b(?:e?1\s?rm|one[- ]rep max|estimat\w*|e1rm)\b/i;
const WEIGHED = /\bweigh(?:s|ed|ing)?\b|\bbody ?weight\b/i;
const UNDER = /\b(?:less than|fewer than|under|below|at most|no more than|up to)\s$/i;
const OVER = /\b(?:more than|over|above|at least|no less than)\s$/i;

/** @param sentence with its numbers in digits, as the figure was read from */
export function isMeant(figure: Stated, fact: Fact, sentence: string): boolean {
  const before = sentence.slice(0, figure.start);
  const kind = figure.told ? undefined : KINDS.find(([words]) => words.test(before))?.[1];
  if (kind !== undefined && fact.is !== kind) return false;
  const isCount = fact.is === "days" || fact.is === "count";
  if (MEAN.test(before) && !fact.mean && !isCount) return false;
  if (fact.told === "estimate" && LIFTED.test(sentence) && !ESTIMATED.test(sentence)) return false;
  if (fact.is === "kg" && WEIGHED.test(sentence) && fact.like !== "Bodyweight") return false;
  const stated = figure.meanings.find(({ is }) => is === fact.is)?.value;
  if (stated === undefined) return true;
  if (UNDER.test(before)) return fact.value <= stated * (1 + 1e-9);
  return !OVER.test(before) || fact.value >= stated * (1 - 1e-9);
}
