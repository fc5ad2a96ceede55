/** Brings a wellness metric and its value together where a comma parts them. */

import type { Clause } from "./clause.ts";
import { holdsValue, isMatter } from "./clause.ts";

/** `slept terribly, 4h`, `feeling sore, 7/10`: the value may stand in the clause behind. */
export function joinMetrics(clauses: readonly Clause[]): void {
  for (const [index, { atoms }] of clauses.entries()) {
    const next = clauses[index + 1]?.atoms;
    const metric = atoms.find((atom) => atom.kind === "metric")?.metric;
    if (metric === undefined || atoms.some((atom) => isMatter(atom) || atom.kind === "talk")) continue;
    const fits = metric === "sleep" ? "time" : "scale";
    if (!next?.every((atom) => atom.kind === fits || atom.kind === "filler") || !holdsValue(next)) continue;
    atoms.splice(0, atoms.length, ...atoms.filter((atom) => atom.kind === "metric"), ...next.splice(0));
  }
}
