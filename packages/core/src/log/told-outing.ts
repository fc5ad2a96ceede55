/** Finds outings told in words, whose figures follow: `ran home from work, 7.2k, 40 min`. */
import type { Anchor, Atom } from "./atom.ts";
import { isAnchor } from "./atom.ts";
import type { Span } from "./block.ts";
import type { Clause } from "./clause.ts";
import { isMatter, isText } from "./clause.ts";
import type { Situation } from "./situation.ts";
import { spanOf } from "./situation.ts";

/** @returns the sport and the words that say more of it, if the clause at `index` tells of an outing */
export function toldOuting(
  at: Situation,
  { atoms }: Clause,
  index: number,
): { anchor: Anchor & Atom; note?: Span } | undefined {
  const [anchor, ...more] = atoms.filter(isAnchor);
  const next = at.clauses[index + 1]?.atoms;
  if (at.accepted || at.talked || anchor?.kind !== "sport" || more.length > 0 || !next) return undefined;
  if (atoms.some((atom) => atom.kind === "talk") || !isOutingFigure(next)) return undefined;
  const words = atoms.slice(atoms.indexOf(anchor) + 1);
  const lead = at.message.typed({ start: atoms[0]!.start, end: anchor.start });
  if (!anchor.word.past && !TOLD.test(lead)) return undefined;
  const first = words.findIndex(isText);
  return first < 0 ? { anchor } : { anchor, note: spanOf(words.slice(leadOf(words, first))) };
}

const TOLD = /\b(?:went|did|done|finished|completed|had|back from|was out)\b/i;

/** A clause of nothing but how far, how long or how fast. */
function isOutingFigure(atoms: readonly Atom[]): boolean {
  return (
    atoms.some((atom) => atom.kind === "distance" || atom.kind === "time" || atom.kind === "pace") &&
    atoms.every((atom) => (isMatter(atom) && atom.kind !== "number") || atom.kind === "filler")
  );
}

/** The small words that lead to a note's first word stay with it: `with anna`. */
function leadOf(atoms: readonly Atom[], first: number): number {
  let from = first;
  while (from > 0 && atoms[from - 1]!.kind === "filler") from--;
  return from;
}
