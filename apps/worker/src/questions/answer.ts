/** Does what the pressed button of a question said. */

import { may } from "@spotter/core/access/may";
import { text } from "@spotter/core/chat/reply";
import { parseCommand } from "@spotter/core/command/parse";
import { ownName } from "@spotter/core/exercise/own-name";
import type { SetsEntry } from "@spotter/core/log/entry";
import { type Option, question } from "@spotter/core/question/question";
import { standsFor } from "@spotter/db/queries/exercise-changes";
import { addOwnExercise, setAlias } from "@spotter/db/queries/exercises";
import { inboxById, setLogged } from "@spotter/db/queries/inbox";
import { lockQuestion, setAnswered } from "@spotter/db/queries/questions";
import { setsOfOrigin } from "@spotter/db/queries/sets";
import { explain } from "../ask/model-answer.ts";
import { answerCheckin } from "../checkin/ask-checkin.ts";
import { commands } from "../commands/all.ts";
import { carryOutMerge } from "../commands/merge.ts";
import type { Deps } from "../conversation/drain.ts";
import { answerTo, logMessage, logSets } from "../log/log-message.ts";
import { completedNotes, notesOf } from "../note/completed-notes.ts";
import { answerTapped } from "../plan/answer-open.ts";
import { type Outcome, SILENCE, type Turn } from "../turn.ts";
import { swap } from "../visit/changes.ts";

export async function answerQuestion(turn: Turn, deps: Deps, id: number, index: number): Promise<Outcome> {
  const { tx, athlete } = turn;
  const asked = await lockQuestion(tx, { id, chatId: turn.chatId });
  if (!asked || asked.answeredAt) return SILENCE;
  if (!may({ viewer: athlete.id, action: "change", subject: asked.athleteId }))
    return { answers: [{ blocks: [text("That question was for somebody else: only who logged it can answer.")] }] };
  const option = question.parse(asked.state).options[index];
  if (!option) return SILENCE;
  await setAnswered(tx, id);
  // The first tap of a check-in is a message of its own, which the second adds to.
  const isCheckin = option.kind === "checkin";
  const first = isCheckin && !(await isPress(tx, asked.originId));
  return carryOut({ ...turn, originId: first ? turn.inboxId : asked.originId }, deps, option);
}

async function carryOut(turn: Turn, deps: Deps, option: Option): Promise<Outcome> {
  const replaces = turn.incoming.messageId;
  if (option.kind === "drop") return { answers: [{ blocks: [text("All right, not logged.")], replaces }] };
  if (option.kind === "leave") return { answers: [{ blocks: [text("All right, nothing is changed.")], replaces }] };
  if (option.kind === "plan")
    return inPlaceLogged(await answerTapped({ ...turn, originId: turn.inboxId }, option), replaces);
  if (option.kind === "checkin") return answerCheckin(turn, option);
  if (option.kind === "merge") return inPlace((await carryOutMerge(turn, option)).answers, replaces);
  if (option.kind === "run") {
    const call = parseCommand(option.words);
    if (!call.ok) return SILENCE;
    const outcome = await commands[call.name](turn, call.args, deps);
    if (outcome.logged !== undefined) await setLogged(turn.tx, { id: turn.originId, logged: outcome.logged });
    return inPlace(outcome.answers, replaces);
  }
  if (option.kind === "explain") return { answers: [await explain(turn, option)] };
  if (option.kind === "swap") return { answers: [{ ...(await swap(turn, option)), replaces }] };
  if (option.kind === "again") return logAgain(turn, deps, option.words, replaces);
  const { entry, own } = await named(turn, option);
  const position = (await setsOfOrigin(turn.tx, { athleteId: turn.athlete.id, originId: turn.originId })).length;
  const meant = { ...turn, athlete: { ...turn.athlete, own } };
  // Asked about when the message came, if at all: it is not paid for twice.
  const help = await completedNotes({ ...meant, inboxId: turn.originId }, deps.model, notesOf([entry]));
  const { line } = await logSets(meant, entry, { position, settled: true, help });
  await setLogged(turn.tx, { id: turn.originId, logged: true });
  if (!line) return { answers: [] };
  const answer = answerTo(turn, [line]);
  return { answers: [{ ...answer, blocks: [...answer.blocks, ...help.aside], replaces }] };
}

async function isPress(tx: Turn["tx"], inboxId: number): Promise<boolean> {
  return (await inboxById(tx, inboxId))?.incoming.event.kind === "press";
}

/** Logs a message that said the same as the one before. */
async function logAgain(turn: Turn, { model }: Deps, words: string, replaces: string): Promise<Outcome> {
  // What a model read of the message when it came is found again.
  const asked = { ...turn, inboxId: turn.originId };
  const { answers, logged = false } = await logMessage(asked, words, { again: true, model });
  if (logged) await setLogged(turn.tx, { id: turn.originId, logged });
  return inPlace(answers, replaces);
}

/** The first answer takes the question's place. */
function inPlace(answers: Outcome["answers"], replaces: string): Outcome {
  const [first, ...others] = answers;
  return { answers: first ? [{ ...first, replaces }, ...others] : [] };
}

/** A tap is a message of its own, which logs or changes something. */
function inPlaceLogged(outcome: Outcome, replaces: string): Outcome {
  return { ...outcome, ...inPlace(outcome.answers, replaces) };
}

/** The entry under the exercise that the answer gave it; the athlete's word for it is remembered. */
async function named(
  { tx, athlete }: Turn,
  option: Extract<Option, { entry: SetsEntry }>,
): Promise<{ entry: SetsEntry; own: ReadonlyMap<string, string> }> {
  if (option.kind === "log") {
    // Asked before its exercise was merged into another.
    const exercise = await standsFor(tx, { athleteId: athlete.id, exercise: option.entry.exercise });
    return { entry: { ...option.entry, exercise }, own: athlete.own };
  }
  const { phrase, entry } = option;
  const name = ownName(phrase) ?? phrase;
  const exercise = option.kind === "add" ? await addOwnExercise(tx, { athleteId: athlete.id, name }) : entry.exercise;
  await setAlias(tx, { athleteId: athlete.id, phrase, exerciseId: exercise });
  const own = option.kind === "add" ? new Map([...athlete.own, [exercise, name]]) : athlete.own;
  return { entry: { ...entry, exercise }, own };
}
