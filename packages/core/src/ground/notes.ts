/** Holds a structured answer for a note against the athlete's own words: what they do not say is dropped and listed. */
import { exerciseById } from "../exercise/catalogue.ts";
import { durationIn } from "../note/duration.ts";
import type { Item } from "../note/item.ts";
import { countOf } from "../note/number-word.ts";
import type { BodyPart, NoteContext, Observation, Side } from "../note/observation.ts";
import { BODY_PARTS, NOTE_KINDS, SIDES } from "../note/observation.ts";
import { unitTold } from "../note/rest.ts";
import { type Around, placesIn } from "./around.ts";
import type { Dropped, Grounded, Reason } from "./dropped.ts";
import { type NoteWords, noteWords } from "./note-words.ts";

/**
 * @param answer observations as the note reader gives them
 * @param text the note they were read from
 * @returns the observations whose quotes stand in the text, each with the fields that the words around it say
 */
export function groundNotes(
  answer: readonly Observation[],
  text: string,
  context: NoteContext = {},
): Grounded<Observation[]> {
  const dropped: Dropped[] = [];
  const kept: Observation[] = [];
  const seen = new Set<string>();
  const placeOf = placesIn(text);
  const given: Given = { context, words: noteWords(context), dropped };
  for (const [index, observation] of answer.entries()) {
    const path = `${index}`;
    const around = placeOf(observation.quote);
    if (!around) {
      dropped.push({ path: `${path}.quote`, value: observation.quote, why: "not-a-quote" });
      continue;
    }
    const grounded = groundOne({ ...observation, quote: around.quote }, around, path, given);
    const key = JSON.stringify(grounded);
    if (!grounded) continue;
    if (seen.has(key)) dropped.push({ path, value: observation, why: "more-than-told" });
    else kept.push(grounded);
    seen.add(key);
  }
  return { kept, dropped };
}

type Given = { context: NoteContext; words: NoteWords; dropped: Dropped[] };

function groundOne(
  observation: Observation,
  around: Around,
  path: string,
  { context, words, dropped }: Given,
): Observation | undefined {
  if (!NOTE_KINDS.includes(observation.kind) || !speaksOf(observation, around, words)) {
    dropped.push({ path: `${path}.kind`, value: observation.kind, why: "not-told" });
    return undefined;
  }
  const kept: Observation = { ...observation };
  const check = <F extends keyof Observation>(
    field: F,
    why: (value: NonNullable<Observation[F]>) => Reason | undefined,
  ) => {
    const value = observation[field];
    if (value === undefined) return;
    const reason = why(value as NonNullable<Observation[F]>);
    if (!reason) return;
    dropped.push({ path: `${path}.${field}`, value, why: reason });
    delete kept[field];
  };
  const pointed = pointedAt(around, words);
  check("set", (set) =>
    pointed.sets.includes(set) ? undefined : pointed.reps.includes(set) ? "other-meaning" : "not-told",
  );
  check("rep", (rep) =>
    pointed.reps.includes(rep) ? undefined : pointed.sets.includes(rep) ? "other-meaning" : "not-told",
  );
  check("exercise", (id) => (namesExercise(around, id, { context, words }) ? undefined : "not-told"));
  check("bodyPart", (part) => whyNoPart(part, around, words));
  check("side", (side) => whyNoSide(side, around));
  check("severity", (severity) => whyNoSeverity(severity, observation, around, words));
  check("seconds", (seconds) => whyNoSeconds(seconds, observation, around, words));
  check("feel", (feel) => whyNoFeel(feel, observation, around, words));
  return kept;
}

function pointedAt({ quote, sentence }: Around, words: NoteWords): ReturnType<NoteWords["pointed"]> {
  const here = words.pointed(quote);
  return here.sets.length + here.reps.length > 0 ? here : words.pointed(sentence);
}

function namesExercise(
  { sentence, before }: Around,
  id: string,
  { context, words }: Pick<Given, "context" | "words">,
): boolean {
  if (id === context.exercise) return true;
  if (exerciseById(id) === undefined && ![...(context.aliases?.values() ?? [])].includes(id)) return false;
  const here = words.exercises(sentence);
  return here.includes(id) || (here.length === 0 && words.exercises(before).at(-1) === id);
}

function whyNoPart(part: BodyPart, { quote, sentence, before }: Around, words: NoteWords): Reason | undefined {
  if (!BODY_PARTS.includes(part)) return "out-of-range";
  const here = words.parts(quote);
  if (here.size > 0) return here.has(part) ? undefined : "not-told";
  const near = words.parts(sentence);
  if (near.size > 0) return near.has(part) ? undefined : "not-told";
  return words.parts(lastSentence(before)).has(part) ? undefined : "not-told";
}

function lastSentence(before: string): string {
  return (
    before
      .trim()
      .split(/[.!?;\n]/)
      .filter((piece) => piece.trim() !== "")
      .at(-1) ?? ""
  );
}

const SIDE_WORDS: Readonly<Record<Side, RegExp>> = {
  left: /\b(?:left|l|lh|lt|lhs)\b/i,
  right: /\b(?:right|r|rh|rt|rhs)\b/i,
  both: /\b(?:both|bilateral|either)\b/i,
};

