/** Holds a structured answer for a note against the athlete's own words: what they do not say is dropped and listed. */
import { exerciseById } from "../exercise/catalogue.ts";
import { normalise } from "../log/normalise.ts";
import { tokenise } from "../log/token.ts";
import { partAt } from "../note/body.ts";
import { durationIn } from "../note/duration.ts";
import { itemsOf } from "../note/item.ts";
import { countOf } from "../note/number-word.ts";
import type { BodyPart, NoteContext, Observation, Side, Which } from "../note/observation.ts";
import { BODY_PARTS, NOTE_KINDS, SIDES } from "../note/observation.ts";
import { readNote } from "../note/read.ts";
import { referencesIn } from "../note/set-reference.ts";
import type { Dropped, Grounded, Reason } from "./dropped.ts";
import { evidenceOf } from "./figure.ts";
import { mentionsIn } from "./scope.ts";

/** How far around its quote an observation's set, side or figure may stand. */
type Around = { quote: string; sentence: string; before: string };

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
  for (const [index, observation] of answer.entries()) {
    const path = `${index}`;
    const span = locate(text, observation.quote);
    if (!span) {
      dropped.push({ path: `${path}.quote`, value: observation.quote, why: "not-a-quote" });
      continue;
    }
    const quoted = { ...observation, quote: text.slice(span.start, span.end) };
    const grounded = groundOne(quoted, aroundOf(text, span), path, { context, dropped });
    const key = JSON.stringify(grounded);
    if (!grounded) continue;
    if (seen.has(key)) dropped.push({ path, value: observation, why: "more-than-told" });
    else kept.push(grounded);
    seen.add(key);
  }
  return { kept, dropped };
}

type Given = { context: NoteContext; dropped: Dropped[] };

