/** Tells a message that goes on with the exercise before from one that only has numbers in it. */
import type { Atom } from "./atom.ts";
import { isValue } from "./atom.ts";
import { traitsOf } from "./block.ts";
import { isStrong } from "./clause.ts";
import { MOST_LIST_REPS } from "./set-shape.ts";
import type { Situation } from "./situation.ts";
import { isLoneLoad } from "./verdict.ts";

/** Whether values without a name go on with the athlete's exercise before. */
export function continuesLast(at: Situation, atoms: readonly Atom[], last: string): boolean {
  const traits = traitsOf(last);
  const [first] = values(atoms);
  const bare = !atoms.some((atom) => ["x", "sets", "reps", "load", "added"].includes(atom.kind));
  if (bare && at.message.group && traits.load === "external" && first?.kind === "number" && first.value < 15)
    return false;
  if (values(atoms).every((atom) => atom.kind === "percent")) return false;
  if (
    atoms.some(
      (atom) => atom.kind === "scale" || atom.kind === "heart" || atom.kind === "power" || atom.kind === "pace",
    )
  )
    return false;
  if (
    atoms.some((atom) => atom.kind === "separator" && (atom.mark === "/" || atom.mark === "-")) &&
    !atoms.some((atom) => atom.kind === "x" || atom.kind === "load")
  )
    return false;
  if (traits.measure === "reps" && atoms.some((atom) => atom.kind === "time" || atom.kind === "distance")) return false;
  // "100 100 100": nobody lists such reps under a load.
  const numbers = atoms.filter((atom) => atom.kind === "number");
  if (bare && traits.load === "external" && numbers.slice(1).some(({ value }) => value > MOST_LIST_REPS)) return false;
  return (
    isStrong(atoms) ||
    isLoneLoad(at, atoms) ||
    (traits.measure === "time" && atoms.some((atom) => atom.kind === "time"))
  );
}

function values(atoms: readonly Atom[]): Atom[] {
  return atoms.filter((atom) => isValue(atom) && atom.kind !== "x");
}
