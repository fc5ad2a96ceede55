/** Tells a plan's title from its first line of content. */
import type { PlanAtom } from "./atom.ts";
import { isAmount, isScope } from "./atom.ts";
import type { PlanLine } from "./line.ts";
import { PLANNING } from "./words.ts";

/** Whether the first line is the plan's name and not yet its content. */
export function isTitle(
  line: PlanLine,
  next: PlanLine | undefined,
  atoms: readonly PlanAtom[],
  below: readonly PlanAtom[],
): boolean {
  if (!next || line.told || line.bullet || line.plain.length > 120) return false;
  const first = atoms.find((atom) => atom.kind !== "break");
  if (!first || first.kind === "slot" || first.kind === "label" || first.kind === "workout") return false;
  const opened = below.find((atom) => atom.kind !== "break");
  if (first.kind === "weeks") return false;
  // "Sunday long run", above weeks that name no day.
  if (first.kind === "days" && opened?.kind !== "weeks") return false;
  if (
    atoms.some(
      (atom, index) =>
        (atom.kind === "x" && index > 0 && atoms[index + 1] !== undefined && isAmount(atoms[index + 1]!)) ||
        atom.kind === "sets" ||
        atom.kind === "percent" ||
        atom.kind === "range" ||
        atom.kind === "rest",
    )
  )
    return false;
  const bracket = atoms.findIndex((atom) => atom.kind === "break" && atom.mark === "(");
  const outside = bracket < 0 ? atoms : atoms.slice(0, bracket);
  const amounts = outside.some((atom) => isAmount(atom) && atom.kind !== "number" && atom.kind !== "list");
  if (atoms.some((atom) => atom.kind === "rounds" || atom.kind === "every" || atom.kind === "timed")) return false;
  // "Sunday: long run 90 min": what stands behind a day is its content.
  const day = atoms.findIndex((atom) => atom.kind === "days");
  const told = atoms[day + 1];
  if (day >= 0 && told?.kind === "break" && told.mark === ":" && amounts) return false;
  // "Base (weeks 1-4): Tue 8k, Sat 14k"
  const colon = atoms.findIndex((atom) => atom.kind === "break" && atom.mark === ":");
  const behind = colon < 0 ? [] : atoms.slice(colon);
  if (behind.some(({ kind }) => kind === "days") && behind.some((atom) => isAmount(atom) && atom.kind !== "number"))
    return false;
  if (opened && isScope(opened) && opened.kind !== "slot") return true;
  if (PLANNING.test(line.plain) || line.headed) return true;
  return (!amounts && (next.parted || !/[.!?]$/.test(line.plain.trim()))) || (next.parted && !/[.]\s/.test(line.plain));
}
