/** Changes a plan, says what it was and what it is, and offers to take it back. */
import { text } from "@spotter/core/chat/reply";
import type { LivePlan } from "@spotter/core/plan/life/live-plan";
import { changePlan } from "@spotter/db/queries/plan-changes";
import type { Answer, Outcome, Turn } from "../turn.ts";

/**
 * @param by.summary a few words on the change, for who takes it back
 * @param by.answer made from the plan as it was stored
 */
export async function applyChange(
  turn: Turn,
  by: { before: LivePlan; after: LivePlan; summary: string; answer?: (now: LivePlan) => Answer | Promise<Answer> },
): Promise<Outcome> {
  const { tx, athlete, originId } = turn;
  const { before, after, summary } = by;
  const now = await changePlan(tx, { athleteId: athlete.id, originId, summary, before, after });
  const answer = (await by.answer?.(now)) ?? { blocks: [text(`${summary}.`)] };
  return {
    logged: true,
    answers: [
      {
        ...answer,
        buttons: [...(answer.buttons ?? []), [{ label: "Undo", action: `undo:${originId}` }]],
        data: { plan: { id: now.id, title: now.title, status: now.status }, change: summary, ...dataOf(answer) },
      },
    ],
  };
}

function dataOf({ data }: Answer): object {
  return typeof data === "object" && data !== null ? data : {};
}
