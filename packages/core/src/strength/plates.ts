/** Which plates make a load on a bar. */
import { z } from "zod";
import { kgFrom, loadIn } from "../units/load.ts";

const weight = z.object({ value: z.number().positive(), unit: z.enum(["kg", "lb"]) });
/** A weight as it is stamped on the iron. */
export type Weight = z.infer<typeof weight>;

export const rack = z.object({
  bar: weight,
  /** Heaviest first; `pairs` where the athlete told how many, else there are always enough. */
  plates: z.array(weight.extend({ pairs: z.number().int().positive().exactOptional() })),
});
export type Rack = z.infer<typeof rack>;

/** What stands in most gyms of the world, and in those that count in pounds. */
export function standardRack(unit: Weight["unit"]): Rack {
  const values = unit === "kg" ? [25, 20, 15, 10, 5, 2.5, 1.25] : [45, 35, 25, 10, 5, 2.5];
  return { bar: { value: unit === "kg" ? 20 : 45, unit }, plates: values.map((value) => ({ value, unit })) };
}

export type Loading =
  | {
      kind: "loaded";
      /** What really hangs there, bar included; kg, unrounded. */
      kg: number;
      /** Heaviest first. */
      perSide: Weight[];
      /** It is the load asked for, to 0.05 kg. */
      exact: boolean;
    }
  | { kind: "below-bar" }
  | { kind: "too-heavy" };

/** Heavier than any bar holds. */
const MOST_KG = 1_000;
/** No bar's sleeve takes more of one plate. */
const MOST_PAIRS = 20;
const EXACT_KG = 0.05;

/**
 * The load nearest to `targetKg` that the rack allows, the lower of two equally near, of the fewest plates. An exact
 * search, since the greedy way fails with odd sets of plates.
 */
export function loadBar(targetKg: number, { bar, plates }: Rack): Loading {
  const barKg = kgFrom(bar.value, bar.unit);
  if (targetKg < barKg - EXACT_KG) return { kind: "below-bar" };
  if (targetKg > MOST_KG) return { kind: "too-heavy" };
  // Hundredths of the one unit all plates are stamped in; mixed ones are reckoned in kilograms.
  const unit = plates.every((plate) => plate.unit === "lb") ? "lb" : "kg";
  const sizes = plates.map((plate) => Math.round(loadIn(kgFrom(plate.value, plate.unit), unit) * 100));
  const grain = sizes.reduce(greatestCommonDivisor, 0) || 1;
  const wanted = loadIn((targetKg - barKg) / 2, unit) * 100;
  const reach = Math.ceil((wanted + Math.max(0, ...sizes)) / grain);
  const ways = waysTo(
    reach,
    sizes.map((size) => size / grain),
    plates.map(({ pairs }) => Math.min(pairs ?? MOST_PAIRS, MOST_PAIRS)),
  );
  const best = nearestReachable(ways.fewest, wanted / grain);
  const perSide = ways
    .taken(best)
    .flatMap((count, index) => Array.from({ length: count }, (): Weight => weightOf(plates[index]!)));
  const kg = barKg + 2 * perSide.reduce((sum, plate) => sum + kgFrom(plate.value, plate.unit), 0);
  return { kind: "loaded", kg, perSide, exact: Math.abs(kg - targetKg) <= EXACT_KG };
}

function weightOf({ value, unit }: Weight): Weight {
  return { value, unit };
}

/** The fewest plates to each sum up to `reach`, and which they are. */
function waysTo(reach: number, sizes: readonly number[], most: readonly number[]) {
  let fewest = new Float64Array(reach + 1).fill(Number.POSITIVE_INFINITY);
  fewest[0] = 0;
  const takenAt: Uint8Array[] = [];
  // The heaviest go last and win where as many plates do: 25, 25, 10 before 20, 20, 20.
  for (const index of [...sizes.keys()].reverse()) {
    const size = sizes[index]!;
    const next = fewest.slice();
    const taken = new Uint8Array(reach + 1);
    for (let sum = size; sum <= reach; sum++) {
      for (let count = 1; count <= most[index]! && count * size <= sum; count++) {
        const plates = fewest[sum - count * size]! + count;
        if (Number.isFinite(plates) && plates <= next[sum]!) {
          next[sum] = plates;
          taken[sum] = count;
        }
      }
    }
    fewest = next;
    takenAt[index] = taken;
  }
  return {
    fewest,
    taken(sum: number): number[] {
      const counts = sizes.map(() => 0);
      let left = sum;
      for (const [index, size] of sizes.entries()) {
        counts[index] = takenAt[index]![left]!;
        left -= counts[index]! * size;
      }
      return counts;
    },
  };
}

function nearestReachable(fewest: Float64Array, wanted: number): number {
  let best = 0;
  for (let sum = 0; sum < fewest.length; sum++)
    if (Number.isFinite(fewest[sum]) && Math.abs(sum - wanted) < Math.abs(best - wanted) - 1e-6) best = sum;
  return best;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
