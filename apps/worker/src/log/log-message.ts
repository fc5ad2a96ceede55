/** Logs what an athlete typed, and answers in a line or two; asks where only they can tell. */
import { nothingFound, tooManySets } from "@spotter/core/answer/greeting";
import { activityLine, bodyweightWanted, noteLine, setsLines, wellnessLine } from "@spotter/core/answer/log";
import { outlookBlocks } from "@spotter/core/answer/next";
import { observedLine } from "@spotter/core/answer/observed";
import type { Block, Button, Span } from "@spotter/core/chat/reply";
import { type KnownExercise, knownExercise, needsBodyweight } from "@spotter/core/exercise/known";
import { settleDoubts, type Unsettled } from "@spotter/core/log/doubt";
import type { Doubt, Entry, LogContext, LoggedSet, LogReading, SetsEntry } from "@spotter/core/log/entry";
import { readLog } from "@spotter/core/log/read";
import { isTooSoon, sameWords } from "@spotter/core/log/repeated";
import type { Observation } from "@spotter/core/note/observation";
import { type AnyPr, prsOf } from "@spotter/core/strength/pr";
import { dayInWords, isoWithOffset } from "@spotter/core/time/local";
import { askedForBodyweight } from "@spotter/db/queries/athletes";
import { pastSet } from "@spotter/db/queries/past-set";
import { setsToCompare } from "@spotter/db/queries/sets";
import { openVisit } from "@spotter/db/queries/visits";
import { bodyweightOn } from "@spotter/db/queries/wellness";
import type { Model } from "../claude/model.ts";
import { findExercise } from "../commands/find-exercise.ts";
import { type CompletedNotes, completedNotes, notesOf } from "../note/completed-notes.ts";
import { observe } from "../note/observe.ts";
import { observeAlone } from "../note/observe-alone.ts";
import { ticksNow, withTick } from "../plan/tick.ts";
import { askRepeat, askSetsQuestion, askUnknownExercise } from "../questions/ask.ts";
import { type Answer, isGroup, type Outcome, type Turn, today } from "../turn.ts";
import { exerciseOutlook } from "../visit/exercise-outlook.ts";
import { type CompletedReading, completed } from "./completed.ts";
import { storeActivity, storeSets, storeWellness } from "./store-entry.ts";
import { volumeRecord } from "./volume-record.ts";
import { whenTrained } from "./when.ts";

/**
 * @param how.again the athlete said that the same message means work done again
 * @param how.meant the words are meant for the log, though others read along
 * @param how.model asked for what the reader leaves unread; absent: nobody is
 */
export async function logMessage(
  turn: Turn,
  words: string,
  how: { again?: boolean; meant?: boolean; model?: Model | undefined } = {},
): Promise<Outcome> {
  const context = contextOf(turn, isGroup(turn) && !how.meant);
  const asRead = readLog(words, context);
  const { reading, aside, by, failed } = await completed(turn, isGroup(turn) ? undefined : how.model, words, {
    reading: asRead,
    context,
  });
  const beyond = reading.tooMany.map((id) => knownExercise(id, { own: turn.athlete.own }).name);
  const tooMany: Answer[] = beyond.length > 0 ? [{ blocks: tooManySets(beyond), data: { tooMany: beyond } }] : [];
  if (reading.entries.length === 0 && reading.unknown.length === 0) {
    if (tooMany.length > 0) return { reading: "asked", answers: tooMany };
    const named = isGroup(turn) ? undefined : await namedExercise(turn, words);
    if (named) return { answers: [named] };
    return { reading: "nothing", answers: isGroup(turn) ? [] : [{ blocks: [...nothingFound(), ...aside] }] };
  }
  if (!how.again && isRepeat(turn, words, reading.entries)) return { answers: [await askRepeat(turn, words)] };

  const help = await completedNotes(turn, failed ? undefined : how.model, notesOf(reading.entries));
  const ticked = await ticksNow(turn);
  const logged: LoggedLine[] = [];
  const questions: Answer[] = [];
  let position = 0;
  for (const [index, entry] of reading.entries.entries()) {
    if (entry.type !== "sets") {
      logged.push(await logOther(turn, entry, index, help));
      continue;
    }
    const doubt = reading.doubts.find((one) => one.entry === index);
    const { line, unsettled } = await logSets(turn, entry, { position, doubt, help });
    position += entry.sets.length;
    if (line) logged.push(line);
    if (unsettled) questions.push(await askSetsQuestion(turn, unsettled));
  }
  for (const unknown of reading.unknown) questions.push(await askUnknownExercise(turn, unknown));
  return {
    reading: logged.length > 0 ? "logged" : "asked",
    logged: logged.length > 0,
    answers: [
      ...(logged.length > 0
        ? [await withTick(turn, withAside(answerTo(turn, logged), [...aside, ...help.aside], by), ticked)]
        : []),
      ...questions,
      ...tooMany,
    ],
  };
}

