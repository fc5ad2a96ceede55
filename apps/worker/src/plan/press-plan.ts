/** The buttons under a plan. */
import { may } from "@spotter/core/access/may";
import { code, text } from "@spotter/core/chat/reply";
import { planById, planOwner } from "@spotter/db/queries/plans";
import { type Answer, type Outcome, SILENCE, type Turn } from "../turn.ts";
import { beginDated, beginQueue, confirm } from "./begin-plan.ts";
import { draftAnswer } from "./draft.ts";
import { discard, shown } from "./move-plan.ts";

const GONE = "That plan is no longer there.";

/** @param what the button, @param day the day some of them carry */
export async function pressPlan(turn: Turn, planId: number, what: string, day: string | undefined): Promise<Outcome> {
  const { tx, athlete } = turn;
  const owner = await planOwner(tx, planId);
  if (owner === undefined) return inPlace(turn, { answers: [{ blocks: [text(GONE)] }] });
  if (!may({ viewer: athlete.id, action: "change", subject: owner }))
    return { answers: [{ blocks: [text("That button is for whose plan it is.")] }] };
  const plan = (await planById(tx, { athleteId: athlete.id, planId }))!;
  if (what === "all")
    return inPlace(turn, {
      answers: [plan.status === "draft" ? await draftAnswer(turn, plan, true) : await shown(turn, plan, true)],
    });
  if (what === "edit") return { answers: [howToEdit(plan.title)] };
  if (plan.status !== "draft")
    return inPlace(turn, { answers: [{ blocks: [text(`${plan.title} has begun already. /plan show tells it.`)] }] });
  switch (what) {
    case "confirm":
      return inPlace(turn, await confirm(turn, plan));
    case "order":
      return inPlace(turn, await beginQueue(turn, plan));
    case "start":
      return /^\d{4}-\d{2}-\d{2}$/.test(day ?? "") ? inPlace(turn, await beginDated(turn, plan, day!)) : SILENCE;
    case "discard":
      return inPlace(turn, await discard(turn, plan));
    default:
      return SILENCE;
  }
}

function howToEdit(title: string): Answer {
  return {
    blocks: [
      text(`Say what should change in ${title}, as an answer to it or like this:`),
      {
        kind: "list",
        items: [
          [code("/plan edit make Wednesday 4 sets")],
          [code("/plan edit move long run to Sunday")],
          [code("/plan edit swap leg press for hack squat")],
          [code("/plan edit add 2 sets of calf raises on Friday")],
        ],
      },
    ],
  };
}

function inPlace(turn: Turn, outcome: Outcome): Outcome {
  const [first, ...others] = outcome.answers;
  return { ...outcome, answers: first ? [{ ...first, replaces: turn.incoming.messageId }, ...others] : [] };
}