function whyNoSide(side: Side, { quote, sentence }: Around): Reason | undefined {
  if (!SIDES.includes(side)) return "out-of-range";
  const told = (text: string) => SIDES.filter((one) => SIDE_WORDS[one].test(text));
  const here = told(quote);
  if (here.includes(side)) return undefined;
  const near = told(sentence);
  const both = side === "both" && near.includes("left") && near.includes("right");
  if (here.length > 0 && !both) return "other-meaning";
  return near.includes(side) || both ? undefined : "not-told";
}

const MOST_SEVERITY = 10;

function whyNoSeverity(
  severity: number,
  { kind }: Observation,
  { quote, sentence }: Around,
  words: NoteWords,
): Reason | undefined {
  if (kind !== "pain" || severity < 0 || severity > MOST_SEVERITY || !Number.isFinite(severity)) return "out-of-range";
  if ([quote, sentence].some((piece) => scalesIn(piece, words).includes(severity))) return undefined;
  const read = [...words.read(sentence), ...words.read(quote)];
  const pains = read.filter((one) => one.kind === "pain").map((one) => one.severity);
  if (pains.includes(severity)) return undefined;
  return pains.length > 0 ? "contradicted" : "not-told";
}

/** Figures of a scale: `4/10`, "a 3", "five out of ten", "pain level 2". */
function scalesIn(piece: string, words: NoteWords): number[] {
  const items = words.items(piece);
  return items.flatMap((item, at) => {
    const value = item.kind === "number" ? item.value : item.kind === "word" ? countOf(item.text) : undefined;
    if (value === undefined || value > MOST_SEVERITY) return [];
    const before = items[at - 1]?.text ?? "";
    const after = items.slice(at + 1, at + 4).map((next) => next.text || next.symbol);
    const outOf = after[0] === "/" || after[0] === "out" || after[0] === "of";
    const alone = items[at + 1] === undefined || items[at + 1]?.kind === "mark";
    return outOf || (alone && /^(?:a|an|about|maybe|level|pain|at|like|around|roughly|to)$/.test(before))
      ? [value]
      : [];
  });
}

function whyNoSeconds(
  seconds: number,
  { kind }: Observation,
  { quote, sentence }: Around,
  words: NoteWords,
): Reason | undefined {
  if (kind !== "rest" || seconds <= 0) return "out-of-range";
  if (isInUnitBefore(seconds, words.items(quote), words.items(sentence))) return undefined;
  for (const piece of [quote, sentence]) {
    const items = words.items(piece);
    let any = false;
    for (let from = 0; from < items.length; ) {
      const found = durationIn(items, from, items.length);
      if (!found) break;
      if (!found.range && Math.round(found.seconds) === seconds) return undefined;
      from = found.next;
      any = true;
    }
    if (any) return "other-meaning";
  }
  return "not-told";
}

/** "rested 2 min, then 3 for the last set": a bare figure is in the unit of the rest beside it. */
function isInUnitBefore(seconds: number, quote: readonly Item[], sentence: readonly Item[]): boolean {
  const [figure] = quote;
  const rest = durationIn(sentence, 0, sentence.length);
  if (figure?.kind !== "number" || !rest || rest.range || durationIn(quote, 0, quote.length)) return false;
  const unit = unitTold(sentence.slice(rest.from, rest.next), rest.seconds);
  return unit !== undefined && figure.value * unit === seconds;
}

/** A judgement is the model's own, but not against words whose sense is plain. */
function whyNoFeel(feel: number, { kind }: Observation, { quote }: Around, words: NoteWords): Reason | undefined {
  if (![-1, 0, 1].includes(feel)) return "out-of-range";
  const read = words.read(quote).filter((one) => one.kind === kind && one.feel !== undefined);
  return read.length > 0 && read.every((one) => one.feel === -feel && feel !== 0) ? "contradicted" : undefined;
}

const REST = /\b(?:rest\w*|breaks?|between|off|before|recover\w*|wait\w*)\b/i;
const HURTS =
  /\b(?:hurt\w*|pain\w*|sore\w*|ach\w*|tight\w*|stiff\w*|niggl\w*|twinge\w*|strain\w*|cramp\w*|blister\w*|numb\w*|tweak\w*|pull\w*|sharp|stab\w*|discomfort|doms|stitch|pinch\w*|injur\w*|swell\w*|swollen|bruis\w*|tender\w*|click\w*|pop\w*|rip\w*|callus\w*|tingl\w*|burn\w*|throb\w*|spasm\w*|sprain\w*|flar\w*|inflam\w*)\b/i;

/** Pain needs something that hurts or can hurt, rest a word of rest; the other kinds are a matter of judgement. */
function speaksOf({ kind }: Observation, { quote, sentence }: Around, words: NoteWords): boolean {
  if (kind === "rest") return REST.test(sentence);
  if (kind !== "pain") return true;
  return (
    HURTS.test(quote) ||
    HURTS.test(sentence) ||
    words.parts(sentence).size > 0 ||
    words.read(sentence).some((one) => one.kind === "pain")
  );
}
