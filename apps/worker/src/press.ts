/** A pressed button: undo, or the answer to a question. */
import { answerQuestion } from "./questions/answer.ts";
import { type Outcome, SILENCE, type Turn } from "./turn.ts";
import { undoMessage } from "./undo.ts";

export async function press(turn: Turn, action: string): Promise<Outcome> {
  const [verb, id, index] = action.split(":");
  if (!/^\d{1,15}$/.test(id ?? "")) return SILENCE;
  switch (verb) {
    case "undo":
      return undoMessage(turn, Number(id));
    case "answer":
      return answerQuestion(turn, Number(id), Number(index));
    default:
      return SILENCE;
  }
}
