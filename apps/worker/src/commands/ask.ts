/**
 * `/ask`: a question in plain English, answered from the asker's own log; "Why" shows the rows behind it. Rules read the
 * common ones; what they leave is asked of a model, if there is one.
 */
import { askedBlocks, othersBlocks, unansweredBlocks } from "@spotter/core/answer/ask";
import { whyBlocks } from "@spotter/core/answer/ask-why";
import { readQuestion } from "@spotter/core/ask/question";
import { text } from "@spotter/core/chat/reply";
import type { CommandArgs } from "@spotter/core/command/parse";
import { matchExercise } from "@spotter/core/exercise/match";
import { matchOwn, ownPhrase } from "@spotter/core/exercise/own-name";
import { modelAnswer } from "../ask/model-answer.ts";
import { useTool } from "../ask/tools.ts";
import type { Deps } from "../conversation/drain.ts";
import { withButtons } from "../questions/ask.ts";
import { isGroup, type Outcome, type Turn, today } from "../turn.ts";

/** In front of a question whose answer is to be explained. */
const WHY = /^why:\s*/i;

export async function ask(turn: Turn, args: CommandArgs, deps: Deps): Promise<Outcome> {
  if (isGroup(turn)) return { answers: [{ blocks: [text("Ask me in our private chat: that is not for the group.")] }] };
  const { tx, athlete } = turn;
  const explained = WHY.test(args.question ?? "");
  const question = (args.question ?? "").replace(WHY, "").slice(0, 300);
  const asked = readQuestion(
    question,
    (phrase) =>
      athlete.aliases.get(ownPhrase(phrase)) ??
      matchOwn(phrase, athlete.own, false) ??
      matchExercise(phrase, athlete.aliases),
    today(turn),
  );
  if (asked.kind === "others") return { answers: [{ blocks: othersBlocks(), data: { answered: false } }] };
  if (asked.kind === "unknown") {
    const { model } = deps;
    if (model && question.trim() !== "")
      return { answers: [await modelAnswer(turn, { ...deps, model }, question, explained)] };
    return { answers: [{ blocks: unansweredBlocks(), data: { answered: false } }] };
  }
  const asking = { db: tx, athlete, today: today(turn) };
  const found = await useTool(asking, { viewer: athlete.id, chat: "private", action: "see" }, asked.call);
  if (found === "kept-back") return { answers: [{ blocks: unansweredBlocks(), data: { answered: false } }] };
  const words = { unit: athlete.unit, today: asking.today };
  const blocks = askedBlocks(found, words);
  const data = { answered: true, call: asked.call, found };
  if (explained) return { answers: [{ blocks: [...blocks, ...whyBlocks(found, words)], data }] };
  const why = { kind: "run" as const, label: "Why", words: `/ask why: ${question}` };
  const answer = await withButtons(turn, { options: [why] }, blocks);
  const chart =
    found.tool === "progress" && found.points.length > 1
      ? [{ label: "Chart", action: `e1rm:${athlete.id}:${found.exerciseId}` }]
      : [];
  return { answers: [{ ...answer, buttons: [[...(answer.buttons ?? []).flat(), ...chart]], data }] };
}
