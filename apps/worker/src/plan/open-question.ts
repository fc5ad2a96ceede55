/** The buttons under a draft: the likely answers to its first open question, and what can be done with it. */
import { openBlocks } from "@spotter/core/answer/plan-open";
import type { Button } from "@spotter/core/chat/reply";
import { clipped } from "@spotter/core/chat/storable";
import { openIn } from "@spotter/core/plan/life/open";
import { choicesFor } from "@spotter/core/plan/life/open-choice";
import type { PlanAmbiguity } from "@spotter/core/plan/plan";
import type { Option } from "@spotter/core/question/question";
import type { StoredPlan } from "@spotter/db/queries/plans";
import { withButtons } from "../questions/ask.ts";
import type { Answer, Turn } from "../turn.ts";
import { editContext } from "./edit-context.ts";
import { planWords } from "./plan-words.ts";

/**
 * @param show.all every open question, however many
 * @param show.more whether there is more of the plan than is shown
 */
export async function openQuestion(
  turn: Turn,
  plan: StoredPlan,
  show: { all?: boolean; more?: boolean } = {},
): Promise<{ blocks: Answer["blocks"]; buttons: Button[][] }> {
  const words = planWords(turn);
  const blocks = openBlocks(plan, (id) => words.exercise(id).name, show.all);
  const below = draftButtons(plan, show.more);
  const [first] = openIn(plan);
  if (!first) return { blocks, buttons: below };
  const options = choicesFor(plan, first, editContext(turn)).map(
    ({ label, answer }): Option => ({
      kind: "plan",
      label: clipped(label, 60),
      planId: plan.id,
      about: aboutOf(first),
      answer,
    }),
  );
  const { buttons = [] } = await withButtons(turn, { options }, []);
  return { blocks, buttons: [...buttons, ...below] };
}

function aboutOf(open: PlanAmbiguity): Extract<Option, { kind: "plan" }>["about"] {
  return { kind: open.kind, quote: open.quote, ...(open.kind === "number" && { of: open.of }) };
}

function draftButtons({ id }: StoredPlan, more = false): Button[][] {
  return [
    [
      { label: "Confirm", action: `plan:${id}:confirm` },
      { label: "Edit", action: `plan:${id}:edit` },
      { label: "Discard", action: `plan:${id}:discard` },
      ...(more ? [{ label: "Show all", action: `plan:${id}:all` }] : []),
    ],
  ];
}
