/** The words that say what a sentence, a heading or a piece of a plan is. */

import { FEELING } from "../log/lexicon.ts";

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((word) => word !== ""));

/** A sentence that opens with one of these is about what may happen, not about what to do. */
const CONDITION = words("if when once unless whenever until till should no avoid skip without not");
const CHANGE = words(
  "add adding increase increasing progress raise bump swap replace substitute switch reduce drop decrease deduct repeat retest",
);
/** Talk around a plan; beside a clear prescription they may also open an item. */
const TALK = words(
  "total totals remember note notes nb alternate goal goals aim eat sleep drink make keep don't dont do not never always listen stop legend key tm stay focus get take try use ask weights percentages percentage all everything consistency warning tip tips ps p.s hydrate track record log write test you your this these it",
);

/** Whether a sentence is a rule or a condition, whatever numbers stand in it. */
export function isRule(first: string, second: string): boolean {
  if (CONDITION.has(first)) return true;
  if ((first === "add" && second === "in") || (first === "drop" && second.startsWith("set"))) return false;
  return CHANGE.has(first);
}

/** A condition in the middle of a sentence that asks for nothing else. */
export const CONDITIONAL = /\b(?:when|if|once|unless|as soon as) (?:you|it|the|all|every|i|they)\b/;

export function isTalk(first: string): boolean {
  return TALK.has(first);
}

/** A day without training. */
const REST = words("rest off day days complete full total nothing free none recovery");

/** Whether the words of a piece are those of a rest day. */
export function isRestDay(all: readonly string[]): boolean {
  return (
    all.length > 0 &&
    all.length <= 4 &&
    all.every((word) => REST.has(word) || word === "" || SMALL_REST.has(word)) &&
    all.some((word) => ["rest", "off", "nothing", "none"].includes(word))
  );
}

const SMALL_REST = words("is a the i take i'm im from training gym are it's its");

/** Prose that says as much. */
export const NO_TRAINING =
  /\b(?:don'?t do anything|do nothing|no training|day off|rest days?|(?:is|are|take|as) (?:an? )?(?:complete )?(?:off|rest)\b|nothing (?:on|at all)|i rest\b|we rest\b|is free)/;

/** What a session's parts are called; their order says nothing else. */
const PARTS = words(
  "main set sets part parts block work workout session accessories accessory assistance conditioning finisher core strength lifts lift a b c d e the circuit skill metcon wod gym cardio exercises exercise supersets superset giant primary secondary compound compounds isolation then and optional ancillary supplemental supplementary arms day preset pre warm up warmup cool down cooldown warmdown",
);

/** A heading inside a session: what it calls the items below, if that belongs to each of them. */
export function partOf(all: readonly string[]): "warm up" | "cool down" | "none" | undefined {
  const text = all.filter((word) => !/^\d+$/.test(word)).join(" ");
  if (/^(?:the )?(?:warm ?ups?|w u)(?: sets?)?$/.test(text)) return "warm up";
  if (/^(?:the )?(?:cool ?downs?|warm ?downs?|c d|swim down)(?: sets?)?$/.test(text)) return "cool down";
  if (all.length === 0 || all.length > 5 || !all.every((word) => PARTS.has(word) || /^\d+$/.test(word)))
    return undefined;
  return all.some((word) => word.length > 1) ? "none" : undefined;
}

/** A word whose meaning is all in the structure it leaves behind. */
export function isStructural(word: string): boolean {
  return REST.has(word) || SMALL_REST.has(word) || PARTS.has(word) || TITLED.has(word) || LINKING.has(word);
}

const LINKING = words(
  "on the for every each in of during my next between reps exercises lifts rounds intervals with per times time through also after straight rest training programme week weeks weekend macrocycle mesocycle microcycle macro meso micro block resting superset supersetted alternating then phase cycle period in to up lbs kg kgs lb pounds weights loads",
);

/** Says what kind of sets follow, not of what. */
export function isOfSets(word: string): boolean {
  return OF_SETS.has(word) || FEELING.has(word) || isStructural(word);
}

const OF_SETS = words(
  "start starting begin beginning we'll you'll i'll top back backoff backoffs off down dropset drop ramp ramping joker heavy light volume working warm straight finish total all each last first second third finally fsl bbb amrap myo rest-pause cluster clusters pyramid wave opener openers single singles double doubles triple triples",
);

/** With an exercise or a sport in front, these make a title of it. */
export const TITLED = words(
  "day session workout focus emphasis dominant week block training routine programme program plan class club",
);

/** A detail of the effort before them, not one more effort. */
export const DETAIL = words(
  "last final first middle with including incl inc alternating every of at as starting start hold holding over keep building build increasing progressing within where finishing",
);

/** What makes a heading a plan's title. */
export const PLANNING =
  /\b(?:weeks?|wks?|plan|program(?:me)?|build|block|days?|split|session|routine|template|training|cycle|phase|prep|base|schedule|progression|workouts?|challenge|macrocycle|mesocycle|to)\b/;
