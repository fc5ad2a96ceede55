/** Sorts the atoms of one exercise into items: chains of numbers joined by x, single amounts, modifiers, breaks. */
import type { Atom, Modifier, Separator } from "./atom.ts";
import { isModifier } from "./atom.ts";
import type { LoadUnit, TypedLoad } from "./entry.ts";
import { isDecimal, MOST_LIST_REPS } from "./set-shape.ts";

/** One number of a set log with what it is known to be. */
export type Operand =
  | { is: "number"; value: number; list?: number[]; start: number; end: number }
  | { is: "load"; load: TypedLoad; signed?: true; bare?: true; opens?: true }
  | { is: "percent"; value: number }
  | { is: "seconds"; value: number; clock?: true; pair?: Pair }
  | { is: "meters"; value: number; amount: number; unit: string }
  | { is: "sets"; count: number }
  | { is: "reps"; count: number; each?: true; share?: true };

/** What `18s` is where it names dumbbells. */
type Pair = { each: number; held: boolean };

export type Item =
  | Operand
  | { is: "chain"; operands: Operand[] }
  | { is: "modifier"; modifier: Modifier }
  | { is: "break"; mark: Separator };

/** Plain bodyweight, in any unit. */
export const NOTHING: TypedLoad = { value: 0, unit: "kg" };

/** The items of one exercise's atoms, in text order; words are left out. */
export function itemsOf(atoms: readonly Atom[]): Item[] {
  const items: Item[] = [];
  let joins = false;
  for (const atom of atoms) {
    if (atom.kind === "x") {
      joins = true;
      continue;
    }
    if (atom.kind === "separator") {
      items.push({ is: "break", mark: atom.mark });
      joins = false;
      continue;
    }
    if (isModifier(atom)) {
      items.push({ is: "modifier", modifier: atom });
      continue;
    }
    for (const operand of operandsOf(atom)) {
      const last = items.at(-1);
      if (!joins) items.push(operand);
      else if (last?.is === "chain") last.operands.push(operand);
      else if (last && last.is !== "modifier" && last.is !== "break")
        items[items.length - 1] = { is: "chain", operands: [last, operand] };
      else if (operand.is === "number" && isAmountBefore(items)) items.push({ is: "sets", count: operand.value });
      else items.push(operand.is === "number" ? { is: "reps", count: operand.value } : operand);
      joins = false;
    }
  }
  return items;
}

/** `60s with 30s rest x 3`: what is repeated stands before the rest. */
function isAmountBefore(items: readonly Item[]): boolean {
  const amount = items.findLast((item) => item.is !== "modifier");
  return items.at(-1)?.is === "modifier" && (amount?.is === "seconds" || amount?.is === "meters");
}

/**
 * `3x10 120/140/160`: as many loads as sets map one to one, so each becomes a set of its own.
 */
export function spreadLoads(items: readonly Item[]): Item[] {
  const spread: Item[] = [];
  for (let index = 0; index < items.length; index++) {
    const item = items[index]!;
    const loads = item.is === "chain" ? loadsBehind(items, index, item.operands) : undefined;
    if (item.is !== "chain" || !loads) {
      spread.push(item);
      continue;
    }
    for (const [at, load] of loads.entries()) {
      if (at > 0) spread.push({ is: "break", mark: "," });
      spread.push(load, { is: "reps", count: (item.operands[1] as Operand & { is: "number" }).value });
    }
    index += loads.length * 2 - 1;
  }
  return spread;
}

/**
 * `24s 3x8`, `2x10 with 18s`: on a lift counted in reps, dumbbells are called by their load.
 */
export function namedDumbbells(items: readonly Item[], unit: LoadUnit): Item[] {
  if (items.some((item) => item.is === "load" || item.is === "percent")) return [...items];
  const load = ({ each }: Pair): Operand => ({ is: "load", load: { value: each, unit } });
  return items.map((item, index) => {
    if (item.is === "chain") {
      const [first, ...rest] = item.operands;
      if (first?.is !== "seconds" || !first.pair || rest.length < 2) return item;
      return { is: "chain", operands: [load(first.pair), ...rest] };
    }
    if (item.is !== "seconds" || !item.pair) return item;
    const next = items.slice(index + 1).find((other) => other.is !== "modifier");
    const counted = next !== undefined && ["chain", "reps", "sets", "number"].includes(next.is);
    return item.pair.held || counted ? load(item.pair) : item;
  });
}

/** `box jumps 24" 3x5`: beside counted reps a time is no set of its own. */
export function withoutIdleTimes(items: readonly Item[]): Item[] {
  return items.filter((item, index) => {
    if (item.is !== "seconds") return true;
    const next = items.slice(index + 1).find((other) => other.is !== "modifier");
    return next?.is !== "chain" || next.operands.some((operand) => operand.is === "seconds");
  });
}

