/** Joins load and reps that a slash or a dash parts: `100/5 110/5`, `100/8 x 3`. */
import type { Item, Operand } from "./set-items.ts";
import { MOST_LIST_REPS } from "./set-shape.ts";

/** `100/8 x 3`: load, reps and how often. */
export function joinTriples(items: readonly Item[]): Item[] {
  const joined: Item[] = [];
  for (const item of items) {
    const [load, slash] = joined.slice(-2);
    const [reps, sets] = item.is === "chain" ? item.operands : [];
    const fits =
      load?.is === "number" &&
      load.value > MOST_LIST_REPS &&
      isSlash(slash) &&
      item.is === "chain" &&
      item.operands.length === 2 &&
      reps?.is === "number" &&
      reps.value <= 20 &&
      sets?.is === "number" &&
      sets.value <= 10;
    if (fits && reps && sets) joined.splice(-2, 2, { is: "chain", operands: [load, reps, sets] });
    else joined.push(item);
  }
  return joined;
}

/** `100/5 110/5 120/3`: slashes join load and reps where several such pairs stand side by side. */
export function joinPairs(items: readonly Item[]): Item[] {
  const joined: Item[] = [];
  let index = 0;
  while (index < items.length) {
    const pairs: Item[] = [];
    let at = index;
    for (let pair = pairAt(items, at); pair; pair = pairAt(items, at)) {
      pairs.push({ is: "chain", operands: pair });
      at += 3;
    }
    if (pairs.length > 1) {
      joined.push(...pairs);
      index = at;
    } else joined.push(items[index++]!);
  }
  return joined;
}

function isSlash(item: Item | undefined): boolean {
  return item?.is === "break" && item.mark === "/";
}

function pairAt(items: readonly Item[], at: number): Operand[] | undefined {
  const [load, slash, reps] = [items[at], items[at + 1], items[at + 2]];
  if (load?.is !== "number" || reps?.is !== "number" || slash?.is !== "break") return undefined;
  const fits = load.value >= 20 && reps.value <= 20 && load.value > reps.value;
  return fits && (slash.mark === "/" || slash.mark === "-") ? [load, reps] : undefined;
}

/** `5@100 5@110 3@120`: told more than once, what stands in front of each @ is the reps at that load. */
export function joinRepsAt(items: readonly Item[]): Item[] {
  const isPair = (at: number) => {
    const [reps, load] = items.slice(at, at + 2);
    return reps?.is === "number" && reps.value <= MOST_REPS && load?.is === "load" && load.bare === true;
  };
  const starts = items.flatMap((_, at) => (isPair(at) ? [at] : []));
  const amounts = items.filter((item) => item.is !== "modifier" && item.is !== "break").length;
  if (starts.length < 2 || amounts !== starts.length * 2) return [...items];
  return items.flatMap((item, at): Item[] => {
    if (isPair(at - 1)) return [];
    const load = items[at + 1];
    return isPair(at) && item.is === "number" && load?.is === "load"
      ? [{ is: "chain", operands: [load, { is: "reps", count: item.value }] }]
      : [item];
  });
}

const MOST_REPS = 30;
