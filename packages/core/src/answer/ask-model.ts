/** What an athlete reads of a model's answer: the sentences that stand, or an honest word in their place. */
import { type Block, text } from "../chat/reply.ts";
import type { NoAnswer } from "../model/purpose.ts";
import { answerableBlocks } from "./ask.ts";
import { noAnswerWords } from "./completion.ts";

/**
 * @param struck how many sentences do not stand in what the tools returned
 * @param brokenOff why there is not more of it
 */
export function saidBlocks(kept: readonly string[], struck: number, brokenOff?: NoAnswer): Block[] {
  const left = struck === 1 ? "one sentence" : `${struck} sentences`;
  return [
    ...kept.map((paragraph) => text(paragraph)),
    ...(struck > 0 ? [text(`I left out ${left} I couldn't back with your log.`)] : []),
    ...(brokenOff ? [text(`The language model was to say more, but ${noAnswerWords(brokenOff)}.`)] : []),
  ];
}

/** What stands of an answer that is still being written. */
export function soFarBlocks(kept: readonly string[]): Block[] {
  return kept.map((paragraph, nth) => text(nth === kept.length - 1 ? `${paragraph} …` : paragraph));
}

export function stillBlocks(): Block[] {
  return [text("Still at it: your language model takes its time. The answer will stand here.")];
}

/**
 * Where nothing of the model's is said.
 *
 * @param why `struck`: nothing of it stood
 * @param found the deterministic answers of the tools it asked
 */
export function unsaidBlocks(why: NoAnswer | "struck", found: readonly Block[]): Block[] {
  const lead =
    why === "struck"
      ? "What the language model made of it I couldn't back with your log."
      : `The language model was to answer that, but ${noAnswerWords(why)}.`;
  if (found.length > 0) return [text(`${lead} What your log says:`), ...found];
  return why === "struck"
    ? answerableBlocks("I answer from your log, and I found nothing in it for that. What I can tell: ")
    : answerableBlocks(`${lead} What I can answer without: `);
}
