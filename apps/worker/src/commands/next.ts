/** `/next`: what comes next in this gym visit; skipping and swapping it. */
import type { CommandArgs } from "@spotter/core/command/parse";
import { nextItem } from "@spotter/core/session/agenda";
import type { Outcome, Turn } from "../turn.ts";
import { askSwap, skip } from "../visit/changes.ts";
import { nextAnswer } from "../visit/next-answer.ts";
import { outlookOf } from "../visit/outlook.ts";

export async function next(turn: Turn, { change }: CommandArgs): Promise<Outcome> {
  const outlook = await outlookOf(turn);
  const item = nextItem(outlook.agenda, outlook.current);
  if (item && change === "skip") return { answers: [await skip(turn, item.exerciseId)] };
  if (item && change === "swap") return { answers: [await askSwap(turn, item.exerciseId)] };
  return { answers: [await nextAnswer(turn, outlook)] };
}
