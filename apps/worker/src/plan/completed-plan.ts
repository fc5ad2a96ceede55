/** What a language model places of a plan that no rule could place, where there is one. */
import { askLeftOut, readWithHelp, readWithout } from "@spotter/core/answer/completion";
import type { Block } from "@spotter/core/chat/reply";
import { unplacedIn } from "@spotter/core/model/complete-plan";
import type { PlanContext, PlanReading } from "@spotter/core/plan/plan";
import { completePlan } from "../claude/complete-plan.ts";
import { deadlineIn } from "../claude/deadline.ts";
import type { Model } from "../claude/model.ts";
import { limitFor, outside } from "../claude/outside.ts";
import { warnIfTurnedAway } from "../claude/turned-away.ts";
import type { Turn } from "../turn.ts";

/** A longer plan is not shown to a model: it could not be read in the time an athlete waits. */
const LONGEST = 12_000;

/** @returns the reading, completed, what the athlete hears of it, and what helped to read it */
export async function completedPlan(
  turn: Turn,
  model: Model | undefined,
  { text, reading, context }: { text: string; reading: PlanReading; context: PlanContext },
): Promise<{ reading: PlanReading; aside: Block[]; by?: { model: string; prompt: string } }> {
  if (!model || text.length > LONGEST || unplacedIn(reading).length === 0) return { reading, aside: [] };
  const { timeZone, own } = turn.athlete;
  const limitSec = limitFor(turn, model.timeoutSec);
  const asked = await outside(turn, {
    purpose: "plan",
    limitSec,
    work: (id) =>
      completePlan(model, { text, reading, context, own, athlete: { id, timeZone }, deadline: deadlineIn(limitSec) }),
  });
  if (asked === "lost") return { reading, aside: [readWithout("lost", "plan")] };
  if (asked.kind !== "completed") {
    warnIfTurnedAway(turn, asked);
    return { reading, aside: [readWithout(asked.kind, "plan")] };
  }
  const { added, by, leftOut } = asked;
  const notTold = askLeftOut(leftOut, "plan");
  return added > 0
    ? { reading: asked.reading, aside: [readWithHelp(), ...notTold], by }
    : { reading: asked.reading, aside: notTold };
}
