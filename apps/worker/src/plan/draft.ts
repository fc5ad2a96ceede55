/** A plan in words becomes a draft to look at: nothing counts before it is confirmed. */
import { planBlocks, planHowTo, titleBySport } from "@spotter/core/answer/plan";
import { hidesOpen, planNoteBlocks } from "@spotter/core/answer/plan-open";
import { text } from "@spotter/core/chat/reply";
import { clipped, storable } from "@spotter/core/chat/storable";
import { draftOf } from "@spotter/core/plan/life/begin";
import { readPlan } from "@spotter/core/plan/read";
import { addDraft, planById, type StoredPlan } from "@spotter/db/queries/plans";
import type { Model } from "../claude/model.ts";
import type { Answer, Turn } from "../turn.ts";
import { completedPlan } from "./completed-plan.ts";
import { planContext } from "./edit-context.ts";
import { openQuestion } from "./open-question.ts";
import { planWords } from "./plan-words.ts";

/** What stands beside each stored plan; it changes when the reader reads differently. */
const PLAN_READER = "plan-reader-2";

const LONGEST_TITLE = 80;
const LONGEST_WORDS = 60_000;

/**
 * Reads words as a plan and shows what was understood.
 *
 * @param how.title where the words have none
 * @param how.model asked for what no rule can place
 * @param how.copiedBy who copied them from a photo
 */
export async function draftFrom(
  turn: Turn,
  words: string,
  how: { title?: string; model?: Model | undefined; copiedBy?: { model: string; prompt: string } } = {},
): Promise<Answer> {
  const { tx, athlete, originId } = turn;
  const given = storable(words, LONGEST_WORDS);
  const context = planContext(turn);
  const asRead = { text: given, reading: readPlan(given, context), context };
  const { reading, aside, by: helper } = await completedPlan(turn, how.model, asRead);
  // An exercise nobody knows can still be told.
  if (reading.sessions.length === 0 && !reading.ambiguities.some(({ kind }) => kind === "unknown-exercise"))
    return {
      blocks: [
        text("I found no session in that. A line for each helps, such as: Mon squat 5x5, bench 3x8."),
        ...planHowTo(),
        ...aside,
      ],
      data: { plan: null, ambiguities: reading.ambiguities },
    };
  const draft = draftOf(reading, how.title ?? titleBySport(reading.sessions));
  const plan = { ...draft, title: clipped(draft.title, LONGEST_TITLE) };
  const readBy = { reader: PLAN_READER, ...how.copiedBy, ...helper };
  const planId = await addDraft(tx, { athleteId: athlete.id, originId, words: given, readBy, plan });
  const answer = await draftAnswer(turn, (await planById(tx, { athleteId: athlete.id, planId }))!);
  return { ...answer, blocks: [...aside, ...answer.blocks] };
}

/**
 * A draft with what it leaves open, and what can be done with it; the buttons answer its first question.
 *
 * @param all all of it, however long
 */
export async function draftAnswer(turn: Turn, plan: StoredPlan, all = false): Promise<Answer> {
  const words = planWords(turn);
  const { blocks, clipped: cut } = planBlocks(plan, words, all);
  const more = !all && (cut || hidesOpen(plan));
  const { blocks: open, buttons } = await openQuestion(turn, plan, { all, more });
  return { blocks: [...blocks, ...planNoteBlocks(plan, all), ...open], buttons, data: planData(plan) };
}

/** The plain data of a plan, for `--json`; a reply to the message finds the plan by it. */
export function planData(plan: StoredPlan): object {
  const { words: _, athleteId: __, ...rest } = plan;
  return { plan: rest };
}
