/** The shapes number lists take: pairs, lists behind a load, lists in front of one. */
import type { Spec } from "./set-chain.ts";
import type { Item, Operand } from "./set-items.ts";

/** Most reps or equal sets that a list of bare numbers may hold where a load could also stand. */
export const MOST_LIST_REPS = 30;
/** Sets announced as a list are never more. */
const MOST_LISTED = 30;

export function empty(): Spec {
  return { reps: [], seconds: [], meters: [] };
}

export function hasAmount(spec: Spec): boolean {
  return spec.reps.length + spec.seconds.length + spec.meters.length > 0;
}

/** A comma between two whole numbers parts them. */
export function parts(number: Operand & { is: "number" }): number[] {
  return number.list ?? [number.value];
}

export function isAnotherLoad(value: number, previous: number): boolean {
  return value > MOST_LIST_REPS && value >= previous * 0.4;
}

/** `60 5 80 3 90 3`: loads and reps take turns. */
export function arePairs(values: readonly number[]): boolean {
  if (values.length < 4 || values.length % 2 !== 0) return false;
  return values.every((value, index) => (index % 2 === 0 ? value > 20 : value <= 20 && Number.isInteger(value)));
}

/** `8,8,7 @ 60kg`: the one load stands behind the list. */
export function endsInItsLoad(items: readonly Item[]): boolean {
  const values = items.filter((item) => item.is !== "modifier" && item.is !== "break");
  const loads = values.filter((item) => item.is === "load");
  if (loads.length !== 1 || values.at(-1) !== loads[0] || values.length < 2) return false;
  return values.slice(0, -1).every((item) => item.is === "number" && item.value <= MOST_LIST_REPS);
}

/** `3x8-10` is what somebody means to do: how many were done it does not say. */
export function holdsRepRange(items: readonly Item[]): boolean {
  return items.some((item, index) => {
    const [dash, most, behind] = items.slice(index + 1, index + 4);
    const least = item.is === "chain" ? item.operands.at(-1) : undefined;
    if (item.is !== "chain" || item.operands.length !== 2 || item.operands[0]!.is !== "number") return false;
    if (least?.is !== "number" || dash?.is !== "break" || dash.mark !== "-" || most?.is !== "number") return false;
    const list = behind?.is === "break" && behind.mark === "-";
    return (
      !list && item.operands[0]!.value <= MOST_RANGED_SETS && most.value > least.value && most.value <= MOST_LIST_REPS
    );
  });
}

/** Sets of a plan's line; a larger number in front is a load. */
const MOST_RANGED_SETS = 10;

/** Cut at the breaks; each segment starts with the break before it. */
export function segmentsOf(items: readonly Item[]): Item[][] {
  const segments: Item[][] = [[]];
  for (const item of items) {
    if (item.is === "break") segments.push([item]);
    else segments.at(-1)!.push(item);
  }
  return segments;
}

/** How many segments of one bare number each stand from an index on. */
export function bareSegmentsFrom(segments: readonly (readonly Item[])[], from: number): number {
  let count = 0;
  while (count < MOST_LISTED && from + count < segments.length) {
    const amounts = segments[from + count]!.filter((item) => item.is !== "modifier" && item.is !== "break");
    if (amounts.length !== 1 || amounts[0]!.is !== "number") break;
    count++;
  }
  return count;
}

/** How many amounts a segment holds. */
export function values(items: readonly Item[]): number {
  return items.filter((item) => item.is !== "modifier" && item.is !== "break").length;
}

/** A comma is decimal where plates make such a load. */
export function isDecimal(operand: Operand & { is: "number" }): boolean {
  const fraction = operand.value % 1;
  return fraction !== 0 && Math.abs((fraction * 4) % 1) < 1e-9;
}
