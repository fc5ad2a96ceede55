/** Finds a lift that stands above its weeks or days: `Deadlift`, and below it `Week 1: 3x5`. */
import type { PlanAtom } from "./atom.ts";
import { isSmall } from "./note.ts";

/**
 * @param atoms of one line
 * @param below of the line that follows
 * @returns the id of the lift whose sets stand below, if the line is its name and nothing else
 */
export function liftAbove(atoms: readonly PlanAtom[], below: readonly PlanAtom[]): string | undefined {
  const [name, ...more] = atoms.filter((atom) => !isSmall(atom));
  if (name?.kind !== "exercise" || more.length > 0) return undefined;
  const opened = below.find((atom) => !isSmall(atom));
  const sets = below.some((atom, index) => (atom.kind === "x" && index > 0) || atom.kind === "sets");
  const unnamed = !below.some((atom) => atom.kind === "exercise" || atom.kind === "sport");
  return sets && unnamed && (opened?.kind === "weeks" || opened?.kind === "days") ? name.id : undefined;
}
