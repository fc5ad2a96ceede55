/** A note that stands by itself: kept as typed, read, and attached to the gym visit it was written in. */
import type { Observation } from "@spotter/core/note/observation";
import { workoutIdsOfDay } from "@spotter/db/queries/observations";
import { openVisit } from "@spotter/db/queries/visits";
import { addNotes } from "@spotter/db/queries/wellness";
import { type When, whenOf } from "../log/when.ts";
import type { Turn } from "../turn.ts";
import { type CompletedNotes, NO_HELP } from "./completed-notes.ts";
import { observe } from "./observe.ts";

/**
 * @param note.date another day than today, where it names one
 * @param help what a model found in it
 */
export async function observeAlone(
  turn: Turn,
  note: { text: string; date?: string },
  help: CompletedNotes = NO_HELP,
): Promise<Observation[]> {
  const when = whenOf(turn, note);
  const { athlete, originId, tx } = turn;
  await addNotes(tx, [{ athleteId: athlete.id, originId, day: when.day, text: note.text }]);
  const workoutId = await workoutMeant(turn, when);
  const exerciseId = when.at && workoutId !== undefined ? athlete.lastExercise : undefined;
  return observe(turn, note.text, { day: when.day, workoutId, exerciseId, alone: true }, help);
}

/** The visit that is open, or the only workout of the day. */
export async function workoutMeant(
  { tx, athlete, at }: Pick<Turn, "tx" | "athlete" | "at">,
  when: When,
): Promise<number | undefined> {
  const open = when.at && (await openVisit(tx, { athleteId: athlete.id, at }));
  if (open) return open.id;
  const ofDay = await workoutIdsOfDay(tx, { athleteId: athlete.id, day: when.day });
  return ofDay.length === 1 ? ofDay[0] : undefined;
}
