/** When what a message tells was done. */
import type { Entry } from "@spotter/core/log/entry";
import { localTime } from "@spotter/core/time/local";
import { openVisit } from "@spotter/db/queries/visits";
import { type Turn, today } from "../turn.ts";

/** The day an entry is about, and its instant if it is about now. */
export type When = { day: string; at: Date | undefined };

export function whenOf(turn: Turn, entry: Pick<Entry, "date">): When {
  const now = today(turn);
  const day = entry.date ?? now;
  return { day, at: day === now ? turn.at : undefined };
}

/** Until this hour a gym visit may be open that began the evening before. */
const MORNING = "06:00";

/** `whenOf` for sets: after midnight they still belong to the day of the visit that is open. */
export async function whenTrained(turn: Turn, entry: Pick<Entry, "date">): Promise<When> {
  const when = whenOf(turn, entry);
  if (!when.at) return when;
  return { ...when, day: await trainingDay(turn) };
}

/** The day training now counts for. */
export async function trainingDay(turn: Turn): Promise<string> {
  const { tx, athlete, at } = turn;
  if (localTime(at, athlete.timeZone) >= MORNING) return today(turn);
  return (await openVisit(tx, { athleteId: athlete.id, at }))?.day ?? today(turn);
}
