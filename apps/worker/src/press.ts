/** A pressed button: undo, or the answer to a question. */
import type { Deps } from "./conversation/drain.ts";
import { pressOffer } from "./history/press-offer.ts";
import { answerQuestion } from "./questions/answer.ts";
import { type Outcome, SILENCE, type Turn } from "./turn.ts";
import { undoMessage } from "./undo.ts";

export async function press(turn: Turn, deps: Deps, action: string): Promise<Outcome> {
  const [verb, id, index, option] = action.split(":");
  if (!/^\d{1,15}$/.test(id ?? "")) return SILENCE;
  switch (verb) {
    case "undo":
      return undoMessage(turn, Number(id));
    case "answer":
      return answerQuestion(turn, Number(id), Number(index));
    case "import":
      return pressOffer(turn, deps, { id: Number(id), step: Number(index), option: Number(option) });
    default:
      return SILENCE;
  }
}
