/** What a message builds up before it becomes entries: a block of sets, an outing, a wellness value, a note. */
import { exerciseById } from "../exercise/catalogue.ts";
import { nearest } from "../exercise/match.ts";
import { remembered } from "../exercise/remembered.ts";
import type { Outing } from "./activity.ts";
import { readActivity } from "./activity.ts";
import type { Atom } from "./atom.ts";
import type { LogContext, LogReading, NoteEntry, SetsEntry, WellnessEntry } from "./entry.ts";
import type { Source } from "./normalise.ts";
import { noteText } from "./normalise.ts";
import type { Traits } from "./set-chain.ts";
import { readSets } from "./sets.ts";
import type { SportWord } from "./sport-words.ts";

export type Span = { start: number; end: number };

export type Block = { day?: string; notes: Span[] } & (
  | {
      kind: "sets";
      id: string;
      atoms: Atom[];
      sport?: SportWord /** The name is a plural behind the number. */;
      counted?: true;
    }
  | { kind: "unknown"; name: string; atoms: Atom[] }
  | {
      kind: "outing";
      word: SportWord /** Where a word stands that says more than the sport. */;
      told?: Span;
      atoms: Atom[];
    }
  /** More sets than are read at once. */
  | { kind: "too-many"; id: string }
  | { kind: "wellness"; entry: WellnessEntry }
  | { kind: "note"; entry: NoteEntry }
);

const CUSTOM: Traits = { load: "external", measure: "reps", perHand: false };

/** How an exercise is counted; an athlete's own counts reps at a load. */
export function traitsOf(id: string): Traits {
  const exercise = exerciseById(id);
  return exercise ? { load: exercise.load, measure: exercise.measure, perHand: exercise.perHand === true } : CUSTOM;
}

/** Turns the blocks of a message into what the reader answers. */
export function readingOf(blocks: readonly Block[], source: Source, context: LogContext): LogReading {
  const reading: LogReading = { entries: [], unknown: [], doubts: [], tooMany: [] };
  // Likeness is costly, and a name may stand over many sets.
  const near = remembered((name) => nearest(name, context.aliases));
  for (const block of merged(blocks)) settle(block, source, context, reading, near);
  reading.tooMany = [...new Set(reading.tooMany)];
  return reading;
}

function settle(
  block: Block,
  source: Source,
  context: LogContext,
  reading: LogReading,
  near: (name: string) => string[],
): void {
  const date = block.day === undefined ? {} : { date: block.day };
  switch (block.kind) {
    case "wellness":
      reading.entries.push({ ...block.entry, ...date });
      return;
    case "note":
      reading.entries.push({ ...block.entry, ...date });
      return;
    case "too-many":
      reading.tooMany.push(block.id);
      return;
    case "outing":
      settleOuting(readActivity(block.word, block.atoms), block, source, reading);
      return;
    case "unknown": {
      const read = readSets(block.atoms, CUSTOM, context.unit);
      if (read === "too-many") reading.tooMany.push(block.name);
      if (!read || read === "too-many") return;
      const note = notesOf(block.notes, source);
      reading.unknown.push({
        name: block.name,
        sets: read.sets,
        ...(note && { note }),
        ...date,
        nearest: near(block.name),
      });
      return;
    }
    case "sets": {
      if (block.sport && isOuting(block.atoms)) {
        settleOuting(readActivity(block.sport, block.atoms), block, source, reading);
        return;
      }
      const read = readSets(block.atoms, traitsOf(block.id), context.unit);
      if (read === "too-many") reading.tooMany.push(block.id);
      if (!read || read === "too-many") return;
      const note = notesOf(block.notes, source);
      const entry: SetsEntry = { type: "sets", exercise: block.id, sets: read.sets, ...(note && { note }), ...date };
      reading.entries.push(entry);
      if (read.minus) reading.doubts.push({ kind: "minus", entry: reading.entries.length - 1 });
      if (read.comma)
        reading.doubts.push({
          kind: "comma",
          quote: source.typed.slice(read.comma.start, read.comma.end),
          entry: reading.entries.length - 1,
          other: { ...entry, sets: read.comma.sets },
        });
    }
  }
}

function settleOuting(outing: Outing, block: Block, source: Source, reading: LogReading): void {
  if (outing.stray || (outing.fields === 0 && outing.intervals.length === 0)) return;
  const told = block.kind === "outing" && block.told ? [block.told] : [];
  const spans = [...told, ...block.notes, ...outing.intervals].sort((a, b) => a.start - b.start);
  const note = notesOf(spans, source);
  const date = block.day === undefined ? {} : { date: block.day };
  reading.entries.push({ ...outing.entry, ...(note !== "" && { note }), ...date });
}

/** Rowing is a sport where distance or time is told and an exercise where loads or sets are. */
function isOuting(atoms: readonly Atom[]): boolean {
  const has = (...kinds: Atom["kind"][]) => atoms.some((atom) => kinds.includes(atom.kind));
  if (has("load", "sets", "reps", "percent")) return false;
  return has("distance", "time", "pace");
}

/** `20 squats`: a number before a plural counts it. */
function asReps(atoms: readonly Atom[]): Atom[] {
  return atoms.map((atom) => (atom.kind === "number" ? { ...atom, kind: "reps", count: atom.value } : atom));
}

function notesOf(spans: readonly Span[], source: Source): string {
  return joined(spans, source)
    .map(({ start, end }) => noteText(source.typed.slice(start, end)))
    .filter((text) => text !== "")
    .join(", ");
}

/** Spans with no more than a space between them are one. */
function joined(spans: readonly Span[], source: Source): Span[] {
  const whole: Span[] = [];
  for (const span of spans) {
    const last = whole.at(-1);
    if (last && span.start > last.end && source.typed.slice(last.end, span.start).trim() === "")
      whole[whole.length - 1] = { start: last.start, end: span.end };
    else whole.push(span);
  }
  return whole;
}

/** Sets of one exercise that follow each other are one block. */
function merged(blocks: readonly Block[]): Block[] {
  const kept: Block[] = [];
  for (const told of blocks) {
    const block = told.kind === "sets" && told.counted ? { ...told, atoms: asReps(told.atoms) } : told;
    const last = kept.at(-1);
    const same = last?.kind === "sets" && block.kind === "sets" && last.id === block.id && last.day === block.day;
    if (same && last.atoms.length > 0) {
      const [first] = block.atoms;
      const at = first?.start ?? 0;
      const parted: Atom = { kind: "separator", mark: "newline", start: at, end: at };
      last.atoms = [...last.atoms, parted, ...block.atoms];
      last.notes = [...last.notes, ...block.notes];
    } else kept.push(block);
  }
  return kept;
}
