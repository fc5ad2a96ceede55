/** Reads lists: of loads that share their reps, of reps at one load, of totals done in parts. */
import type { Separator } from "./atom.ts";
import type { LoadUnit } from "./entry.ts";
import type { Item, Operand } from "./set-items.ts";
import { isDecimal, MOST_LIST_REPS } from "./set-shape.ts";

/**
 * `3x10 120/140/160`: as many loads as sets map one to one, so each becomes a set of its own.
 */
export function spreadLoads(items: readonly Item[]): Item[] {
  const spread: Item[] = [];
  for (let index = 0; index < items.length; index++) {
    const item = items[index]!;
    const told = setsOfReps(items, index);
    const next = items[index + (told?.size ?? 1)];
    const open = next?.is === "break" && (next.mark === "(" || next.mark === ",") ? 1 : 0;
    const loads = told && loadsBehind(items, index + told.size - 1 + open, told);
    if (!told || !loads) {
      spread.push(item);
      continue;
    }
    for (const [at, load] of loads.entries()) {
      if (at > 0) spread.push({ is: "break", mark: "," });
      spread.push(load, { is: "reps", count: told.reps });
    }
    index += told.size - 1 + open + loads.length * 2 - 1;
  }
  return spread;
}

/** `70, 75, 80 doubles`, `40/45/50 x 5`: what each load in front was lifted for. */
export function spreadReps(items: readonly Item[]): Item[] {
  const announced = announcedReps(items);
  if (announced) return announced;
  const spread: Item[] = [];
  let spreads = false;
  for (const [index, item] of items.entries()) {
    // "80/100/120 x 10 each" is each load, not each side.
    if (spreads && item.is === "modifier" && item.modifier.kind === "side" && item.modifier.bare) continue;
    spreads = false;
    const shared = sharedReps(items, index);
    const last = item.is === "chain" ? item.operands[0] : undefined;
    const before = shared ? loadsInFront(spread) : [];
    const loads = [...before, ...(last ? [{ load: last, at: spread.length }] : [])];
    if (shared && loads.length > 1) {
      spread.splice(loads[0]!.at);
      for (const { load } of loads) spread.push({ is: "break", mark: "," }, load, shared);
      spreads = true;
    } else spread.push(item);
  }
  return spread;
}

/** `singles: 80, 85, 90`: the reps of all loads behind. */
function announcedReps(items: readonly Item[]): Item[] | undefined {
  const [reps, ...loads] = items.filter((item) => item.is !== "break" && item.is !== "modifier");
  if (reps?.is !== "reps" || !reps.each || items[0] !== reps || loads.length < 2 || !loads.every(isLoad))
    return undefined;
  const behind = items.slice(1).findIndex((item) => item.is === "break");
  if (behind < 0) return undefined;
  return items.slice(1).flatMap((item): Item[] => (item.is === "number" || item.is === "load" ? [item, reps] : [item]));
}

/** `70 75 80 85f`: three and more figures that only loads can be, each a set of its own, whose reps nobody told. */
export function rampLoads(items: readonly Item[], unit: LoadUnit): Item[] {
  const ramped: Item[] = [];
  for (let index = 0; index < items.length; ) {
    const run = rampAt(items, index);
    if (run.length < LEAST_RAMP) {
      ramped.push(items[index++]!);
      continue;
    }
    for (const [at, item] of items.slice(index, run.next).entries()) {
      if (item.is !== "number") ramped.push(item);
      else
        ramped.push(...(at > 0 ? [{ is: "break", mark: "," } as const] : []), {
          is: "load",
          load: { value: item.value, unit },
        });
    }
    index = run.next;
  }
  return ramped;
}

const LEAST_RAMP = 3;
/** A list that falls faster is of reps: `100 50 40`. */
const RAMP_STEP = 0.7;

/** The figures from an index on of which each is another load, failures between them left out of the count. */
function rampAt(items: readonly Item[], from: number): { length: number; next: number } {
  let length = 0;
  let last = 0;
  let next = from;
  for (let at = from; at < items.length; at++) {
    const item = items[at]!;
    if (item.is === "modifier" && item.modifier.kind === "failed" && length > 0) next = at + 1;
    else if (item.is === "number" && !item.list && item.value > MOST_LIST_REPS && item.value >= last * RAMP_STEP) {
      last = item.value;
      length++;
      next = at + 1;
    } else break;
  }
  const goesOn = items[next]?.is === "number" || items[next]?.is === "chain" || items[next]?.is === "reps";
  return goesOn ? { length: 0, next: from + 1 } : { length, next };
}

/** `100,105`: a comma between two loads parts them, whatever number it could make. */
export function partedLoads(items: readonly Item[]): Item[] {
  return items.flatMap((item): Item[] => {
    if (item.is !== "number" || !item.list?.every((part) => part > MOST_LIST_REPS)) return [item];
    if (isDecimal(item) && item.value < LEAST_THOUSAND) return [item];
    const { start, end } = item;
    return item.list.flatMap((value, index): Item[] => [
      ...(index > 0 ? [{ is: "break", mark: "," } as const] : []),
      { is: "number", value, start, end },
    ]);
  });
}

