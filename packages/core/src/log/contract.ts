/** Entries as the reader's contract writes them: kilograms to a hundredth, and nothing of how they were typed. */
import type { Entry, LoggedSet } from "./entry.ts";

export function contractEntry(entry: Entry): Entry {
  if (entry.type === "sets") return { ...entry, sets: entry.sets.map(contractSet) };
  if (entry.type === "wellness") return { ...entry, value: hundredths(entry.value) };
  return entry;
}

function contractSet({ typed: _, ...set }: LoggedSet): LoggedSet {
  return set.kg === undefined ? set : { ...set, kg: hundredths(set.kg) };
}

/** The nudge brings halves that binary keeps a hair too small (82.125) to the far side. */
function hundredths(value: number): number {
  return Math.round(value * 100 + Math.sign(value) * 1e-7) / 100;
}
