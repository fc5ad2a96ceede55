/** Asks what only the athlete can tell, and keeps what each answer would do. */
import { describeSets } from "@spotter/core/answer/sets";
import { strong, text } from "@spotter/core/chat/reply";
import { clipped } from "@spotter/core/chat/storable";
import { knownExercise } from "@spotter/core/exercise/known";
import type { Unsettled } from "@spotter/core/log/doubt";
import type { SetsEntry, UnknownExercise } from "@spotter/core/log/entry";
import type { Option, Question } from "@spotter/core/question/question";
import { formatLoad } from "@spotter/core/units/load";
import { ask } from "@spotter/db/queries/questions";
import type { Answer, Turn } from "../turn.ts";

export const DROP: Option = { kind: "drop", label: "Don't log it" };

/** Numbers that may have lost a decimal point, that no set has, or whose comma can be read in two ways. */
export async function askSetsQuestion(turn: Turn, unsettled: Unsettled): Promise<Answer> {
  const { unit, own } = turn.athlete;
  const { kind, entry, other, heaviestKg } = unsettled;
  const { name, style } = knownExercise(entry.exercise, { own });
  const asRead = describeSets(entry.sets, unit, style);
  const readings: Option[] = (other ? [entry, other] : [entry]).map((reading) => ({
    kind: "log",
    label: clipped(describeSets(reading.sets, unit, style), 60),
    entry: reading,
  }));
  const usual = heaviestKg === undefined ? "that is a lot" : `your heaviest so far is ${formatLoad(heaviestKg, unit)}`;
  const why = {
    jump: `: ${usual}. Is it right?`,
    odd: ": that is an unusual set. Is it right?",
    comma: ": the comma can be read in two ways. Which is right?",
  }[kind];
  const question: Question = { options: [...readings, DROP] };
  return withButtons(turn, question, [text(strong(name), ` ${asRead}${why}`)]);
}

/** Sets of an exercise nobody knows: the likeliest names, or a new one. */
export async function askUnknownExercise(turn: Turn, unknown: UnknownExercise): Promise<Answer> {
  const phrase = unknown.name.toLowerCase().replaceAll(/\s+/g, " ").trim();
  const entryFor = (exercise: string): SetsEntry => ({
    type: "sets",
    exercise,
    sets: unknown.sets,
    ...(unknown.note !== undefined && { note: unknown.note }),
    ...(unknown.date !== undefined && { date: unknown.date }),
  });
  const options: Option[] = [
    ...unknown.nearest
      .slice(0, 3)
      .map(
        (id): Option => ({ kind: "name", label: knownExercise(id, turn.athlete).name, phrase, entry: entryFor(id) }),
      ),
    { kind: "add", label: `Add “${shortened(unknown.name)}” as new`, phrase, entry: entryFor("") },
    DROP,
  ];
  const sets = describeSets(unknown.sets, turn.athlete.unit, "loaded");
  return withButtons(turn, { options }, [
    text("I don't know ", strong(shortened(unknown.name)), ` (${sets}). Which exercise is it? I'll remember.`),
  ]);
}

/** The same message twice within minutes: pasted twice, or done twice. */
export async function askRepeat(turn: Turn, words: string): Promise<Answer> {
  const options: Option[] = [{ kind: "again", label: "Log it again", words }, DROP];
  return withButtons(turn, { options }, [text("I have that already, from your message before. Log it again?")]);
}

/** Keeps what each button would do and puts them under the question. */
export async function withButtons(turn: Turn, state: Question, blocks: Answer["blocks"]): Promise<Answer> {
  const id = await ask(turn.tx, { athleteId: turn.athlete.id, chatId: turn.chatId, originId: turn.originId, state });
  const buttons = state.options.map(({ label }, index) => [{ label, action: `answer:${id}:${index}` }]);
  return { blocks, buttons, data: { question: state.options.map(({ label }) => label) } };
}

function shortened(name: string): string {
  return clipped(name, 40);
}