function withAside(answer: Answer, aside: Block[], by: CompletedReading["by"]): Answer {
  return { ...answer, blocks: [...answer.blocks, ...aside], data: { ...(answer.data as object), ...(by && { by }) } };
}

/** Whether the message before said the same, too soon to be new work. */
function isRepeat({ athlete, at, originId }: Turn, words: string, entries: readonly Entry[]): boolean {
  const { lastLog } = athlete;
  if (!lastLog || lastLog.inboxId === originId || !sameWords(lastLog.words, words)) return false;
  const sinceSec = (at.getTime() - lastLog.sentAt.getTime()) / 1000;
  return sinceSec >= 0 && isTooSoon(entries, sinceSec);
}

/** In private the bare name of an exercise asks what to know before its first set. */
async function namedExercise(turn: Turn, words: string): Promise<Answer | undefined> {
  const name = words.trim().replace(/[?!.\s]+$/, "");
  const found = name === "" || name.length > 60 ? undefined : findExercise(name, turn.athlete);
  if (!found) return undefined;
  const { tx, athlete, at } = turn;
  const visit = await openVisit(tx, { athleteId: athlete.id, at });
  const outlook = await exerciseOutlook(turn, { exerciseId: found.id, notWorkoutId: visit?.id });
  return {
    blocks: outlookBlocks(outlook, { unit: athlete.unit, today: today(turn) }),
    data: { exerciseId: found.id, ...outlook },
  };
}

/** What words say that are certainly meant for the log. */
export function readMeant(turn: Turn, words: string): LogReading {
  return readLog(words, contextOf(turn, false));
}

function contextOf({ at, athlete }: Turn, group: boolean): LogContext {
  return {
    unit: athlete.unit,
    now: isoWithOffset(at, athlete.timeZone),
    group,
    ...(athlete.lastExercise !== undefined && { last: athlete.lastExercise }),
    aliases: athlete.aliases,
  };
}

/** What one entry came to: what was done, what it means, and the plain data. */
export type LoggedLine = {
  done: Span[];
  meaning: Span[];
  data: Entry;
  records?: AnyPr[];
  /** What was read in its note. */
  observed?: Observation[];
};

/**
 * Stores the sets of one exercise, unless the numbers make no sense against history or can be read in two ways.
 *
 * @param how.position of its first set in the message
 * @param how.doubt what the reader left open about the entry
 * @param how.settled the athlete has said what is meant
 * @param how.help what a model found in the notes of the message
 */
