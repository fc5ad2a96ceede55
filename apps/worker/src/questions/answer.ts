/** Does what the pressed button of a question said. */

import { may } from "@spotter/core/access/may";
import { text } from "@spotter/core/chat/reply";
import type { SetsEntry } from "@spotter/core/log/entry";
import { type Option, question } from "@spotter/core/question/question";
import { addOwnExercise, setAlias } from "@spotter/db/queries/exercises";
import { setLogged } from "@spotter/db/queries/inbox";
import { lockQuestion, setAnswered } from "@spotter/db/queries/questions";
import { setsOfOrigin } from "@spotter/db/queries/sets";
import { answerTo, logMessage, logSets } from "../log/log-message.ts";
import { type Outcome, SILENCE, type Turn } from "../turn.ts";
import { swap } from "../visit/changes.ts";

export async function answerQuestion(turn: Turn, id: number, index: number): Promise<Outcome> {
  const { tx, athlete } = turn;
  const asked = await lockQuestion(tx, { id, chatId: turn.chatId });
  if (!asked || asked.answeredAt) return SILENCE;
  if (!may({ viewer: athlete.id, action: "change", subject: asked.athleteId }))
    return { answers: [{ blocks: [text("That question was for somebody else: only who logged it can answer.")] }] };
  const option = question.parse(asked.state).options[index];
  if (!option) return SILENCE;
  await setAnswered(tx, id);
  return carryOut({ ...turn, originId: asked.originId }, option);
}

async function carryOut(turn: Turn, option: Option): Promise<Outcome> {
  const replaces = turn.incoming.messageId;
  if (option.kind === "drop") return { answers: [{ blocks: [text("All right, not logged.")], replaces }] };
  if (option.kind === "swap") return { answers: [{ ...(await swap(turn, option)), replaces }] };
  if (option.kind === "again") return logAgain(turn, option.words, replaces);
  const { entry, own } = await named(turn, option);
  const position = (await setsOfOrigin(turn.tx, { athleteId: turn.athlete.id, originId: turn.originId })).length;
  const { line } = await logSets({ ...turn, athlete: { ...turn.athlete, own } }, entry, position, undefined, true);
  await setLogged(turn.tx, { id: turn.originId, logged: true });
  return { answers: line ? [{ ...answerTo(turn, [line]), replaces }] : [] };
}

/** Logs a message that said the same as the one before; the first answer takes the question's place. */
async function logAgain(turn: Turn, words: string, replaces: string): Promise<Outcome> {
  const { answers, logged = false } = await logMessage(turn, words, { again: true });
  if (logged) await setLogged(turn.tx, { id: turn.originId, logged });
  const [first, ...others] = answers;
  return { answers: first ? [{ ...first, replaces }, ...others] : [] };
}

/** The entry under the exercise that the answer gave it; the athlete's word for it is remembered. */
async function named(
  { tx, athlete }: Turn,
  option: Extract<Option, { entry: SetsEntry }>,
): Promise<{ entry: SetsEntry; own: ReadonlyMap<string, string> }> {
  if (option.kind === "log") return { entry: option.entry, own: athlete.own };
  const { phrase, entry } = option;
  const name = titled(phrase);
  const exercise = option.kind === "add" ? await addOwnExercise(tx, { athleteId: athlete.id, name }) : entry.exercise;
  await setAlias(tx, { athleteId: athlete.id, phrase, exerciseId: exercise });
  const own = option.kind === "add" ? new Map([...athlete.own, [exercise, name]]) : athlete.own;
  return { entry: { ...entry, exercise }, own };
}

/** `zercher squat` → `Zercher Squat` */
function titled(phrase: string): string {
  return phrase.replaceAll(/(^|[\s-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}
