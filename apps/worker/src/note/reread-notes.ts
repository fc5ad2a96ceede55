/**
 * Has this version of the note reader read what was told before it came: a few messages at a time, each in a
 * transaction of its own, and never while something of its athlete's is being worked on.
 */
import { setImmediate as breathe } from "node:timers/promises";
import { overlap } from "@spotter/core/model/complete-notes";
import type { Observation } from "@spotter/core/note/observation";
import { readNote } from "@spotter/core/note/read";
import { localDay } from "@spotter/core/time/local";
import { isTransient } from "@spotter/db/connect";
import type { Db } from "@spotter/db/db";
import { athleteById, lockIdleAthlete } from "@spotter/db/queries/athletes";
import {
  beginNoteReading,
  exerciseAt,
  nextTold,
  notesTold,
  passTold,
  removeObservation,
  removeReaders,
  type ToldMessage,
  type ToldNote,
  takeNoteReading,
} from "@spotter/db/queries/note-reading";
import { importedNotes } from "@spotter/db/queries/observations";
import { withoutWords } from "@spotter/db/without-words";
import type { Deps } from "../conversation/drain.ts";
import type { Turn } from "../turn.ts";
import { NOTE_READER, observe } from "./observe.ts";
import { workoutMeant } from "./observe-alone.ts";
import { observeImported } from "./observe-imported.ts";

/** Messages that are read again in one go. */
const AT_ONCE = 10;
/** An import's notes are read in pieces, between which messages are answered. */
const NOTES_AT_ONCE = 20;

/**
 * @param ending aborted where the worker ends: what is being read then comes again with the next one
 * @returns whether there may be more
 */
export async function rereadNotes({ db, log }: Pick<Deps, "db" | "log">, ending?: AbortSignal): Promise<boolean> {
  /** What cannot be read again stays as it is, and does not keep the others from it. */
  const leave = async (error: unknown, { originId }: ToldMessage) => {
    if (isTransient(error) || ending?.aborted) throw error;
    log.error({ inboxId: originId, ...withoutWords(error) }, "notes could not be read again");
    await passTold(db, { reader: NOTE_READER, originId });
    return true;
  };
  try {
    await beginNoteReading(db, NOTE_READER);
    for (let count = 0; count < AT_ONCE && !ending?.aborted; count++) {
      const told = await nextTold(db, NOTE_READER);
      if (!told) return false;
      if (!(await rereadOne(db, told, ending).catch((error) => leave(error, told)))) return true;
    }
  } catch (error) {
    if (!isTransient(error) && !ending?.aborted) log.error(withoutWords(error), "notes could not be read again");
  }
  return true;
}

/** @returns whether it was read; else another worker is at it, or the athlete is writing: it will come again */
async function rereadOne(
  db: Db,
  { originId, athleteId, sentAt }: ToldMessage,
  ending: AbortSignal | undefined,
): Promise<boolean> {
  const read = await readings(db, { originId, athleteId, ending });
  if (ending?.aborted) return false;
  return db.transaction(async (tx) => {
    if (!(await takeNoteReading(tx, NOTE_READER))) return false;
    if ((await nextTold(tx, NOTE_READER))?.originId !== originId) return false;
    const athlete = await lockIdleAthlete(tx, athleteId);
    if (!athlete) return false;
    const turn = { tx, athlete, originId, at: sentAt };
    const byModel = await removeReaders(tx, { athleteId, originId });
    for (const note of await notesTold(tx, { athleteId, originId })) {
      if (note.of === "import") {
        await observeImported(turn, read);
        continue;
      }
      const found = await observe(turn, note.text, await aboutOf(turn, note));
      // The reader goes first: what it reads now, no model need have read.
      for (const { id, quote } of byModel)
        if (note.text.includes(quote) && found.some((one) => overlap(note.text, one, { quote })))
          await removeObservation(tx, id);
    }
    await passTold(tx, { reader: NOTE_READER, originId });
    return true;
  });
}

async function aboutOf(turn: Pick<Turn, "tx" | "athlete" | "at">, note: Exclude<ToldNote, { of: "import" }>) {
  if (note.of !== "itself") return note;
  const { day } = note;
  const { tx, athlete, at } = turn;
  const now = localDay(at, athlete.timeZone) === day;
  const workoutId = await workoutMeant(turn, { day, at: now ? at : undefined });
  const exerciseId = now && workoutId !== undefined ? await exerciseAt(tx, { workoutId, at }) : undefined;
  return { day, workoutId, exerciseId, alone: true as const };
}

/** A reader that has read an import's notes beforehand: they can be thousands, and nothing is locked meanwhile. */
async function readings(
  db: Db,
  by: { athleteId: number; originId: number; ending: AbortSignal | undefined },
): Promise<typeof readNote> {
  const notes = await importedNotes(db, by);
  if (notes.length === 0) return readNote;
  const { aliases } = await athleteById(db, by.athleteId);
  const known = new Map<string, Observation[]>();
  const keyOf = (text: string, exercise: string | undefined) => `${exercise ?? ""} ${text}`;
  for (const [nth, { note, exerciseId }] of notes.entries()) {
    if (nth % NOTES_AT_ONCE === 0) await breathe();
    if (by.ending?.aborted) break;
    const context = { aliases, ...(exerciseId !== undefined && { exercise: exerciseId }) };
    known.set(keyOf(note, exerciseId), readNote(note, context));
  }
  return (text, context) => known.get(keyOf(text, context?.exercise)) ?? readNote(text, context);
}
