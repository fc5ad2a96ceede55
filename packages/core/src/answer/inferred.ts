/** What notes say of sets beyond their numbers, beside those numbers: marked as inferred, with the words it is from. */
import type { SetReading, Told } from "../note/read-of-set.ts";
import { formatDecimal } from "../units/decimal.ts";
import { formatClock } from "../units/duration.ts";

/** More would bury the sets. */
const MOST = 3;

/**
 * `set 2 RPE ≈9.5 (from “set 2 was a grind”), rest ≈3:00 (from “took 3 min between sets”)`
 *
 * @param readings of the sets of one exercise, in order; sets are named where a value does not hold for all
 * @returns an empty text where notes say nothing of the kind
 */
export function inferredWords(readings: readonly SetReading[]): string {
  const parts = [
    ...ofField(readings, "rpe", (value) => `RPE ≈${formatDecimal(value, 1)}`),
    ...ofField(readings, "restSeconds", (value) => `rest ≈${formatClock(value)}`),
    ...ofField(readings, "tempo", (value) => `tempo ${value}`),
  ];
  const more = parts.length > MOST ? `, and ${parts.length - MOST} more` : "";
  return `${parts.slice(0, MOST).join(", ")}${more}`;
}

function ofField<F extends keyof SetReading>(
  readings: readonly SetReading[],
  field: F,
  words: (value: NonNullable<SetReading[F]>["value"]) => string,
): string[] {
  const told = readings.flatMap((reading, index) => {
    // Which of the fields it is, TypeScript has forgotten.
    const value = reading[field] as Told<NonNullable<SetReading[F]>["value"]> | undefined;
    return value?.from === "inferred" ? [{ ...value, set: index + 1 }] : [];
  });
  const alike = Map.groupBy(told, ({ value, quote }) => JSON.stringify([value, quote]));
  return [...alike.values()].map((group) => {
    const [{ value, quote }] = group as [(typeof group)[number]];
    const which = group.length === readings.length ? "" : `${setsInWords(group.map(({ set }) => set))} `;
    return `${which}${words(value)} (from “${quote}”)`;
  });
}

/** `set 2`, `sets 1–3`, `sets 1 and 3` */
function setsInWords(sets: readonly number[]): string {
  if (sets.length === 1) return `set ${sets[0]}`;
  const inRow = sets.every((set, index) => set === sets[0]! + index);
  if (inRow && sets.length > 2) return `sets ${sets[0]}–${sets.at(-1)}`;
  return `sets ${sets.slice(0, -1).join(", ")} and ${sets.at(-1)}`;
}
