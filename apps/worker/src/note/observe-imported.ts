/** Reads the notes that an import brought; each stands with its set, or with its whole workout. */
import { readNote } from "@spotter/core/note/read";
import { addObservations, importedNotes } from "@spotter/db/queries/observations";
import type { Turn } from "../turn.ts";
import { NOTE_READER } from "./observe.ts";

/** @param read the note reader, unless its readings are known already */
export async function observeImported(
  { tx, athlete, originId }: Pick<Turn, "athlete" | "tx" | "originId">,
  read: typeof readNote = readNote,
): Promise<void> {
  const by = { athleteId: athlete.id, originId };
  const notes = await importedNotes(tx, by);
  const rows = notes.flatMap(({ note, day, workoutId, exerciseId, setId }) =>
    read(note, { aliases: athlete.aliases, ...(exerciseId !== undefined && { exercise: exerciseId }) }).map(
      ({ exercise = exerciseId, ...said }) => ({
        ...by,
        day,
        workoutId,
        exerciseId: exercise ?? null,
        ...said,
        reader: NOTE_READER,
        setIds: setId === undefined || exercise !== exerciseId ? [] : [setId],
      }),
    ),
  );
  await addObservations(tx, rows);
}
