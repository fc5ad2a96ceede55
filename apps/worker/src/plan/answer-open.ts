/** An open question of a draft is answered, by a tap or in words: the draft changes, and what is left is asked on. */

import { metaWords } from "@spotter/core/answer/plan";
import { changeBlocks, changeLines, changeSummary } from "@spotter/core/answer/plan-change";
import { code, strong, text } from "@spotter/core/chat/reply";
import { clipped } from "@spotter/core/chat/storable";
import { ownName, ownPhrase } from "@spotter/core/exercise/own-name";
import { openIn } from "@spotter/core/plan/life/open";
import { answered, typedAnswer } from "@spotter/core/plan/life/open-answer";
import type { OpenAnswer } from "@spotter/core/plan/life/open-choice";
import type { PlanAmbiguity } from "@spotter/core/plan/plan";
import type { Option } from "@spotter/core/question/question";
import { keepMade, learnWord } from "@spotter/db/queries/exercise-changes";
import { addOwnExercise } from "@spotter/db/queries/exercises";
import { planById, plansOf, type StoredPlan } from "@spotter/db/queries/plans";
import { type Answer, type Outcome, type Turn, today } from "../turn.ts";
import { applyChange } from "./change.ts";
import { draftAnswer } from "./draft.ts";
import { editContext } from "./edit-context.ts";
import { openQuestion } from "./open-question.ts";
import { planWords } from "./plan-words.ts";

const LONGEST_SUMMARY = 200;

/** A tap. */
export async function answerTapped(
  turn: Turn,
  { planId, about, answer }: Extract<Option, { kind: "plan" }>,
): Promise<Outcome> {
  const plan = await planById(turn.tx, { athleteId: turn.athlete.id, planId });
  if (!plan) return said("That plan is no longer there.");
  if (plan.status !== "draft") return said(`${plan.title} has begun already: /plan edit changes it.`);
  const open = openIn(plan).find(
    (one) => one.kind === about.kind && one.quote === about.quote && (one.kind !== "number" || one.of === about.of),
  );
  // Answered elsewhere, or gone with an edit: the draft as it is now.
  if (!open) return { answers: [await draftAnswer(turn, plan)] };
  return (await settle(turn, plan, open, answer)) ?? said(NOT_PLACED);
}

/** `/plan answer …` to a question of the newest draft that has one. */
export async function answerTyped(turn: Turn, by: { number: number; words: string }): Promise<Outcome> {
  const drafts = await plansOf(turn.tx, { athleteId: turn.athlete.id, statuses: ["draft"] });
  const plan = drafts.findLast((draft) => openIn(draft).length > 0);
  const open = plan && openIn(plan)[by.number - 1];
  if (!plan || !open) return said("There is no such question: no draft of yours leaves that open.");
  const outcome = await answerIn(turn, plan, open, by.words);
  if (outcome) return outcome;
  return {
    answers: [
      {
        blocks: [
          text(
            `I can't place “${clipped(by.words, 60)}” there. Say it with its numbers, such as `,
            code("/plan answer plank 3x60s"),
            ", or ",
            code("/plan answer keep"),
            " or ",
            code("/plan answer leave out"),
            ".",
          ),
        ],
        data: { changes: [] },
      },
    ],
  };
}

/** Words about the first open question of a draft; `undefined` where they answer it not. */
export async function answerFirst(turn: Turn, plan: StoredPlan, words: string): Promise<Outcome | undefined> {
  const [open] = openIn(plan);
  return open && answerIn(turn, plan, open, words);
}

const NOT_PLACED = "I can't place it so. Say it in other words: /plan answer and the words behind it.";

function answerIn(turn: Turn, plan: StoredPlan, open: PlanAmbiguity, words: string): Promise<Outcome | undefined> {
  return settle(turn, plan, open, typedAnswer(plan, open, words, editContext(turn)));
}

async function settle(
  turn: Turn,
  plan: StoredPlan,
  open: PlanAmbiguity,
  answer: OpenAnswer,
): Promise<Outcome | undefined> {
  // A word is only remembered where it places something.
  const tried = answer.kind === "new" ? { kind: "exercise" as const, id: "own-0" } : answer;
  if (!answered(plan, open, tried, editContext(turn))) return undefined;
  const known = await remembered(turn, open, answer);
  const after = answered(plan, open, known.answer, editContext(known.turn))!;
  const lines = changeLines(plan, after, planWords(known.turn));
  const how = { note: "is kept as a note", leave: "is left out" }[known.answer.kind as "note" | "leave"];
  const quote = `“${clipped(open.quote, 80)}”`;
  const summary = how === undefined ? changeSummary(lines) : `${quote} ${how}`;
  return applyChange(turn, {
    before: plan,
    after,
    summary: clipped(summary, LONGEST_SUMMARY),
    answer: (now) => shortDraft(known.turn, { ...plan, ...now }, how === undefined ? lines : `${quote} ${how}.`),
  });
}

/** What was changed, and what is still open. */
async function shortDraft(
  turn: Turn,
  plan: StoredPlan,
  what: string | ReturnType<typeof changeLines>,
): Promise<Answer> {
  const { blocks, buttons } = await openQuestion(turn, plan, { more: true });
  return {
    blocks: [
      text(strong(plan.title), ` ${metaWords(plan, today(turn))}`),
      ...(typeof what === "string" ? [text(what)] : changeBlocks(what)),
      ...(blocks.length === 0 ? [text("Nothing is open any more.")] : blocks),
    ],
    buttons,
    data: { changes: typeof what === "string" ? [] : what },
  };
}

/** The athlete's word for an exercise is kept, and one of their own is made; the turn then knows both. */
async function remembered(
  turn: Turn,
  open: PlanAmbiguity,
  answer: OpenAnswer,
): Promise<{ turn: Turn; answer: Exclude<OpenAnswer, { kind: "new" }> }> {
  const { tx, athlete } = turn;
  if (answer.kind !== "new" && (answer.kind !== "exercise" || open.kind !== "unknown-exercise"))
    return { turn, answer };
  const phrase = ownPhrase((open.kind === "unknown-exercise" ? open.name : undefined) ?? open.quote);
  const name = answer.kind === "new" ? (ownName(answer.name) ?? answer.name) : undefined;
  const id = answer.kind === "new" ? await addOwnExercise(tx, { athleteId: athlete.id, name: name! }) : answer.id;
  if (name !== undefined && !athlete.own.has(id))
    await keepMade(tx, { athleteId: athlete.id, originId: turn.originId, exercise: id });
  await learnWord(tx, { athleteId: athlete.id, originId: turn.originId, phrase, exerciseId: id });
  const own = name === undefined ? athlete.own : new Map([...athlete.own, [id, name]]);
  const aliases = new Map([...athlete.aliases, [phrase, id]]);
  return { turn: { ...turn, athlete: { ...athlete, own, aliases } }, answer: { kind: "exercise", id } };
}

function said(words: string): Outcome {
  return { answers: [{ blocks: [text(words)] }] };
}
