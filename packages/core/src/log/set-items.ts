/** Sorts the atoms of one exercise into items: chains of numbers joined by x, single amounts, modifiers, breaks. */
import type { Atom, Modifier, Separator } from "./atom.ts";
import { isModifier } from "./atom.ts";
import type { TypedLoad } from "./entry.ts";

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
export type Pair = { each: number; held: boolean };

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
    // "3 x max (11, 9, 8)"
    if (joins && atom.kind === "separator" && atom.mark === "(") continue;
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

/** `60s with 30s rest x 3`, `28kg 12 each side x3`: what is repeated stands before the rest or the side. */
function isAmountBefore(items: readonly Item[]): boolean {
  const last = items.at(-1);
  const amount = items.findLast((item) => item.is !== "modifier");
  if (last?.is !== "modifier") return false;
  if (amount?.is === "seconds" || amount?.is === "meters") return true;
  const counted = amount?.is === "reps" || (amount?.is === "number" && items.at(-3)?.is === "load");
  return counted && last.modifier.kind === "side";
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
