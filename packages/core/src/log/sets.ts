/** Reads the sets of one exercise out of its atoms. */
import type { Atom } from "./atom.ts";
import { namedDumbbells, withoutIdleTimes } from "./dumbbells.ts";
import type { LoadUnit, LoggedSet } from "./entry.ts";
import type { Traits } from "./set-chain.ts";
import type { Item, Operand } from "./set-items.ts";
import { itemsOf, withoutMinus } from "./set-items.ts";
import { matchLoads, partedLoads, rampLoads, splitTotals, spreadLoads, spreadReps } from "./set-lists.ts";
import { joinPairs, joinRepsAt, joinTriples } from "./set-pairs.ts";
import { setsFrom } from "./set-reader.ts";
import { holdsRepRange, isDecimal } from "./set-shape.ts";

/** The sets read, and where a lone comma left two readings or a minus none that makes sense. */
export type SetsReading = {
  sets: LoggedSet[];
  comma?: { sets: LoggedSet[]; start: number; end: number };
  minus?: true;
};

/**
 * @param atoms the values, modifiers and separators that belong to one exercise
 * @returns `undefined` where the numbers make no sensible sets, `too-many` where there are more than are read at once
 */
export function readSets(atoms: readonly Atom[], traits: Traits, unit: LoadUnit): SetsReading | "too-many" | undefined {
  const [told, minus] = traits.load === "bodyweight" ? [itemsOf(atoms), false] : withoutMinus(itemsOf(atoms));
  const weighed = traits.load === "external" && traits.measure !== "time" ? namedDumbbells(told, unit) : told;
  const counted = traits.measure === "reps" ? withoutIdleTimes(weighed) : weighed;
  const parted =
    traits.load === "external" && traits.measure === "reps" ? rampLoads(partedLoads(counted), unit) : counted;
  const items = spreadReps(spreadLoads(joinPairs(joinRepsAt(joinTriples(matchLoads(splitTotals(parted)))))));
  if (items.length > MOST_ITEMS) return "too-many";
  if (holdsRepRange(items)) return undefined;
  const sets = setsFrom(items, traits, unit);
  if (!sets) return undefined;
  if (minus) return { sets, minus: true };
  const comma = loneComma(items, traits);
  if (!comma?.list) return { sets };
  const [load = 0, reps = 0] = comma.list;
  const other = setsFrom(
    [
      { is: "load", load: { value: load, unit } },
      { is: "reps", count: reps },
    ],
    traits,
    unit,
  );
  return other ? { sets, comma: { sets: other, start: comma.start, end: comma.end } } : { sets };
}

/** `bench 82,5`: the only number, so the comma may also part load and reps. */
function loneComma(items: readonly Item[], traits: Traits): (Operand & { is: "number" }) | undefined {
  const values = items.filter((item) => item.is !== "modifier" && item.is !== "break");
  const only = values[0];
  if (values.length !== 1 || only?.is !== "number" || !only.list || traits.load !== "external") return undefined;
  return isDecimal(only) && only.list[1]! > 0 ? only : undefined;
}

/** More pieces than this of one exercise cost too much to weigh against each other. */
const MOST_ITEMS = 400;
