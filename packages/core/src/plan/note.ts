/** What words leave behind once their numbers are read: the note, without the small words that only link. */
import { noteText } from "../log/normalise.ts";
import type { PlanAtom } from "./atom.ts";

/** The words that say nothing by themselves, at either end of a note. */
const SMALL: ReadonlySet<string> = new Set(
  `a an the of at @ on in for with w and then plus to is are be do i we you it my your our me some this that x go
  reps rep sets set about around approx ~ also just plus each so by from as will ll id im m s t re ve here there have has was than
  = < > * # { } ^ $ " ' & _ - hit get got after afterwards finish bar them those these their one's`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/**
 * The text of atoms that no field took, piece by piece.
 *
 * @param atoms in text order, all of one line
 * @param used what went into fields or names
 */
export function leftover(typed: string, atoms: readonly PlanAtom[], used: ReadonlySet<PlanAtom>): string[] {
  const texts: string[] = [];
  let run: PlanAtom[] = [];
  const flush = () => {
    const text = wordsOf(typed, run);
    if (text !== "") texts.push(text);
    run = [];
  };
  for (const atom of atoms) {
    if (used.has(atom)) flush();
    else run.push(atom);
  }
  flush();
  return texts;
}

function wordsOf(typed: string, atoms: readonly PlanAtom[]): string {
  let from = 0;
  let to = atoms.length;
  while (from < to && isSmall(atoms[from]!)) from++;
  while (to > from && isSmall(atoms[to - 1]!)) to--;
  if (from >= to) return "";
  return noteText(typed.slice(atoms[from]!.start, atoms[to - 1]!.end)).replace(/^@ */, "");
}

/** Whether an atom says nothing by itself. */
export function isSmall(atom: PlanAtom): boolean {
  if (atom.kind === "break" || atom.kind === "x") return true;
  return atom.kind === "word" && (atom.text === "" || SMALL.has(atom.text));
}