/** `70, 75, 80 doubles`, `40/45/50 x 5`: what each load in front was lifted for. */
export function spreadReps(items: readonly Item[]): Item[] {
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

/** The reps an item may share with the loads in front of it: `doubles`, the 5 of `100x5`, a 5 at the very end. */
function sharedReps(items: readonly Item[], index: number): Item | undefined {
  const item = items[index]!;
  if (item.is === "reps" && item.each) return item;
  const [previous, before] = [items[index - 1], items[index - 2]];
  if (item.is === "chain" && item.operands.length === 2) {
    const [load, reps] = item.operands as [Operand, Operand];
    const drops = previous?.is === "break" && previous.mark === ">";
    const listed = previous?.is === "break" && LISTING.has(previous.mark) && previous.mark !== "-";
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

/** Nobody lifts thousands. */
const LEAST_THOUSAND = 1000;

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

/** Too much for a list of reps. */
function isLoad(item: Item): boolean {
  return item.is === "load" || (item.is === "number" && item.value > MOST_LIST_REPS);
}

function isSlash(item: Item | undefined): boolean {
  return item?.is === "break" && item.mark === "/";
}

/** What may stand between the loads of a list. */
const LISTING: ReadonlySet<Separator> = new Set<Separator>([",", "/", "-", ">", "and", "then"]);

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

function pairAt(items: readonly Item[], at: number): Operand[] | undefined {
  const [load, slash, reps] = [items[at], items[at + 1], items[at + 2]];
  if (load?.is !== "number" || reps?.is !== "number" || slash?.is !== "break") return undefined;
  const fits = load.value >= 20 && reps.value <= 20 && load.value > reps.value;
  return fits && (slash.mark === "/" || slash.mark === "-") ? [load, reps] : undefined;
}

function loadsBehind(items: readonly Item[], index: number, operands: readonly Operand[]): Operand[] | undefined {
  const [sets, reps] = operands;
  if (operands.length !== 2 || sets?.is !== "number" || reps?.is !== "number" || reps.list) return undefined;
  const loads: Operand[] = [];
  for (let at = index + 1; at < items.length; at += 2) {
    const load = items[at]!;
    if ((load.is !== "number" && load.is !== "load") || (load.is === "number" && load.value <= reps.value)) break;
    loads.push(load);
    const parted = items[at + 1];
    if (parted?.is !== "break" || !LISTING.has(parted.mark)) break;
  }
  return sets.value > 1 && loads.length === sets.value ? loads : undefined;
}

function operandsOf(atom: Atom): Operand[] {
  switch (atom.kind) {
    case "number":
      return [
        { is: "number", value: atom.value, start: atom.start, end: atom.end, ...(atom.list && { list: atom.list }) },
      ];
    case "load":
      return [{ is: "load", load: atom.load, ...(atom.bare && { bare: true }) }];
    case "added":
      return [{ is: "load", load: atom.load, signed: true, ...(atom.opens && { opens: true }) }];
    case "bodyweight":
      return [{ is: "load", load: NOTHING, signed: true }];
    case "percent":
      return [{ is: "percent", value: atom.value }];
    case "time":
      return [{ is: "seconds", value: atom.seconds, ...(atom.clock && { clock: true }), ...pairOf(atom) }];
    case "distance":
      return [{ is: "meters", value: atom.meters, amount: atom.value, unit: atom.unit }];
    case "sets":
      return [{ is: "sets", count: atom.count }];
    case "reps":
      return [
        {
          is: "reps",
          count: atom.count,
          ...(atom.each && { each: true }),
          ...(atom.share && { share: true }),
        },
      ];
    case "scale": {
      const at = { start: atom.start, end: atom.end };
      return [
        { is: "number", value: atom.value, ...at },
        { is: "number", value: atom.of, ...at },
      ];
    }
    default:
      return [];
  }
}

function pairOf({ plural, seconds }: Atom & { kind: "time" }): { pair?: Pair } {
  return plural ? { pair: { each: seconds, held: plural === "held" } } : {};
}

/** `bench -100x5`: no bar weighs less than nothing. @returns the items without a minus, and whether one was a surprise */
export function withoutMinus(items: readonly Item[]): [Item[], boolean] {
  let surprise = false;
  const upright = (operand: Operand): Operand => {
    if (operand.is !== "load" || operand.load.value >= 0) return operand;
    surprise ||= !operand.opens;
    return { ...operand, load: { ...operand.load, value: -operand.load.value } };
  };
  const plain = items.map((item): Item => {
    if (item.is === "modifier" || item.is === "break") return item;
    return item.is === "chain" ? { is: "chain", operands: item.operands.map(upright) } : upright(item);
  });
  return [plain, surprise];
}
