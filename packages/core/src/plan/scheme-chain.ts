/** Reads amounts joined by x: which counts the sets, which is done in each. */
import type { PlanAtom } from "./atom.ts";
import type { Fields } from "./draft.ts";

export type Operand = Extract<
  PlanAtom,
  {
    kind:
      | "number"
      | "range"
      | "list"
      | "load"
      | "added"
      | "percent"
      | "time"
      | "distance"
      | "sets"
      | "reps"
      | "amrap"
      | "told";
  }
>;

type Chain = { operands: Operand[]; atoms: PlanAtom[]; next: number; from: number };

/** Operands joined by x, or by the words of counted sets (`5 sets of 5`). */
export function chainFrom(atoms: readonly PlanAtom[], index: number): Chain {
  const operands: Operand[] = [];
  const taken: PlanAtom[] = [];
  let at = index;
  while (atoms[at]?.kind === "x") taken.push(atoms[at++]!);
  const from = at;
  for (;;) {
    const atom = atoms[at];
    if (!atom || !isOperand(atom)) break;
    operands.push(atom);
    taken.push(atom);
    at++;
    if (atoms[at]?.kind === "x" && atoms[at + 1] && isOperand(atoms[at + 1]!)) {
      taken.push(atoms[at]!);
      at++;
    } else if (
      !(atom.kind === "sets" && atoms[at] && isOperand(atoms[at]!) && !isLoad(atoms[at]!) && operands.length === 1) &&
      !(atom.kind === "told" && atom.about === "sets")
    )
      break;
  }
  return { operands, atoms: taken, next: Math.max(at, index + 1), from };
}

function isOperand(atom: PlanAtom): atom is Operand {
  if (atom.kind === "told") return atom.about === "sets";
  return ["number", "range", "list", "load", "added", "percent", "time", "distance", "sets", "reps", "amrap"].includes(
    atom.kind,
  );
}

export function isLoad(atom: PlanAtom): boolean {
  return atom.kind === "load" || atom.kind === "added" || atom.kind === "percent";
}

export function isAmount(fields: Fields): boolean {
  return (
    fields.reps !== undefined ||
    fields.repsMin !== undefined ||
    fields.seconds !== undefined ||
    fields.meters !== undefined ||
    fields.amrap === true
  );
}

export function open(atom: Operand): Fields {
  return atom.kind === "number" && atom.open ? { amrap: true } : {};
}

export function amountOf(atom: Operand): Fields | undefined {
  switch (atom.kind) {
    case "number":
      return Number.isInteger(atom.value) && atom.value > 0 && atom.value <= MOST_REPS
        ? { reps: atom.value, ...open(atom) }
        : undefined;
    case "range":
      return { repsMin: atom.least, repsMax: atom.most };
    case "reps":
      return { reps: atom.count };
    case "time":
      return { seconds: atom.seconds };
    case "distance":
      return { meters: Math.round(atom.meters) };
    case "amrap":
      return { amrap: true };
    default:
      return undefined;
  }
}

/** Sets times something; `60s x 3` and `8 reps x 3` come the other way round. */
export function countTimes(a: Operand, b: Operand, more: Fields): Fields | undefined {
  const sets = (atom: Operand) =>
    atom.kind === "sets" ? atom.count : atom.kind === "number" && Number.isInteger(atom.value) ? atom.value : undefined;
  const turned = a.kind !== "sets" && (b.kind === "sets" || (a.kind !== "number" && b.kind === "number"));
  const count = turned ? sets(b) : sets(a);
  const amount = amountOf(turned ? a : b);
  if (count === undefined || count < 1 || count > MOST_SETS || !amount) return undefined;
  return { sets: count, ...amount, ...more };
}

const MOST_SETS = 100;

export const MOST_REPS = 1000;