/** `5,3,1 @ 140,160,180`: as many loads behind the @ as counts in front of it. */
export function matchLoads(items: readonly Item[]): Item[] {
  const at = items.findIndex((item) => item.is === "load" && item.bare);
  const counts = items.slice(0, Math.max(at, 0)).filter((item) => item.is !== "break");
  const loads = at < 0 ? [] : items.slice(at).filter((item) => item.is !== "break");
  const fits =
    counts.length > 1 &&
    counts.length === loads.length &&
    counts.every((item) => item.is === "number" && !isLoad(item)) &&
    loads.every(isLoad);
  if (!fits) return [...items];
  return loads.flatMap((load, index): Item[] => {
    const reps = counts[index] as Operand & { is: "number" };
    return [{ is: "break", mark: "," }, load, { is: "reps", count: reps.value }];
  });
}

/** `100 push ups in sets of 20` are five. */
export function splitTotals(items: readonly Item[]): Item[] {
  const split: Item[] = [];
  for (const item of items) {
    const total = split.at(-1);
    const amount = total?.is === "number" ? total.value : total?.is === "reps" ? total.count : 0;
    if (item.is === "reps" && item.share && amount > 0 && amount % item.count === 0)
      split.splice(-1, 1, { is: "sets", count: amount / item.count }, { is: "reps", count: item.count });
    else split.push(item);
  }
  return split;
}

/** The reps an item may share with the loads in front of it: `doubles`, the 5 of `100x5`, a 5 at the very end. */
function sharedReps(items: readonly Item[], index: number): Item | undefined {
  const item = items[index]!;
  if (item.is === "reps" && item.each) return item;
  const [previous, before] = [items[index - 1], items[index - 2]];
  if (item.is === "chain" && item.operands.length === 2) {
    const [load, reps] = item.operands as [Operand, Operand];
    const drops = previous?.is === "break" && previous.mark === ">";
    // Two loads with a dash between them may be a range, three are a list.
    const more = items[index - 3];
    const dashes = more?.is === "break" && more.mark === "-";
    const listed = previous?.is === "break" && LISTING.has(previous.mark) && (previous.mark !== "-" || dashes);
    if (!listed || !(isLoad(load) || (drops && load.is === "number"))) return undefined;
    if (reps.is === "reps") return reps;
    return reps.is === "number" && !reps.list ? { is: "reps", count: reps.value } : undefined;
  }
  const count = item.is === "number" && item.value <= MOST_LIST_REPS && !item.list ? item.value : undefined;
  const listed = before?.is === "break" && (before.mark === "," || before.mark === "/" || before.mark === ">");
  const ends = items.slice(index + 1).every((other) => other.is === "modifier");
  if (count === undefined || !listed || !ends || previous?.is !== "number" || !isLoad(previous)) return undefined;
  return { is: "reps", count };
}

/** Loads that stand alone between the marks of a list. */
function loadsInFront(items: readonly Item[]): { load: Item; at: number }[] {
  const loads: { load: Item; at: number }[] = [];
  let drops = false;
  for (let at = items.length - 1; at >= 0; at--) {
    const load = items[at]!;
    if (load.is === "break" && LISTING.has(load.mark)) {
      drops = load.mark === ">";
      continue;
    }
    const before = items[at - 1];
    const alone =
      before === undefined ||
      before.is === "break" ||
      isLoad(before) ||
      (before.is === "modifier" && before.modifier.kind === "warmup");
    if (!alone || !(isLoad(load) || (drops && load.is === "number"))) break;
    loads.unshift({ load, at });
  }
  return loads;
}

/** Nobody lifts thousands. */
const LEAST_THOUSAND = 1000;

/** Too much for a list of reps. */
function isLoad(item: Item): boolean {
  return item.is === "load" || (item.is === "number" && item.value > MOST_LIST_REPS);
}

/** What may stand between the loads of a list. */
const LISTING: ReadonlySet<Separator> = new Set<Separator>([",", "/", "-", ">", "and", "then"]);

type SetsOfReps = { sets: number; reps: number; size: number };

/** `3x8`, `3 sets of 8`, `3 sets 8 reps`, and how many items they take. */
function setsOfReps(items: readonly Item[], index: number): SetsOfReps | undefined {
  const [item, next] = [items[index]!, items[index + 1]];
  if (item.is === "chain") {
    const [sets, reps] = item.operands;
    const plain = item.operands.length === 2 && sets?.is === "number" && reps?.is === "number" && !reps.list;
    return plain ? { sets: sets.value, reps: reps.value, size: 1 } : undefined;
  }
  if (item.is !== "sets" || next === undefined) return undefined;
  const reps = next.is === "reps" ? next.count : next.is === "number" && !next.list ? next.value : undefined;
  return reps === undefined ? undefined : { sets: item.count, reps, size: 2 };
}

function loadsBehind(items: readonly Item[], index: number, { sets, reps }: SetsOfReps): Operand[] | undefined {
  const loads: Operand[] = [];
  for (let at = index + 1; at < items.length; at += 2) {
    const load = items[at]!;
    if ((load.is !== "number" && load.is !== "load") || (load.is === "number" && load.value <= reps)) break;
    loads.push(load);
    const parted = items[at + 1];
    if (parted?.is !== "break" || !LISTING.has(parted.mark)) break;
  }
  return sets > 1 && loads.length === sets ? loads : undefined;
}
