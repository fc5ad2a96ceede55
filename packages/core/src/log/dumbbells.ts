/** Times that are none: dumbbells called by their load (`24s`), boxes by their height. */
import type { LoadUnit } from "./entry.ts";
import type { Item, Operand, Pair } from "./set-items.ts";

/**
 * `24s 3x8`, `2x10 with 18s`: on a lift counted in reps, dumbbells are called by their load.
 */
export function namedDumbbells(items: readonly Item[], unit: LoadUnit): Item[] {
  if (items.some((item) => item.is === "load" || item.is === "percent")) return [...items];
  const load = ({ each }: Pair): Operand => ({ is: "load", load: { value: each, unit } });
  return items.map((item, index) => {
    if (item.is === "chain") {
      const [first, ...rest] = item.operands;
      const [pair] = rest;
      // "3x20 with 2x16s": as many bells as hands, where the reps are told besides.
      if (first?.is === "number" && first.value <= HANDS && rest.length === 1 && pair?.is === "seconds" && pair.pair) {
        if (isCountedBeside(items, index)) return load(pair.pair);
      }
      if (first?.is !== "seconds" || !first.pair || rest.length === 0) return item;
      return { is: "chain", operands: [load(first.pair), ...rest] };
    }
    if (item.is !== "seconds" || !item.pair) return item;
    const next = items.slice(index + 1).find((other) => other.is !== "modifier");
    const counted = next !== undefined && ["chain", "reps", "sets", "number"].includes(next.is);
    return item.pair.held || counted ? load(item.pair) : item;
  });
}

const HANDS = 2;

function isCountedBeside(items: readonly Item[], index: number): boolean {
  return items.some((item, at) => at !== index && (item.is === "reps" || item.is === "meters" || item.is === "chain"));
}

/** `box jumps 24" 3x5`: beside counted reps a time is no set of its own. */
export function withoutIdleTimes(items: readonly Item[]): Item[] {
  return items.filter((item, index) => {
    if (item.is !== "seconds") return true;
    const next = items.slice(index + 1).find((other) => other.is !== "modifier");
    return next?.is !== "chain" || next.operands.some((operand) => operand.is === "seconds");
  });
}
