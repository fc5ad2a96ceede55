/** What `/last` may be asked for besides exercises: a sport by any of its names, or just a workout. */
import type { Sport } from "../log/entry.ts";
import { SPORT_WORDS } from "../log/sport-words.ts";

/** `any` workout at all, or those of one sport; some names mean only those with that word in their note, or of that length. */
export type AskedActivity =
  | { kind: "any" }
  | { kind: "sport"; sport: Sport; noteHas?: string | undefined; meters?: number | undefined };

const ANY = new Set(["workout", "workouts", "session", "training", "activity"]);

/** @returns `undefined` for what names no sport */
export function askedActivity(typed: string): AskedActivity | undefined {
  const words = typed.trim().toLowerCase().replaceAll(/\s+/g, " ");
  if (ANY.has(words)) return { kind: "any" };
  const found = SPORT_WORDS.get(words);
  if (!found) return undefined;
  const { sport, told, meters } = found;
  return { kind: "sport", sport, noteHas: told && words, meters };
}
