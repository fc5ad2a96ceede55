/** The answer that says what comes next in a gym visit. */
import { nextBlocks } from "@spotter/core/answer/next";
import { text } from "@spotter/core/chat/reply";
import { knownExercise } from "@spotter/core/exercise/known";
import { nextItem } from "@spotter/core/session/agenda";
import { type Answer, type Turn, today } from "../turn.ts";
import { exerciseOutlook } from "./exercise-outlook.ts";
import type { Outlook } from "./outlook.ts";

/** What comes next, with buttons to skip or swap it. */
export async function nextAnswer(turn: Turn, outlook: Outlook): Promise<Answer> {
  const { athlete } = turn;
  const { agenda, current, visit, planned: ofPlan } = outlook;
  const item = nextItem(agenda, current);
  const done = agenda.reduce((sum, one) => sum + one.done, 0);
  if (!item) {
    const words =
      agenda.length === 0
        ? "I don't know yet what you do in such a session: log a few, and I will. /start push names one."
        : `Nothing is left of your ${ofPlan ? "planned" : "usual"} session, ${done} sets are done. /end closes it.`;
    return { blocks: [text(words)], data: { next: null, agenda } };
  }
  const { exerciseId, sets, planned } = item;
  const known = await exerciseOutlook(turn, { exerciseId, notWorkoutId: visit?.id, planned });
  const insteadOf = item.insteadOf && knownExercise(item.insteadOf, athlete).name;
  const step = { ...known, set: item.done + 1, sets, ...(insteadOf !== undefined && { insteadOf }) };
  return {
    blocks: nextBlocks(step, { unit: athlete.unit, today: today(turn) }),
    buttons: [
      [
        { label: "Skip", action: `skip:${athlete.id}:${exerciseId}` },
        { label: "Swap", action: `swap:${athlete.id}:${exerciseId}` },
      ],
    ],
    data: { next: { exerciseId, ...step }, agenda },
  };
}
