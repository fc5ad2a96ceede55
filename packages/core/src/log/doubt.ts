/** Whether numbers can be taken as read, or only the athlete can tell what they meant. */
import { kgFrom } from "../units/load.ts";
import type { Doubt, LoggedSet, SetsEntry } from "./entry.ts";

export type Unsettled = {
  /**
   * `comma`: decimal or list; `jump`: far from anything done before, as when a decimal point was lost; `odd`: numbers
   * that a set hardly has.
   */
  kind: "comma" | "jump" | "odd";
  entry: SetsEntry;
  /** The other reading, where there is a likely one. */
  other?: SetsEntry;
  /** Heaviest load so far, if the exercise was done before. */
  heaviestKg?: number;
};

export type Settled = { kind: "settled"; entry: SetsEntry };

/** A lost decimal point multiplies by ten; a beginner's first heavy day stays below this. */
const JUMP = 4;

/** Loads so small that their multiples are everyday progress. */
const JUMP_FROM_KG = 5;

/** Nobody's first told set of anything weighs this much, and who lifts it came near it before. */
const HEAVIEST_FIRST_KG = 500;
const HEAVY_STEP = 1.5;

/** More repetitions than anybody does under a load, or at all. */
const MOST_LOADED_REPS = 100;
const MOST_REPS = 1000;

/** Today's top set lies within this much of the heaviest ever, if it is read rightly. */
const USUAL = { from: 0.4, to: 1.35 };

/**
 * Settles an entry against history, or says why it can't.
 *
 * @param doubt what the reader left open about the entry
 * @param history earlier sets of the exercise that include the heaviest
 */
export function settleDoubts(
  entry: SetsEntry,
  doubt: Doubt | undefined,
  history: readonly LoggedSet[],
): Settled | Unsettled {
  const heaviest = topKg(history);
  const known = heaviest === undefined ? {} : { heaviestKg: heaviest };
  if (doubt?.kind === "minus" || entry.sets.some(isOdd)) return { kind: "odd", entry, ...known };
  if (doubt) {
    const { other } = doubt;
    const fits = [entry, other].filter((reading) => isUsual(reading, heaviest));
    return fits.length === 1 ? { kind: "settled", entry: fits[0]! } : { kind: "comma", entry, other, ...known };
  }
  const top = topKg(entry.sets) ?? 0;
  const farAbove = heaviest !== undefined && heaviest >= JUMP_FROM_KG && top >= JUMP * heaviest;
  const jumps = farAbove || (top >= HEAVIEST_FIRST_KG && top >= HEAVY_STEP * (heaviest ?? 0));
  if (!jumps) return { kind: "settled", entry };
  const tenth = scaled(entry, 0.1);
  return {
    kind: "jump",
    entry,
    ...known,
    ...(isUsual(tenth, heaviest) || heaviest === undefined ? { other: tenth } : {}),
  };
}

/** No repetition that did not fail, or more than anybody does. */
function isOdd({ kg = 0, reps, failed }: LoggedSet): boolean {
  if (reps === undefined) return false;
  return (reps === 0 && !failed) || reps > (kg > 0 ? MOST_LOADED_REPS : MOST_REPS);
}

function isUsual(entry: SetsEntry, heaviestKg: number | undefined): boolean {
  const top = topKg(entry.sets);
  if (top === undefined || heaviestKg === undefined) return false;
  return top >= USUAL.from * heaviestKg && top <= USUAL.to * heaviestKg;
}

function scaled(entry: SetsEntry, factor: number): SetsEntry {
  const sets = entry.sets.map((set) => {
    if (set.kg === undefined) return set;
    const { value, unit } = set.typed ?? { value: set.kg, unit: "kg" };
    const typed = { value: Number((value * factor).toFixed(4)), unit };
    return { ...set, kg: kgFrom(typed.value, unit), typed };
  });
  return { ...entry, sets };
}

function topKg(sets: readonly LoggedSet[]): number | undefined {
  const loads = sets.flatMap(({ kg }) => (kg === undefined ? [] : [kg]));
  return loads.length === 0 ? undefined : Math.max(...loads);
}
