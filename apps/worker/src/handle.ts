/** Sends each kind of event to what answers it. */

import { greeting } from "@spotter/core/answer/greeting";
import { hearsLittle } from "@spotter/core/answer/hearing";
import type { IncomingFile } from "@spotter/core/chat/incoming";
import { text } from "@spotter/core/chat/reply";
import { explainCommandError, isCommand, parseCommand } from "@spotter/core/command/parse";
import { type PlainCall, plainCall } from "@spotter/core/command/plain";
import { setGreeted } from "@spotter/db/queries/athletes";
import type { originOf } from "@spotter/db/queries/inbox";
import { removeObservations } from "@spotter/db/queries/observations";
import { takeBack, takeBackToCorrect } from "@spotter/db/queries/origin";
import { correctable } from "@spotter/db/queries/outbox";
import { openVisit } from "@spotter/db/queries/visits";
import { noteRecording, settleVisits } from "@spotter/db/queries/workouts";
import { commands } from "./commands/all.ts";
import type { Deps } from "./conversation/drain.ts";
import { logFiles } from "./file/log-files.ts";
import { logMessage } from "./log/log-message.ts";
import { completedNotes } from "./note/completed-notes.ts";
import { observe } from "./note/observe.ts";
import { changeReplied } from "./plan/edit-plan.ts";
import { arePlan, draftFiles } from "./plan/plan-file.ts";
import { repliedPlan } from "./plan/replied.ts";
import { press } from "./press.ts";
import { type Answer, isGroup, type Outcome, SILENCE, type Turn } from "./turn.ts";

type Origin = Awaited<ReturnType<typeof originOf>>;

/** @param origin the first event of an edited or deleted message; absent if the bot never heard it */
export async function handle(turn: Turn, deps: Deps, origin: Origin): Promise<Outcome> {
  const { event } = turn.incoming;
  switch (event.kind) {
    case "message":
      return greeted(turn, await readMessage(turn, deps, event));
    case "edit":
      return editMessage(turn, deps, event.text, origin);
    case "delete":
      return deleteMessage(turn, origin);
    case "press":
      return press(turn, deps, event.action);
    case "joined":
      return event.hears === "all" ? SILENCE : { answers: [{ blocks: [hearsLittle()] }] };
    case "moved":
      return SILENCE;
  }
}

async function readMessage(
  turn: Turn,
  deps: Deps,
  { text: words, files }: { text: string; files: IncomingFile[] },
): Promise<Outcome> {
  if (files.length > 0 && (await arePlan(turn, files, words))) return draftFiles(turn, deps, files);
  if (files.length > 0) return logFiles(turn, deps, files, isCommand(words) ? "" : words);
  if (isCommand(words)) return runCommand(turn, deps, words);
  const planId = await repliedPlan(turn);
  const changed = planId === undefined ? undefined : await changeReplied(turn, planId, words);
  if (changed) return changed;
  const plain = plainCall(words);
  if (plain && (await isMeant(turn, plain))) return commands[plain.name](turn, plain.args, deps);
  return logMessage(turn, words, { model: deps.model });
}

/** In a group everybody talks: what they say is a command there only in the middle of their gym visit. */
async function isMeant({ tx, athlete, at, ...turn }: Turn, { onlyInVisit, name }: PlainCall): Promise<boolean> {
  const group = turn.incoming.chat.kind === "group";
  if (!onlyInVisit && (!group || name === "start")) return true;
  return (await openVisit(tx, { athleteId: athlete.id, at })) !== undefined;
}

async function runCommand(turn: Turn, deps: Deps, words: string): Promise<Outcome> {
  const call = parseCommand(words);
  if (call.ok) return commands[call.name](turn, call.args, deps);
  // In a group other bots have commands too.
  if (call.error.kind === "unknown-command" && isGroup(turn)) return SILENCE;
  return { answers: [{ blocks: [text(explainCommandError(call.error))] }] };
}

/** In private the first answer is preceded by a word of who is speaking. */
async function greeted(turn: Turn, outcome: Outcome): Promise<Outcome> {
  if (isGroup(turn) || turn.athlete.greetedAt) return outcome;
  await setGreeted(turn.tx, turn.athlete.id);
  return {
    ...outcome,
    answers: [{ blocks: greeting() }, ...outcome.answers.filter(({ blocks }) => !isGreeting(blocks))],
  };
}

function isGreeting(blocks: unknown): boolean {
  return JSON.stringify(blocks) === JSON.stringify(greeting());
}

/** Reads the message again and corrects what it had logged, and the answer it got. */
async function editMessage(turn: Turn, deps: Deps, words: string, origin: Origin): Promise<Outcome> {
  const { tx, athlete, originId } = turn;
  if (!origin) return readMessage(turn, deps, { text: words, files: [] });
  if (origin.athleteId !== null && origin.athleteId !== athlete.id) return SILENCE;
  const { event } = origin.incoming;
  const isCaption = event.kind === "message" && event.files.length > 0;
  const recording = isCaption && (await noteRecording(tx, { athleteId: athlete.id, originId, note: words }));
  if (recording) {
    await removeObservations(tx, { athleteId: athlete.id, originId });
    await observe(turn, words, recording, await completedNotes(turn, deps.model, [{ text: words }]));
    return SILENCE;
  }
  const { lost } = await takeBackToCorrect(tx, { athleteId: athlete.id, originId });
  const outcome = isCommand(words)
    ? await runCommand(turn, deps, words)
    : await logMessage(turn, words, { model: deps.model });
  await settleVisits(tx, { athleteId: athlete.id, lost });
  if (isCaption && !outcome.logged && !origin.loggedAt) return SILENCE;
  const stands = outcome.logged === true || outcome.answers.some(({ buttons }) => buttons);
  const answers =
    !stands && origin.loggedAt && !isCommand(words)
      ? [takenBack("the edited message holds nothing to log")]
      : outcome.answers;
  return {
    reading: outcome.reading,
    logged: outcome.logged ?? false,
    answers: corrected(await correctable(tx, originId), answers),
  };
}

/** The answers in place of the earlier ones, in order; what was answered before and no longer is, says so. */
function corrected(earlier: number[], answers: Answer[]): Answer[] {
  const replacing = answers.map((answer, index): Answer => {
    const replacesId = earlier[index];
    return replacesId === undefined || answer.images ? answer : { ...answer, replacesId };
  });
  const left = earlier
    .slice(answers.length)
    .map((replacesId): Answer => ({ ...takenBack("the message was edited"), replacesId }));
  return [...replacing, ...left];
}

function takenBack(why: string): Answer {
  return { blocks: [text(`Taken back: ${why}.`)] };
}

async function deleteMessage(turn: Turn, origin: Origin): Promise<Outcome> {
  const { tx, athlete, originId } = turn;
  if (!origin?.loggedAt || origin.athleteId !== athlete.id) return SILENCE;
  await takeBack(tx, { athleteId: athlete.id, originId });
  const earlier = await correctable(tx, originId);
  return {
    logged: false,
    answers: earlier.map((replacesId) => ({ ...takenBack("the message was deleted"), replacesId })),
  };
}
