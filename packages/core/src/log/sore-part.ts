/** Finds where somebody is sore. */
import type { Atom } from "./atom.ts";
import type { Situation } from "./situation.ts";
import { spanOf } from "./situation.ts";
import { bodyPart, isBodyPart } from "./wellness.ts";

/** The part of the body that a soreness is told of: in its own clause, or alone in the one behind. */
export function sorePart(at: Situation, anchor: Atom, atoms: readonly Atom[]): string | undefined {
  const clause = at.clauses.find((candidate) => candidate.atoms.includes(anchor));
  const span = spanOf(clause ? clause.atoms : [...atoms, anchor].sort((a, b) => a.start - b.start));
  const behind =
    clause && at.clauses.slice(at.clauses.indexOf(clause) + 1).find((candidate) => candidate.atoms.length > 0);
  return (
    bodyPart(at.message.typed(span)) ??
    (behind && (behind.aside || isBodyPart(at.message.typed(spanOf(behind.atoms))))
      ? bodyPart(at.message.typed(spanOf(behind.atoms)))
      : undefined)
  );
}
