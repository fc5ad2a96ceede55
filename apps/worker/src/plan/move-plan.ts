/** Plans that move as a whole: paused, resumed, shifted, repeated, put away. */
import { planBlocks, sessionName } from "@spotter/core/answer/plan";
import { hidesOpen, planNoteBlocks } from "@spotter/core/answer/plan-open";
import { type Block, strong, text } from "@spotter/core/chat/reply";
import { clipped } from "@spotter/core/chat/storable";
import { weeksOf } from "@spotter/core/plan/life/begin";
import type { LivePlan } from "@spotter/core/plan/life/live-plan";
import { notesIn } from "@spotter/core/plan/life/open";
import { archived, paused, resumed, shifted } from "@spotter/core/plan/life/put-off";
import { queueNow } from "@spotter/core/plan/life/queue-now";
import type { PlanAmbiguity } from "@spotter/core/plan/plan";
import { shortDay } from "@spotter/core/time/local";
import { addDraft, planById, removeDrafts, type StoredPlan } from "@spotter/db/queries/plans";
import { type Answer, type Outcome, type Turn, today } from "../turn.ts";
import { applyChange } from "./change.ts";
import { planData } from "./draft.ts";
import { planWords } from "./plan-words.ts";
import { doneForQueue, standingOf } from "./standing.ts";

export function pause(turn: Turn, plan: StoredPlan): Promise<Outcome> {
  const summary = `${plan.title} is paused`;
  return applyChange(turn, {
    before: plan,
    after: paused(plan, today(turn)),
    summary,
    answer: () => ({
      blocks: [text(`${summary}. /plan resume goes on where it stands; what was due meanwhile moves along.`)],
    }),
  });
}

export async function resume(turn: Turn, plan: StoredPlan): Promise<Outcome> {
  const after = resumed(plan, today(turn), await doneOf(turn, plan));
  return applyChange(turn, {
    before: plan,
    after,
    summary: `${plan.title} goes on`,
    answer: comingAnswer(turn, plan, "goes on"),
  });
}

/** @param days put off by; fewer than none bring it forward */
export async function shift(turn: Turn, plan: StoredPlan, days: number): Promise<Outcome> {
  if (plan.queue)
    return { answers: [{ blocks: [text(`${plan.title} has no dates: what you miss waits by itself.`)] }] };
  const after = shifted(plan, { days, from: today(turn), done: await doneOf(turn, plan) });
  const how = `${Math.abs(days)} ${Math.abs(days) === 1 ? "day" : "days"} ${days > 0 ? "later" : "earlier"}`;
  const summary = `${plan.title}: ${how}`;
  return applyChange(turn, { before: plan, after, summary, answer: comingAnswer(turn, plan, how) });
}

export function archive(turn: Turn, plan: StoredPlan): Promise<Outcome> {
  const summary = `${plan.title} is put away`;
  return applyChange(turn, {
    before: plan,
    after: archived(plan),
    summary,
    answer: () => ({ blocks: [text(`${summary}. What you did stays; /plan repeat brings the plan back.`)] }),
  });
}

/** A draft that is not wanted; nothing of it is kept. */
export async function discard({ tx, athlete }: Turn, { id }: StoredPlan): Promise<Outcome> {
  await removeDrafts(tx, { athleteId: athlete.id, planId: id });
  return { answers: [{ blocks: [text("Discarded. Nothing was planned.")], data: { plan: null } }] };
}

export function rename(turn: Turn, plan: StoredPlan, title: string): Promise<Outcome> {
  const name = clipped(title.trim(), LONGEST_TITLE);
  return applyChange(turn, {
    before: plan,
    after: { ...plan, title: name },
    summary: `${plan.title} is called ${name}`,
  });
}

/** Whether a plan begins anew by itself after its last session. */
export function goesRound({ status, queue, weeks, sessions }: LivePlan): boolean {
  return (
    status === "active" &&
    queue !== undefined &&
    weeks === undefined &&
    sessions.every(({ week }) => week === undefined)
  );
}

