/** Sorts the atoms of one exercise into items: chains of numbers joined by x, single amounts, modifiers, breaks. */
import type { Atom, Modifier, Separator } from "./atom.ts";
import { isModifier } from "./atom.ts";

/** One number of a set log with what it is known to be. */
export type Operand =
  | { is: "number"; value: number; list?: number[]; start: number; end: number }
  | { is: "load"; kg: number; signed?: true; bare?: true }
  | { is: "percent"; value: number }
  | { is: "seconds"; value: number; clock?: true }
  | { is: "meters"; value: number; amount: number; unit: string }
  | { is: "sets"; count: number }
  | { is: "reps"; count: number };

export type Item =
  | Operand
  | { is: "chain"; operands: Operand[] }
  | { is: "modifier"; modifier: Modifier }
  | { is: "break"; mark: Separator };

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
      else items.push(operand.is === "number" ? { is: "reps", count: operand.value } : operand);
      joins = false;
    }
  }
  return items;
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
    if (parted?.is !== "break" || (parted.mark !== "/" && parted.mark !== ",")) break;
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
      return [{ is: "load", kg: atom.kg, ...(atom.bare && { bare: true }) }];
    case "added":
      return [{ is: "load", kg: atom.kg, signed: true }];
    case "bodyweight":
      return [{ is: "load", kg: 0, signed: true }];
    case "percent":
      return [{ is: "percent", value: atom.value }];
    case "time":
      return [{ is: "seconds", value: atom.seconds, ...(atom.clock && { clock: true }) }];
    case "distance":
      return [{ is: "meters", value: atom.meters, amount: atom.value, unit: atom.unit }];
    case "sets":
      return [{ is: "sets", count: atom.count }];
    case "reps":
      return [{ is: "reps", count: atom.count }];
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
