/** A draft is confirmed: asked when it begins, and begun in one go. */
import { planBlocks } from "@spotter/core/answer/plan";
import { planNoteBlocks } from "@spotter/core/answer/plan-open";
import { code, strong, text } from "@spotter/core/chat/reply";
import { beginInOrder, beginOn, OPEN_WEEKS, toldDays } from "@spotter/core/plan/life/begin";
import { nextWeekday } from "@spotter/core/plan/life/coming-day";
import { startTold } from "@spotter/core/plan/start-told";
import { addDays, shortDay } from "@spotter/core/time/local";
import type { StoredPlan } from "@spotter/db/queries/plans";
import { type Answer, type Outcome, type Turn, today } from "../turn.ts";
import { applyChange } from "./change.ts";
import { draftAnswer, planData } from "./draft.ts";
import { planWords } from "./plan-words.ts";

/** A plan that names days is asked when it begins; one that does not begins as a queue. */
export async function confirm(turn: Turn, plan: StoredPlan): Promise<Outcome> {
  if (plan.sessions.length === 0) return { answers: [await nothingInIt(turn, plan)] };
  if (toldDays(plan.sessions) === "order") return beginQueue(turn, plan);
  return { answers: [startQuestion(turn, plan)] };
}

function startQuestion(turn: Turn, plan: StoredPlan): Answer {
  const now = today(turn);
  const monday = nextWeekday("mon", now);
  const on = (label: string, day: string) => ({ label, action: `plan:${plan.id}:start:${day}` });
  const told = startTold(plan.words, now);
  return {
    blocks: [text("When does ", strong(plan.title), " begin? Or tell another day: ", code("/plan start 1 Dec"))],
    buttons: [
      ...(told === undefined ? [] : [[on(`${shortDay(told, now)}, as written`, told)]]),
      [on("Today", now), on("Tomorrow", addDays(now, 1)), on(`Next Monday, ${shortDay(monday, now).slice(4)}`, monday)],
      [{ label: "In order, without dates", action: `plan:${plan.id}:order` }],
    ],
    data: { plan: { id: plan.id, title: plan.title }, question: "start" },
  };
}

async function nothingInIt(turn: Turn, plan: StoredPlan): Promise<Answer> {
  const draft = await draftAnswer(turn, plan);
  const why = text(`${plan.title} has no session yet: answer what is open in it, or send it anew.`);
  return { ...draft, blocks: [why, ...draft.blocks] };
}

/** Gives each session its day, from a day on; a plan under way is dated anew. */
export async function beginDated(turn: Turn, plan: StoredPlan, start: string): Promise<Outcome> {
  if (plan.sessions.length === 0) return { answers: [await nothingInIt(turn, plan)] };
  const after = beginOn(plan, start);
  if ("kind" in after)
    return { answers: [{ blocks: [text("That is more sessions than I can keep: shorten it, please.")] }] };
  const open =
    plan.weeks === undefined && after.weeks === OPEN_WEEKS && plan.sessions.every(({ week }) => week === undefined);
  const again = plan.status === "draft" ? "begins" : "now begins";
  return applyChange(turn, {
    before: plan,
    after,
    summary: `${plan.title} ${again} ${shortDay(start, today(turn))}`,
    answer: (now) => ({
      blocks: [
        text(
          strong(plan.title),
          ` ${again} ${shortDay(start, today(turn))}.`,
          open ? ` It names no end: I planned ${OPEN_WEEKS} weeks, /plan repeat goes on.` : "",
        ),
        ...planBlocks(now, planWords(turn)).blocks.slice(1),
        ...planNoteBlocks(now),
        text(code("/today"), " and ", code("/week"), " show what is due."),
      ],
      data: planData({ ...plan, ...now }),
    }),
  });
}

/** Lets the sessions stand in line. */
export async function beginQueue(turn: Turn, plan: StoredPlan): Promise<Outcome> {
  if (plan.sessions.length === 0) return { answers: [await nothingInIt(turn, plan)] };
  return applyChange(turn, {
    before: plan,
    after: beginInOrder(plan, today(turn)),
    summary: `${plan.title} begins, one session after the other`,
    answer: (now) => ({
      blocks: [
        text(
          strong(plan.title),
          " begins. It has no dates: what you do moves it on, and what you miss waits. ",
          code("/today"),
          " shows what is next.",
        ),
        ...planNoteBlocks(now),
      ],
      data: planData({ ...plan, ...now }),
    }),
  });
}
