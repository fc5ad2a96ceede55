/** Which sets and reps a clause speaks of. */
import type { Clause } from "./clause.ts";
import type { Item } from "./item.ts";
import type { Which } from "./observation.ts";

/** Where something was said: sets and reps, or nothing. */
export type Pointer = { sets: readonly Which[]; reps: readonly Which[]; from: number; next: number };

/** A set that opens the sentence also holds for what "and" joins to it. */
export function pointersOf(
  items: readonly Item[],
  clause: Clause,
  before: { clause: Clause; pointers: Pointer[] } | undefined,
): Pointer[] {
  const own: Pointer[] = [];
  for (let at = clause.from; at < clause.next; at++) {
    const item = items[at]!;
    if (item.kind === "set" && !isLimit(items, at))
      own.push({ sets: item.reference.sets, reps: item.reference.reps, from: at, next: at + 1 });
  }
  if (own.length > 0) return combined(own);
  if (!before || clause.joint !== "and" || before.pointers.length === 0) return [];
  const [first] = before.pointers;
  return first!.from <= before.clause.from + 2 ? before.pointers : [];
}

/** "until the last set" leaves that set out. */
function isLimit(items: readonly Item[], at: number): boolean {
  const before = /^(?:the|my|about|around)$/.test(items[at - 1]?.text ?? "") ? items[at - 2] : items[at - 1];
  return /^(?:until|till|til|except|unlike)$/.test(before?.text ?? "");
}

/** "rep 3 … in set 4" is one place. */
function combined(pointers: readonly Pointer[]): Pointer[] {
  const sets = pointers.filter((pointer) => pointer.reps.length === 0);
  const reps = pointers.filter((pointer) => pointer.sets.length === 0);
  if (sets.length !== 1 || reps.length !== 1 || pointers.length !== 2) return [...pointers];
  return [
    {
      sets: sets[0]!.sets,
      reps: reps[0]!.reps,
      from: Math.min(sets[0]!.from, reps[0]!.from),
      next: Math.max(sets[0]!.next, reps[0]!.next),
    },
  ];
}

export function pairs(place: Pointer | undefined): [Which | undefined, Which | undefined][] {
  const sets = place && place.sets.length > 0 ? place.sets : [undefined];
  const reps = place && place.reps.length > 0 ? place.reps : [undefined];
  return sets.flatMap((set) => reps.map((rep): [Which | undefined, Which | undefined] => [set, rep]));
}