export async function logSets(
  turn: Turn,
  entry: SetsEntry,
  how: { position: number; doubt?: Doubt | undefined; settled?: boolean; help: CompletedNotes },
): Promise<{ line?: LoggedLine; unsettled?: Unsettled }> {
  const { tx, athlete, originId } = turn;
  const { position, doubt, settled = false, help } = how;
  const when = await whenTrained(turn, entry);
  const { day } = when;
  const by = { athleteId: athlete.id, exerciseId: entry.exercise };
  const bodyweightKg = needsBodyweight(entry.exercise)
    ? await bodyweightOn(tx, { athleteId: athlete.id, day })
    : undefined;
  const exercise = knownExercise(entry.exercise, { own: athlete.own, bodyweightKg });
  const loadsKg = entry.sets.flatMap(({ kg }) => (kg === undefined ? [] : [kg]));
  const compared = await setsToCompare(tx, { ...by, beforeDay: day, notOriginId: originId, loadsKg });
  const holders = compared.map(pastSet);
  const lastDay = holders.findLast((set) => set.day < day)?.day;
  const last = holders.filter((set) => set.day === lastDay);
  const choice = settled ? { kind: "settled" as const, entry } : settleDoubts(entry, doubt, holders);
  if (choice.kind !== "settled") return { unsettled: choice };
  const told = { ...choice.entry, sets: choice.entry.sets.map(asAttempt) };
  const { visitId, day: visitDay } = await storeSets(turn, told, exercise, { position, ...when });
  const { sets, note } = told;
  const positions = { from: position, to: position + sets.length - 1 };
  const about = { day: visitDay, workoutId: visitId, exerciseId: exercise.id, positions };
  const observed = note === undefined ? [] : await observe(turn, note, about, help);
  const { name, style, lift } = exercise;
  const volume = await volumeRecord(turn, exercise, { sets, compared, visitId, day });
  const records = [...prsOf(sets, holders, lift), ...(volume ? [volume] : [])];
  const lines = setsLines({ name, style, lift, sets, last, records }, { unit: athlete.unit, today: today(turn) });
  const done = [...dated(turn, entry), ...lines.done, ...noted(entry.note)];
  const further = [
    inPrivate(turn, observedLine(observed, sets)),
    (await wantsBodyweight(turn, exercise)) ? bodyweightWanted(athlete.unit) : [],
  ];
  const meaning = further.reduce(onNextLine, lines.meaning);
  return { line: { ...lines, meaning, done, data: told, records, observed } };
}

function onNextLine(before: Span[], line: Span[]): Span[] {
  return line.length === 0 || before.length === 0 ? [...before, ...line] : [...before, "\n", ...line];
}

/** How somebody is, is not for the group. */
function inPrivate(turn: Turn, line: Span[]): Span[] {
  return isGroup(turn) ? [] : line;
}

/** Said once, and not where others read along: what a body weighs is private. */
async function wantsBodyweight(turn: Turn, { id, lift }: KnownExercise): Promise<boolean> {
  if (!needsBodyweight(id) || lift.bodyweightKg !== undefined || isGroup(turn)) return false;
  return askedForBodyweight(turn.tx, turn.athlete.id);
}

/** No repetition came of it: a failed attempt. */
function asAttempt(set: LoggedSet): LoggedSet {
  return set.reps === 0 ? { ...set, failed: true } : set;
}

async function logOther(
  turn: Turn,
  entry: Exclude<Entry, SetsEntry>,
  index: number,
  help: CompletedNotes,
): Promise<LoggedLine> {
  const { unit } = turn.athlete;
  switch (entry.type) {
    case "activity": {
      const stored = await storeActivity(turn, entry, index);
      const observed = entry.note === undefined ? [] : await observe(turn, entry.note, stored, help);
      const meaning = inPrivate(turn, observedLine(observed));
      return { done: [...dated(turn, entry), ...activityLine(entry, unit)], meaning, data: entry, observed };
    }
    case "wellness":
      await storeWellness(turn, entry);
      return { done: [...dated(turn, entry), ...wellnessLine(entry, unit)], meaning: [], data: entry };
    case "note": {
      const observed = await observeAlone(turn, entry, help);
      const meaning = inPrivate(turn, observedLine(observed, [], "As data"));
      return { done: [...dated(turn, entry), ...noteLine(entry)], meaning, data: entry, observed };
    }
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
  const records = logged.flatMap((line) => line.records ?? []);
  const observed = logged.flatMap((line) => line.observed ?? []);
  const data = {
    logged: logged.map((line) => line.data),
    ...(records.length > 0 && { records }),
    ...(observed.length > 0 && { observed }),
  };
  const [only] = logged;
  if (only && logged.length === 1) {
    const spans = only.meaning.length === 0 ? only.done : [...only.done, "\n", ...only.meaning];
    return { blocks: [{ kind: "text", spans }], buttons, data };
  }
  const items = logged.map(({ done, meaning }): Span[] => (meaning.length === 0 ? done : [...done, " · ", ...meaning]));
  return { blocks: [{ kind: "list", items }], buttons, data };
}