export function goesRoundAnswer({ title }: LivePlan): Answer {
  return { blocks: [text(strong(title), " goes round by itself: after its last session comes its first again.")] };
}

/** The same plan once more as a draft, so that it is looked at and given a start. @returns the new plan */
export async function repeat(turn: Turn, plan: StoredPlan): Promise<StoredPlan> {
  const { tx, athlete, originId } = turn;
  const { startDay: _, queue: __, pausedOn: ___, ...head } = plan;
  const sessions = plan.sessions.map(({ date: _date, ...session }, index) => ({ ...session, id: -1 - index }));
  const weeks = plan.queue && plan.weeks === undefined ? undefined : weeksOf(plan);
  // What was never answered is a note by now.
  const ambiguities = notesIn(plan).map((quote): PlanAmbiguity => ({ kind: "note", quote }));
  const copy: Omit<LivePlan, "id"> = {
    ...head,
    status: "draft",
    sessions,
    ambiguities,
    ...(weeks !== undefined && { weeks }),
  };
  const planId = await addDraft(tx, {
    athleteId: athlete.id,
    originId,
    words: plan.words,
    readBy: plan.readBy,
    plan: copy,
  });
  return (await planById(tx, { athleteId: athlete.id, planId }))!;
}

/** Ids of the sessions that were done. */
async function doneOf(turn: Turn, plan: StoredPlan): Promise<Set<number>> {
  if (plan.queue || plan.startDay === undefined) return new Set();
  const { sessions } = await standingOf(turn, { from: today(turn), to: today(turn) });
  return new Set(
    sessions
      .filter(({ planId, workoutId }) => planId === plan.id && workoutId !== undefined)
      .map(({ session }) => session.id),
  );
}

/** Says what comes next where, before and after. */
function comingAnswer(turn: Turn, before: LivePlan, what: string): (now: LivePlan) => Answer {
  return (now) => {
    const day = today(turn);
    const next = nextOf(now, day);
    const was = next && before.sessions.find(({ id }) => id === next.id)?.date;
    const moved =
      next?.date !== undefined && was !== undefined && was !== next.date ? ` (was ${shortDay(was, day)})` : "";
    const line = next?.date === undefined ? "" : ` Next is ${shortDay(next.date, day)}${moved}.`;
    const last = now.sessions
      .flatMap(({ date }) => date ?? [])
      .sort()
      .at(-1);
    const end = last === undefined ? "" : ` It ends ${shortDay(last, day)}.`;
    return { blocks: [text(strong(now.title), ` ${what}.${line}${end}`)] };
  };
}

function nextOf({ sessions }: LivePlan, from: string) {
  return sessions
    .filter(({ date }) => date !== undefined && date >= from)
    .sort((a, b) => (a.date! < b.date! ? -1 : 1))[0];
}

const LONGEST_TITLE = 80;

/** All of a plan, as it stands. */
export async function shown(turn: Turn, plan: StoredPlan, all: boolean): Promise<Answer> {
  const { blocks, clipped: cut } = planBlocks(plan, planWords(turn), all);
  const more = cut || hidesOpen(plan);
  return {
    blocks: [...blocks, ...(await nextInLine(turn, plan)), ...planNoteBlocks(plan, all), ...readByBlocks(plan)],
    ...(more && !all && { buttons: [[{ label: "Show all", action: `plan:${plan.id}:all` }]] }),
    data: planData(plan),
  };
}

/** Where a queue stands. */
async function nextInLine(turn: Turn, plan: StoredPlan): Promise<Block[]> {
  const now = plan.queue && queueNow(plan, await doneForQueue(turn, plan.queue));
  if (!now) return [];
  const next = now.order[now.index];
  return [next ? text("Next in line: ", strong(sessionName(next))) : text("All of it is done.")];
}

/** Named where a model had a part in it. */
function readByBlocks({ readBy: { model, prompt } }: StoredPlan): Block[] {
  return model === undefined ? [] : [text(`Read in part by a language model (${model}, ${prompt ?? "no prompt"}).`)];
}
