/** Whether a message that came before can tell of work done again, or was only sent twice. */
import type { Entry, LoggedSet } from "./entry.ts";

/** Nobody walks up, lifts and writes in less. */
const LEAST_SET_SEC = 20;
/** Several sets or exercises told alike are done again after this at the earliest. */
const LEAST_SESSION_SEC = 600;

/**
 * Whether the same words again, `sinceSec` after the first time, are too soon to be new work. One set is repeated after
 * the time it takes, as lifters do who write after every set; several at once, or an activity, after ten minutes or
 * their own length. Words that log only wellness or notes may come as often as they like.
 */
export function isTooSoon(entries: readonly Entry[], sinceSec: number): boolean {
  const least = entries.map(leastSec);
  const training = least.filter((sec) => sec > 0);
  if (training.length === 0) return false;
  const together = training.length > 1 ? LEAST_SESSION_SEC : 0;
  return sinceSec < Math.max(together, ...training);
}

function leastSec(entry: Entry): number {
  switch (entry.type) {
    case "sets":
      return entry.sets.length > 1 ? LEAST_SESSION_SEC : setSec(entry.sets[0]);
    case "activity":
      return Math.max(LEAST_SESSION_SEC, entry.seconds ?? 0);
    case "wellness":
    case "note":
      return 0;
  }
}

function setSec(set: LoggedSet | undefined): number {
  return Math.max(LEAST_SET_SEC, set?.seconds ?? 0);
}

/** Words as they compare: case, spaces and line ends aside. */
export function sameWords(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(words: string): string {
  return words.trim().toLowerCase().replaceAll(/\s+/g, " ");
}
