/** A plan in words becomes a draft to look at: nothing counts before it is confirmed. */
import { ambiguityBlocks, planBlocks, planHowTo } from "@spotter/core/answer/plan";
import { type Button, text } from "@spotter/core/chat/reply";
import { clipped, storable } from "@spotter/core/chat/storable";
import { ownName } from "@spotter/core/exercise/own-name";
import { draftOf } from "@spotter/core/plan/life/begin";
import type { PlanContext } from "@spotter/core/plan/plan";
import { readPlan } from "@spotter/core/plan/read";
import { addDraft, planById, type StoredPlan } from "@spotter/db/queries/plans";
import type { Model } from "../claude/model.ts";
import type { Answer, Turn } from "../turn.ts";
import { completedPlan } from "./completed-plan.ts";
import { planWords } from "./plan-words.ts";

const LONGEST_TITLE = 80;
const LONGEST_WORDS = 60_000;

/** Reads words as a plan and shows what was understood. @param model asked for what no rule can place */
export async function draftFrom(
  turn: Turn,
  words: string,
  fallbackTitle = "Your plan",
  model?: Model | undefined,
): Promise<Answer> {
  const { tx, athlete, originId } = turn;
  const given = storable(words, LONGEST_WORDS);
  const context = planContext(turn);
  const asRead = { text: given, reading: readPlan(given, context), context };
  const { reading, aside } = await completedPlan(turn, model, asRead);
  if (reading.sessions.length === 0)
    return {
      blocks: [
        text("I found no session in that. A line for each helps, such as: Mon squat 5x5, bench 3x8."),
        ...planHowTo(),
        ...aside,
      ],
      data: { plan: null, ambiguities: reading.ambiguities },
    };
  const draft = draftOf(reading, fallbackTitle);
  const plan = { ...draft, title: clipped(draft.title, LONGEST_TITLE) };
  const by = { athleteId: athlete.id, originId, words: given, ambiguities: reading.ambiguities, plan };
  const planId = await addDraft(tx, by);
  const answer = draftAnswer(turn, (await planById(tx, { athleteId: athlete.id, planId }))!);
  return { ...answer, blocks: [...aside, ...answer.blocks] };
}

/** What the plan reader should know of the athlete. */
export function planContext({ athlete }: Pick<Turn, "athlete">): PlanContext {
  const own = [...athlete.own].map(([id, name]): [string, string] => [(ownName(name) ?? name).toLowerCase(), id]);
  return { unit: athlete.unit, aliases: new Map([...own, ...athlete.aliases]) };
}

/** A draft with its questions and what can be done with it. @param all all of it, however long */
export function draftAnswer(turn: Pick<Turn, "athlete">, plan: StoredPlan, all = false): Answer {
  const words = planWords(turn);
  const { blocks, clipped: cut } = planBlocks(plan, words, all);
  const questions = ambiguityBlocks(plan.ambiguities, (id) => words.exercise(id).name, all);
  const more: Button[] = cut && !all ? [{ label: "Show all", action: `plan:${plan.id}:all` }] : [];
  return {
    blocks: [...blocks, ...questions],
    buttons: [
      [
        { label: "Confirm", action: `plan:${plan.id}:confirm` },
        { label: "Edit", action: `plan:${plan.id}:edit` },
        { label: "Discard", action: `plan:${plan.id}:discard` },
        ...more,
      ],
    ],
    data: planData(plan),
  };
}

/** The plain data of a plan, for `--json`; a reply to the message finds the plan by it. */
export function planData(plan: StoredPlan): object {
  const { words: _, athleteId: __, ...rest } = plan;
  return { plan: rest };
}
