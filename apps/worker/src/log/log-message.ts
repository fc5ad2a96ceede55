/** Logs what an athlete typed, and answers in a line or two; asks where only they can tell. */
import { nothingFound } from "@spotter/core/answer/greeting";
import { activityLine, noteLine, setsLines, wellnessLine } from "@spotter/core/answer/log";
import type { Button, Span } from "@spotter/core/chat/reply";
import { knownExercise, needsBodyweight } from "@spotter/core/exercise/known";
import { settleDoubts, type Unsettled } from "@spotter/core/log/doubt";
import type { Doubt, Entry, LogReading, SetsEntry } from "@spotter/core/log/entry";
import { readLog } from "@spotter/core/log/read";
import { dayInWords, isoWithOffset } from "@spotter/core/time/local";
import { pastSet } from "@spotter/db/queries/past-set";
import { setsToCompare } from "@spotter/db/queries/sets";
import { bodyweightOn } from "@spotter/db/queries/wellness";
import { askSetsQuestion, askUnknownExercise } from "../questions/ask.ts";
import { type Answer, isGroup, type Outcome, type Turn, today } from "../turn.ts";
import { storeActivity, storeNote, storeSets, storeWellness, whenOf } from "./store-entry.ts";

export async function logMessage(turn: Turn, words: string): Promise<Outcome> {
  const reading = read(turn, words);
  if (reading.entries.length === 0 && reading.unknown.length === 0)
    return { reading: "nothing", answers: isGroup(turn) ? [] : [{ blocks: nothingFound() }] };

  const logged: LoggedLine[] = [];
  const questions: Answer[] = [];
  let position = 0;
  for (const [index, entry] of reading.entries.entries()) {
    if (entry.type !== "sets") {
      logged.push(await logOther(turn, entry, index));
      continue;
    }
    const doubt = reading.doubts.find((one) => one.entry === index);
    const { line, unsettled } = await logSets(turn, entry, position, doubt);
    position += entry.sets.length;
    if (line) logged.push(line);
    if (unsettled) questions.push(await askSetsQuestion(turn, unsettled));
  }
  for (const unknown of reading.unknown) questions.push(await askUnknownExercise(turn, unknown));
  return {
    reading: logged.length > 0 ? "logged" : "asked",
    logged: logged.length > 0,
    answers: [...(logged.length > 0 ? [answerTo(turn, logged)] : []), ...questions],
  };
}

function read({ at, athlete, incoming }: Turn, words: string): LogReading {
  return readLog(words, {
    unit: athlete.unit,
    now: isoWithOffset(at, athlete.timeZone),
    group: incoming.chat.kind === "group",
    ...(athlete.lastExercise !== undefined && { last: athlete.lastExercise }),
    aliases: athlete.aliases,
  });
}

/** What one entry came to: what was done, what it means, and the plain data. */
export type LoggedLine = { done: Span[]; meaning: Span[]; data: Entry };

/**
 * Stores the sets of one exercise, unless the numbers make no sense against history or can be read in two ways.
 *
 * @param doubt what the reader left open about the entry
 */
export async function logSets(
  turn: Turn,
  entry: SetsEntry,
  position: number,
  doubt?: Doubt,
  settled = false,
): Promise<{ line?: LoggedLine; unsettled?: Unsettled }> {
  const { tx, athlete, originId } = turn;
  const { day } = whenOf(turn, entry);
  const by = { athleteId: athlete.id, exerciseId: entry.exercise };
  const bodyweightKg = needsBodyweight(entry.exercise)
    ? await bodyweightOn(tx, { athleteId: athlete.id, day })
    : undefined;
  const exercise = knownExercise(entry.exercise, { own: athlete.own, bodyweightKg });
  const loadsKg = entry.sets.flatMap(({ kg }) => (kg === undefined ? [] : [kg]));
  const holders = (await setsToCompare(tx, { ...by, beforeDay: day, notOriginId: originId, loadsKg })).map(pastSet);
  const lastDay = holders.findLast((set) => set.day < day)?.day;
  const last = holders.filter((set) => set.day === lastDay);
  const choice = settled ? { kind: "settled" as const, entry } : settleDoubts(entry, doubt, holders);
  if (choice.kind !== "settled") return { unsettled: choice };
  await storeSets(turn, choice.entry, exercise, position);
  const { name, style, lift } = exercise;
  const lines = setsLines(
    { name, style, lift, sets: choice.entry.sets, last, holders },
    { unit: athlete.unit, today: today(turn) },
  );
  return { line: { ...lines, done: [...dated(turn, entry), ...lines.done, ...noted(entry.note)], data: choice.entry } };
}

async function logOther(turn: Turn, entry: Exclude<Entry, SetsEntry>, index: number): Promise<LoggedLine> {
  const { unit } = turn.athlete;
  switch (entry.type) {
    case "activity":
      await storeActivity(turn, entry, index);
      return { done: [...dated(turn, entry), ...activityLine(entry, unit)], meaning: [], data: entry };
    case "wellness":
      await storeWellness(turn, entry);
      return { done: [...dated(turn, entry), ...wellnessLine(entry, unit)], meaning: [], data: entry };
    case "note":
      await storeNote(turn, entry);
      return { done: [...dated(turn, entry), ...noteLine(entry)], meaning: [], data: entry };
  }
}

/** `Yesterday: ` before what was not done today. */
function dated(turn: Turn, { date }: Pick<Entry, "date">): Span[] {
  if (date === undefined) return [];
  const words = dayInWords(date, today(turn));
  return [`${words[0]!.toUpperCase()}${words.slice(1)}: `];
}

function noted(note: string | undefined): Span[] {
  return note === undefined ? [] : [` “${note}”`];
}

/** One entry: a line for what was done and one for what it means. Several: a line each. */
export function answerTo(turn: Turn, logged: LoggedLine[]): Answer {
  const buttons: Button[][] = [[{ label: "Undo", action: `undo:${turn.originId}` }]];
  const data = { logged: logged.map((line) => line.data) };
  const [only] = logged;
  if (only && logged.length === 1) {
    const spans = only.meaning.length === 0 ? only.done : [...only.done, "\n", ...only.meaning];
    return { blocks: [{ kind: "text", spans }], buttons, data };
  }
  const items = logged.map(({ done, meaning }): Span[] => (meaning.length === 0 ? done : [...done, " · ", ...meaning]));
  return { blocks: [{ kind: "list", items }], buttons, data };
}
