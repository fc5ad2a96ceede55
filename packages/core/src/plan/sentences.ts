/** Cuts a line into sentences. */
import type { PlanAtom } from "./atom.ts";
import type { PlanLine } from "./line.ts";

/** Sentences end at a full stop, an exclamation or question mark, or a semicolon, with a space behind. */
export function sentencesOf(atoms: readonly PlanAtom[], line: PlanLine): PlanAtom[][] {
  const sentences: PlanAtom[][] = [[]];
  let depth = 0;
  for (const [index, atom] of atoms.entries()) {
    if (atom.kind === "break" && (atom.mark === "(" || atom.mark === "[")) depth++;
    if (atom.kind === "break" && (atom.mark === ")" || atom.mark === "]")) depth--;
    const next = atoms[index + 1];
    const ends =
      atom.kind === "break" &&
      [".", "!", "?", ";"].includes(atom.mark) &&
      depth <= 0 &&
      (next === undefined || /\s/.test(line.plain[atom.end] ?? " "));
    sentences.at(-1)!.push(atom);
    if (ends && !(atom.mark === "." && isShort(atoms[index - 1]))) sentences.push([]);
  }
  return sentences.filter((sentence) => sentence.some((atom) => atom.kind !== "break"));
}

/** Words that a full stop only shortens. */
function isShort(atom: PlanAtom | undefined): boolean {
  return atom?.kind === "word" && ["approx", "ca", "incl", "etc", "eg", "vs", "ex", "no"].includes(atom.text);
}
