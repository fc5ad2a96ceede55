/** The corpora, each read by its reader alone and with the configured model beside it. */

import { inParallel } from "@spotter/core/jobs/in-parallel";
import type { Entry } from "@spotter/core/log/entry";
import { readLog } from "@spotter/core/log/read";
import { completeNotes } from "@spotter/core/model/complete-notes";
import { unplacedIn } from "@spotter/core/model/complete-plan";
import { unreadIn } from "@spotter/core/model/unread";
import { isHalfRead } from "@spotter/core/model/unread-note";
import type { Observation } from "@spotter/core/note/observation";
import { readNote } from "@spotter/core/note/read";
import type { Plan } from "@spotter/core/plan/plan";
import { readPlan } from "@spotter/core/plan/read";
import { completeLog } from "@spotter/worker/claude/complete-log";
import { completeNotes as askAboutNotes } from "@spotter/worker/claude/complete-notes";
import { completePlan } from "@spotter/worker/claude/complete-plan";
import { deadlineIn } from "@spotter/worker/claude/deadline";
import type { Model } from "@spotter/worker/claude/model";
import { type LogCase, logCases, scoreLog } from "../corpus/log-score.ts";
import { type NoteCase, noteCases, scoreNotes } from "../corpus/note-score.ts";
import { type PlanCase, planCases, scorePlans } from "../corpus/plan-score.ts";

/** How one text of a corpus went: `skipped` where the product would not ask. */
export type Run<T> = { kind: "skipped" } | { kind: "completed"; reading: T } | { kind: "failed"; why: string };

export type Corpus = {
  name: string;
  cases: number;
  /** Score of the reader alone. */
  alone: number;
  /** Asks the model where the product would, a few at a time. */
  withModel(model: Model, atOnce: number): Promise<{ score: number; asked: number; failed: Record<string, number> }>;
};

/** @param most of each corpus, spread over it evenly */
export function corpora(most: number): Corpus[] {
  const files = (name: string) =>
    [`../corpus/${name}.own.jsonl`, `../../../shared/corpus/${name}.jsonl`].map((path) => ({
      name: `${name}${path.includes("own") ? ", own" : ", shared"}`,
      file: new URL(path, import.meta.url),
    }));
  const found = <C>(name: string, read: (file: URL) => C[] | undefined) =>
    files(name).flatMap((one) => {
      const cases = read(one.file);
      return cases ? [{ name: one.name, cases: spread(cases, most) }] : [];
    });
  return [
    ...found("log", logCases).map((one) =>
      corpus({ ...one, score: logScore, read: entriesOf, complete: completedLog }),
    ),
    ...found("notes", noteCases).map((one) =>
      corpus({ ...one, score: noteScore, read: observed, complete: completedNote }),
    ),
    ...found("plans", planCases).map((one) =>
      corpus({ ...one, score: planScore, read: planOf, complete: completedPlan }),
    ),
  ];
}

const logScore: Score<LogCase, Entry[]> = (cases, read) => scoreLog(cases, read).score;
const noteScore: Score<NoteCase, Observation[]> = (cases, read) => scoreNotes(cases, read).f1;
const planScore: Score<PlanCase, Plan> = (cases, read) => scorePlans(cases, read).f1;

const entriesOf = ({ text, context }: LogCase) => readLog(text, context).entries;
const observed = ({ text, context }: NoteCase) => readNote(text, context);
const planOf = ({ text, context }: PlanCase) => readPlan(text, context);

async function completedLog(model: Model, { text, context }: LogCase): Promise<Run<Entry[]>> {
  const reading = readLog(text, context);
  const unread = unreadIn(text, reading, context);
  if (unread === undefined) return { kind: "skipped" };
  const done = await completeLog(model, { unread, reading, context, ...forNobody(model) });
  return done.kind === "completed" ? { kind: "completed", reading: done.entries } : { kind: "failed", why: done.kind };
}

async function completedNote(model: Model, { text, context }: NoteCase): Promise<Run<Observation[]>> {
  const reading = readNote(text, context);
  if (!isHalfRead(text, reading, context)) return { kind: "skipped" };
  const note = { text, reading, exercise: context.exercise };
  const done = await askAboutNotes(model, { notes: [note], ...forNobody(model) });
  if (done.kind !== "completed") return { kind: "failed", why: done.kind };
  return { kind: "completed", reading: completeNotes(text, reading, done.answer, context).observations };
}

async function completedPlan(model: Model, { text, context }: PlanCase): Promise<Run<Plan>> {
  const reading = readPlan(text, context);
  if (unplacedIn(reading).length === 0) return { kind: "skipped" };
  const done = await completePlan(model, { text, reading, context, ...forNobody(model) });
  return done.kind === "completed" ? { kind: "completed", reading: done.reading } : { kind: "failed", why: done.kind };
}

function forNobody({ timeoutSec }: Model) {
  return { own: new Map<string, string>(), deadline: deadlineIn(timeoutSec) };
}

type Score<C, R> = (cases: readonly C[], read: (one: C) => R) => number;

function corpus<C, R>(by: {
  name: string;
  cases: readonly C[];
  score: Score<C, R>;
  read: (one: C) => R;
  complete: (model: Model, one: C) => Promise<Run<R>>;
}): Corpus {
  const { name, cases, score, read, complete } = by;
  return {
    name,
    cases: cases.length,
    alone: score(cases, read),
    async withModel(model, atOnce) {
      const readings = new Map<C, R>();
      const failed: Record<string, number> = {};
      let asked = 0;
      await inParallel(cases, atOnce, async (one) => {
        const done = await complete(model, one);
        if (done.kind !== "skipped") asked++;
        if (done.kind === "completed") readings.set(one, done.reading);
        if (done.kind === "failed") failed[done.why] = (failed[done.why] ?? 0) + 1;
      });
      return { score: score(cases, (one) => readings.get(one) ?? read(one)), asked, failed };
    },
  };
}

/** So many of a list, from all over it. */
function spread<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list];
  return Array.from({ length: most }, (_, index) => list[Math.floor((index * list.length) / most)]!);
}
