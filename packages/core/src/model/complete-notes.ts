/** Joins what a model answers for a note with what the note reader read: only what the text says, each thing once. */
import type { Dropped } from "../ground/dropped.ts";
import { groundNotes } from "../ground/notes.ts";
import type { NoteContext, Observation } from "../note/observation.ts";
import { type NoteAnswer, observationsOf } from "./note-answer.ts";

export type CompletedNotes = {
  observations: Observation[];
  /** Those of them that the answer brought. */
  added: Observation[];
  dropped: Dropped[];
};

/** @returns the reader's observations and those of the answer on other words, in text order */
export function completeNotes(
  text: string,
  reading: readonly Observation[],
  answer: NoteAnswer,
  context: NoteContext,
): CompletedNotes {
  const { kept, dropped } = groundNotes(observationsOf(answer), text, context);
  const added: Observation[] = [];
  for (const one of kept) if (![...reading, ...added].some((own) => overlap(text, own, one))) added.push(one);
  const at = ({ quote }: Observation) => text.indexOf(quote);
  return { observations: [...reading, ...added].sort((a, b) => at(a) - at(b)), added, dropped };
}

/** Whether two observations are of the same words of a text. */
export function overlap(text: string, a: Pick<Observation, "quote">, b: Pick<Observation, "quote">): boolean {
  const [from, to] = [text.indexOf(a.quote), text.indexOf(b.quote)];
  return from < to + b.quote.length && to < from + a.quote.length;
}
