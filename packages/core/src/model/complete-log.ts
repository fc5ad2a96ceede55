/** Joins what a model answers for a log with what the log reader read: only what the text tells, and never less than the reader's. */
import type { Dropped } from "../ground/dropped.ts";
import { groundLog } from "../ground/log.ts";
import type { Entry, LogContext, LoggedSet, LogReading, SetsEntry } from "../log/entry.ts";
import { entriesOf, type LogAnswer } from "./log-answer.ts";

export type CompletedLog = {
  entries: Entry[];
  /** What the answer said beyond the text. */
  leftOut: LeftOut[];
};

/** `what` is an exercise id, a sport or a metric; `field` is absent where nothing of it was kept. `set` counts from 1. */
export type LeftOut = { what: string; set?: number; field?: string };

/**
 * @param unread the part of the message that the model was asked about; the answer is held against nothing else
 * @returns the reader's entries, completed. An entry of the reader's is only exchanged for one that holds all its sets
 */
export function completeLog(unread: string, reading: LogReading, answer: LogAnswer, context: LogContext): CompletedLog {
  const answered = entriesOf(answer);
  const { kept, dropped } = groundLog(answered, unread, context);
  const entries = [...reading.entries];
  for (const entry of kept) {
    const at = entries.findIndex((one) => isOfSame(one, entry));
    const own = entries[at];
    if (!own) entries.push(entry);
    else if (own.type === "sets" && entry.type === "sets" && holdsAll(entry, own)) entries[at] = withOwn(entry, own);
  }
  return { entries, leftOut: leftOutOf(answered, dropped) };
}

function isOfSame(a: Entry, b: Entry): boolean {
  if (a.type === "sets") return b.type === "sets" && a.exercise === b.exercise && a.date === b.date;
  if (a.type === "activity") return b.type === "activity" && a.sport === b.sport;
  return a.type === "wellness" && b.type === "wellness" && a.metric === b.metric;
}

/** Each set of the reader's is among the answer's, in order, which may say more of it. */
function holdsAll({ sets }: SetsEntry, own: SetsEntry): boolean {
  let from = 0;
  return own.sets.every((set) => {
    const at = sets.findIndex((one, index) => index >= from && agrees(one, set));
    from = at + 1;
    return at >= 0;
  });
}

function agrees(set: LoggedSet, own: LoggedSet): boolean {
  return (Object.keys(own) as (keyof LoggedSet)[]).every((field) => {
    if (field === "typed") return true;
    const [a, b] = [set[field], own[field]];
    return typeof a === "number" && typeof b === "number" ? Math.abs(a - b) < 0.01 : a === b;
  });
}

/** The sets by the answer; the note too, where it has one: the reader's own holds the words of those sets. */
function withOwn(entry: SetsEntry, own: SetsEntry): SetsEntry {
  return { ...own, sets: entry.sets, ...(entry.note !== undefined && { note: entry.note }) };
}

/** One line a thing: an entry of which nothing is left, or single figures of one. */
function leftOutOf(answered: readonly Entry[], dropped: readonly Dropped[]): LeftOut[] {
  const found = new Map<string, LeftOut>();
  const whole = new Set(dropped.filter(({ path }) => /^\d+$/.test(path)).map(({ path }) => path));
  for (const { path } of dropped) {
    const [index = "", field, set, ofSet] = path.split(".");
    const entry = answered[Number(index)];
    const what = entry && whatOf(entry);
    if (what === undefined || field === "note") continue;
    const left: LeftOut = whole.has(index)
      ? { what }
      : field === "sets" && set !== undefined
        ? { what, set: Number(set) + 1, ...(ofSet !== undefined && { field: ofSet }) }
        : { what, ...(field !== undefined && { field }) };
    found.set(JSON.stringify(left), left);
  }
  return [...found.values()];
}

function whatOf(entry: Entry): string | undefined {
  if (entry.type === "sets") return entry.exercise;
  if (entry.type === "activity") return entry.sport;
  return entry.type === "wellness" ? entry.metric : undefined;
}
