/** `/patterns`: what bad and painful days had before them, where there is enough to say. */
import { patternsBlocks } from "@spotter/core/answer/patterns";
import { text } from "@spotter/core/chat/reply";
import { knownExercise } from "@spotter/core/exercise/known";
import { findPatterns } from "@spotter/core/pattern/find";
import { addDays } from "@spotter/core/time/local";
import { trainingDays } from "@spotter/db/queries/training-days";
import { isGroup, type Outcome, type Turn, today } from "../turn.ts";

const LOOKED_AT_DAYS = 365;

export async function patterns(turn: Turn): Promise<Outcome> {
  if (isGroup(turn)) return { answers: [{ blocks: [text("Ask me in our private chat: that is not for the group.")] }] };
  const { tx, athlete } = turn;
  const days = await trainingDays(tx, { athleteId: athlete.id, from: addDays(today(turn), -LOOKED_AT_DAYS) });
  const found = findPatterns(days);
  const blocks = patternsBlocks(found, (id) => knownExercise(id, athlete).name);
  return { answers: [{ blocks, data: { patterns: found } }] };
}