function groundOne(
  observation: Observation,
  around: Around,
  path: string,
  { context, dropped }: Given,
): Observation | undefined {
  if (!NOTE_KINDS.includes(observation.kind) || !speaksOf(observation, around, context)) {
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
  const pointed = pointedAt(around, context);
  check("set", (set) =>
    pointed.sets.includes(set) ? undefined : pointed.reps.includes(set) ? "other-meaning" : "not-told",
  );
  check("rep", (rep) =>
    pointed.reps.includes(rep) ? undefined : pointed.sets.includes(rep) ? "other-meaning" : "not-told",
  );
  check("exercise", (id) => (namesExercise(around, id, context) ? undefined : "not-told"));
  check("bodyPart", (part) => whyNoPart(part, around));
  check("side", (side) => whyNoSide(side, around));
  check("severity", (severity) => whyNoSeverity(severity, observation, around, context));
  check("seconds", (seconds) => whyNoSeconds(seconds, observation, around));
  check("feel", (feel) => whyNoFeel(feel, observation, around, context));
  return kept;
}

/** Where a quote stands; case, white space and typography may have been tidied. */
function locate(text: string, quote: string): { start: number; end: number } | undefined {
  if (quote.trim() === "") return undefined;
  const exact = text.indexOf(quote);
  if (exact >= 0) return { start: exact, end: exact + quote.length };
  const plain = normalise(text).plain;
  const words = normalise(quote.trim()).plain.split(/\s+/);
  if (words.length > 60) return undefined;
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s+");
  const found = new RegExp(pattern).exec(plain);
  return found ? { start: found.index, end: found.index + found[0].length } : undefined;
}

/** Characters on either side beyond which nothing belongs to a quote any more. */
const REACH = 300;

/** The quote, the sentences it touches, and what stands in front of them. */
function aroundOf(text: string, { start, end }: { start: number; end: number }): Around {
  const ends = [...text.matchAll(/[.!?;](?=\s|$)|\n/g)].map((match) => match.index);
  const from = (ends.findLast((at) => at < start) ?? -1) + 1;
  const to = ends.find((at) => at >= end - 1) ?? text.length;
  return {
    quote: text.slice(start, end),
    sentence: text.slice(Math.max(from, start - REACH), Math.min(to, end + REACH)),
    before: text.slice(Math.max(0, from - REACH), from),
  };
}

function pointedAt({ quote, sentence }: Around, context: NoteContext): { sets: Which[]; reps: Which[] } {
  const here = referred([quote], context);
  return here.sets.length + here.reps.length > 0 ? here : referred([sentence], context);
}

function referred(texts: readonly string[], context: NoteContext): { sets: Which[]; reps: Which[] } {
  const sets: Which[] = [];
  const reps: Which[] = [];
  for (const text of texts) {
    for (const item of itemsOf(normalise(text), context)) {
      if (item.kind !== "set") continue;
      sets.push(...item.reference.sets);
      reps.push(...item.reference.reps);
    }
    // Inside a wrapped line the place and its noun may be parted.
    for (const reference of referencesIn(
      tokenise(normalise(text).plain.replaceAll("\n", " "), 0),
      context.sets?.length,
    )) {
      sets.push(...reference.sets);
      reps.push(...reference.reps);
    }
  }
  return { sets, reps };
}

function namesExercise(around: Around, id: string, context: NoteContext): boolean {
  const named = (part: string) => {
    const evidence = evidenceOf(part, { unit: "kg", ...(context.aliases && { aliases: context.aliases }) });
    return mentionsIn(evidence, context).map((mention) => mention.id);
  };
  const inItems = (part: string) =>
    itemsOf(normalise(part), context).flatMap((item) => (item.kind === "exercise" ? [item.id] : []));
  if (id === context.exercise) return true;
  if (exerciseById(id) === undefined && ![...(context.aliases?.values() ?? [])].includes(id)) return false;
  const here = [...named(around.sentence), ...inItems(around.sentence)];
  return here.includes(id) || (here.length === 0 && named(around.before).at(-1) === id);
}

function partsIn(text: string): Set<BodyPart> {
  const parts = new Set<BodyPart>();
  for (const item of itemsOf(normalise(text), {}))
    if (item.kind === "body" && item.named.part) parts.add(item.named.part);
  const words = normalise(text)
    .plain.split(/[^\p{L}]+/u)
    .filter((word) => word !== "");
  for (let at = 0; at < words.length; at++) {
    const found = partAt(words, at);
    if (!found) continue;
    if (found.named.part) parts.add(found.named.part);
    at += found.size - 1;
  }
  return parts;
}

function whyNoPart(part: BodyPart, { quote, sentence, before }: Around): Reason | undefined {
  if (!BODY_PARTS.includes(part)) return "out-of-range";
  const here = partsIn(quote);
  if (here.size > 0) return here.has(part) ? undefined : "not-told";
  const near = partsIn(sentence);
  if (near.size > 0) return near.has(part) ? undefined : "not-told";
  return partsIn(lastSentence(before)).has(part) ? undefined : "not-told";
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
  around: Around,
  context: NoteContext,
): Reason | undefined {
  if (kind !== "pain" || severity < 0 || severity > MOST_SEVERITY || !Number.isFinite(severity)) return "out-of-range";
  if (scalesIn(around.quote).concat(scalesIn(around.sentence)).includes(severity)) return undefined;
  const read = [...readNote(around.sentence, context), ...readNote(around.quote, context)];
  const pains = read.filter((one) => one.kind === "pain").map((one) => one.severity);
  if (pains.includes(severity)) return undefined;
  return pains.length > 0 ? "contradicted" : "not-told";
}

/** Figures of a scale: `4/10`, "a 3", "five out of ten", "pain level 2". */
function scalesIn(text: string): number[] {
  const items = itemsOf(normalise(text), {});
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

function whyNoSeconds(seconds: number, { kind }: Observation, { quote, sentence }: Around): Reason | undefined {
  if (kind !== "rest" || seconds <= 0) return "out-of-range";
  for (const text of [quote, sentence]) {
    const items = itemsOf(normalise(text), {});
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

/** A judgement is the model's own, but not against words whose sense is plain. */
function whyNoFeel(feel: number, { kind }: Observation, { quote }: Around, context: NoteContext): Reason | undefined {
  if (![-1, 0, 1].includes(feel)) return "out-of-range";
  const read = readNote(quote, context).filter((one) => one.kind === kind && one.feel !== undefined);
  return read.length > 0 && read.every((one) => one.feel === -feel && feel !== 0) ? "contradicted" : undefined;
}

const REST = /\b(?:rest\w*|breaks?|between|off|before|recover\w*|wait\w*)\b/i;
const HURTS =
  /\b(?:hurt\w*|pain\w*|sore\w*|ach\w*|tight\w*|stiff\w*|niggl\w*|twinge\w*|strain\w*|cramp\w*|blister\w*|numb\w*|tweak\w*|pull\w*|sharp|stab\w*|discomfort|doms|stitch|pinch\w*|injur\w*|swell\w*|swollen|bruis\w*|tender\w*|click\w*|pop\w*|rip\w*|callus\w*|tingl\w*|burn\w*|throb\w*|spasm\w*|sprain\w*|flar\w*|inflam\w*)\b/i;

/** Pain needs something that hurts or can hurt, rest a word of rest; the other kinds are a matter of judgement. */
function speaksOf({ kind }: Observation, { quote, sentence }: Around, context: NoteContext): boolean {
  if (kind === "rest") return REST.test(sentence);
  if (kind !== "pain") return true;
  return (
    HURTS.test(quote) ||
    HURTS.test(sentence) ||
    partsIn(sentence).size > 0 ||
    readNote(sentence, context).some((one) => one.kind === "pain")
  );
}
