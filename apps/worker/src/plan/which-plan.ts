/** Which plan is meant where somebody has several. */
import { metaWords } from "@spotter/core/answer/plan";
import { text } from "@spotter/core/chat/reply";
import { clipped } from "@spotter/core/chat/storable";
import type { PlanStatus } from "@spotter/core/plan/life/live-plan";
import type { Option } from "@spotter/core/question/question";
import { plansOf, type StoredPlan } from "@spotter/db/queries/plans";
import { withButtons } from "../questions/ask.ts";
import { type Outcome, type Turn, today } from "../turn.ts";

export type Which = { kind: "plan"; plan: StoredPlan } | { kind: "unclear"; outcome: Outcome };

/**
 * @param by.named words of its title, or `#` and its number; empty where it was not said
 * @param by.again the command to do once it is known
 */
export async function whichPlan(
  turn: Turn,
  by: { named: string; statuses: readonly PlanStatus[]; again: (name: string) => string; none: string },
): Promise<Which> {
  const plans = await plansOf(turn.tx, { athleteId: turn.athlete.id, statuses: by.statuses });
  const named = by.named.trim().toLowerCase();
  const found = /^#\d+$/.test(named)
    ? plans.filter(({ id }) => `#${id}` === named)
    : plans.filter(({ title }) => title.toLowerCase().includes(named));
  const [only] = found;
  if (only && found.length === 1) return { kind: "plan", plan: only };
  if (plans.length === 0) return { kind: "unclear", outcome: { answers: [{ blocks: [text(by.none)] }] } };
  const options: Option[] = (found.length === 0 ? plans : found).slice(0, 8).map((plan) => ({
    kind: "run",
    label: `${clipped(plan.title, 40)} ${metaWords(plan, today(turn))}`,
    words: by.again(`#${plan.id}`),
  }));
  const question =
    named === "" ? "Which plan?" : `You have ${found.length === 0 ? "no" : "more than one"} such plan. Which one?`;
  return { kind: "unclear", outcome: { answers: [await withButtons(turn, { options }, [text(question)])] } };
}
