/**
 * What notes say of a set that its numbers do not: effort, rest, tempo. It is worked out whenever it is asked for and
 * stored nowhere, so what was typed cannot be overwritten, a note taken back takes its numbers along, and a better
 * reading holds for the past too.
 */
import type { Observation } from "./observation.ts";

/** A value the athlete typed, or one read out of the words quoted. */
export type Told<T> = { value: T; from: "told" } | { value: T; from: "inferred"; quote: string };

export type SetReading = { rpe?: Told<number>; restSeconds?: Told<number>; tempo?: Told<string> };

type TypedSet = {
  rpe?: number | undefined;
  rir?: number | undefined;
  failed?: boolean | undefined;
  restSeconds?: number | undefined;
  tempo?: string | undefined;
};
type About = Pick<Observation, "kind" | "quote" | "feel" | "seconds">;

/**
 * What was typed goes first; of several notes on effort the hardest speaks for the set, of other things the last.
 *
 * @param about the observations that hold for this set, in the order told
 */
export function readingOfSet(set: TypedSet, about: readonly About[]): SetReading {
  const typedRpe = set.failed ? 10 : (set.rpe ?? (set.rir === undefined ? undefined : 10 - set.rir));
  const rpe = typedRpe === undefined ? hardest(about) : told(typedRpe);
  const rest = set.restSeconds === undefined ? restIn(about) : told(set.restSeconds);
  const tempo = set.tempo === undefined ? tempoIn(about) : told(set.tempo);
  return { ...(rpe && { rpe }), ...(rest && { restSeconds: rest }), ...(tempo && { tempo }) };
}

function told<T>(value: T): Told<T> {
  return { value, from: "told" };
}

function hardest(about: readonly About[]): Told<number> | undefined {
  let found: Told<number> | undefined;
  for (const one of about) {
    const value = inferredRpe(one);
    if (value !== undefined && (!found || value > found.value)) found = { value, from: "inferred", quote: one.quote };
  }
  return found;
}

function restIn(about: readonly About[]): Told<number> | undefined {
  const last = about.findLast(({ kind, seconds }) => kind === "rest" && seconds !== undefined);
  return last?.seconds === undefined ? undefined : { value: last.seconds, from: "inferred", quote: last.quote };
}

const TEMPO = /\b(\d)\s?[-/]\s?(\d)\s?[-/]\s?([\dxX])(?:\s?[-/]\s?([\dxX]))?(?![\d-])/;

function tempoIn(about: readonly About[]): Told<string> | undefined {
  for (const { kind, quote } of about.toReversed()) {
    const digits = kind === "tempo" ? TEMPO.exec(quote) : null;
    if (digits) return { value: digits.slice(1).filter(Boolean).join("-").toUpperCase(), from: "inferred", quote };
  }
  return undefined;
}

const RATED =
  /(?:\brpe|@|\blike an?|\bmore (?:like|of) an?)\s*:?\s*(10|[4-9](?:[.,]5)?)(?![\d.,%]*\d|\s?(?:kg|lb|%|\/))/gi;
const IN_RESERVE =
  /\b(one|two|three|four|a couple|[1-4])\b(?: (?:more|extra|good|clean))*(?: reps?)? (?:left|more in|in (?:the )?(?:tank|reserve|hand))/i;
const COUNT: Readonly<Record<string, number>> = { one: 1, two: 2, "a couple": 2, three: 3, four: 4 };
const NEARLY = /\b(?:nearly|almost|barely|hardly|scarcely|only just|just about|scraped)\b/i;
const FAILED =
  /\b(?:missed|miss|failed|fail|failure|pinned|stapled|buried|dumped|bailed|couldn['’]?t (?:finish|lock|get|complete)|all out|max effort)\b/i;
const LIMIT =
  /\b(?:gr[io]u?nd(?:er|y|ing)?|brutal|everything i had|all i had|nothing left|near max|maximal|stuck|fight|fought|survived|spot)\b/i;
const PLENTY =
  /\b(?:flew|effortless|plenty|loads|lots|tons|joke|nothing to it|like (?:nothing|air|a warm ?-?up)|cakewalk|very|super|really|too|so) ?(?:up|easy|light|left|in the tank)?\b/i;
const A_LITTLE = /\b(?:a bit|bit|slightly|a little|a touch|kind of|kinda|sort of)\b/i;

/**
 * The RPE that words of effort stand for. A figure among them is taken as it is (one for RIR as 10 − RIR). Other words
 * get the place they have on the scale of Zourdos et al. 2016 (J Strength Cond Res 30:267), where 10 is a maximum, 9
 * leaves one repetition, 7 three and 6 more: failed 10, at the limit 9.5, hard 9, a bit hard 8.5, fine 8, easy 7, very easy
 * 6. That is good to about a point: enough to see that a light week was not light, too little for an e1RM, which
 * never uses it.
 *
 * @returns 5–10, halves allowed; `undefined` for words that are not of effort or do not judge it
 */
export function inferredRpe({ kind, quote, feel }: Pick<Observation, "kind" | "quote" | "feel">): number | undefined {
  if (kind !== "effort") return undefined;
  const rated = [...quote.matchAll(RATED)].at(-1)?.[1];
  if (rated !== undefined) return Number(rated.replace(",", "."));
  const left = IN_RESERVE.exec(quote)?.[1]?.toLowerCase();
  if (left !== undefined) return 10 - (COUNT[left] ?? Number(left));
  if (feel === undefined) return undefined;
  if (feel === 1) return PLENTY.test(quote) ? 6 : 7;
  if (feel === 0) return 8;
  if (FAILED.test(quote)) return NEARLY.test(quote) ? 9.5 : 10;
  if (NEARLY.test(quote) || LIMIT.test(quote)) return 9.5;
  return A_LITTLE.test(quote) ? 8.5 : 9;
}
