/** Has the note reader read what an athlete wrote, and keeps what it found in the message's own transaction. */

import type { Observation } from "@spotter/core/note/observation";
import type { CountedSet } from "@spotter/core/note/pointed";
import { setsPointed } from "@spotter/core/note/pointed";
import { readNote } from "@spotter/core/note/read";
import { addObservations, countedSets } from "@spotter/db/queries/observations";
import type { Turn } from "../turn.ts";
import { type CompletedNotes, NO_HELP } from "./completed-notes.ts";

/** What stands beside each stored observation; it changes when the reader reads differently. */
export const NOTE_READER = "note-reader-2";

export type NoteAbout = {
  day: string;
  workoutId?: number | undefined;
  /** The exercise the words stand with. */
  exerciseId?: string | undefined;
  /** Positions in the message of the sets the words stand with. */
  positions?: { from: number; to: number };
  /** The words stand by themselves: only those that count sets or reps, or tell of rest or tempo, are of the exercise. */
  alone?: true;
};

/**
 * @param help what a model found in the notes of the message
 * @returns what was found, in text order
 */
export async function observe(
  turn: Pick<Turn, "athlete" | "tx" | "originId">,
  words: string,
  about: NoteAbout,
  help: CompletedNotes = NO_HELP,
): Promise<Observation[]> {
  const { athlete, tx, originId } = turn;
  const { day, workoutId, exerciseId, positions, alone } = about;
  const completed = help.notes.get(words);
  const found =
    completed?.observations ??
    readNote(words, { aliases: athlete.aliases, ...(exerciseId !== undefined && { exercise: exerciseId }) });
  if (found.length === 0) return [];
  const setsOf = new Map<string, CountedSet[]>();
  const rows = [];
  for (const observation of found) {
    const { set, rep, exercise: named, ...said } = observation;
    const points = set !== undefined || rep !== undefined || said.kind === "rest" || said.kind === "tempo";
    const meant = named ?? (alone && !points ? undefined : exerciseId);
    if (meant !== undefined && workoutId !== undefined && !setsOf.has(meant)) {
      const by = { athleteId: athlete.id, workoutId, exerciseId: meant, originId };
      setsOf.set(meant, await countedSets(tx, { ...by, ...(positions && { positions }) }));
    }
    rows.push({
      athleteId: athlete.id,
      originId,
      day,
      workoutId: workoutId ?? null,
      exerciseId: meant ?? null,
      ...said,
      ...(set !== undefined && { set }),
      ...(rep !== undefined && { rep }),
      ...(completed?.added.has(observation)
        ? { reader: completed.by.prompt, promptVersion: completed.by.prompt, model: completed.by.model }
        : { reader: NOTE_READER }),
      setIds: meant === undefined ? [] : setsPointed(observation, setsOf.get(meant) ?? []),
    });
  }
  await addObservations(tx, rows);
  return [...found];
}
