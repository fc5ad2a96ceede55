/** Cuts a sentence into clauses and says what is in each. */
import type { Anchor, Atom, Separator } from "./atom.ts";
import { isAnchor, isModifier, isValue } from "./atom.ts";

export type Clause = {
  atoms: Atom[];
  /** What stands before it. */
  mark: Separator | undefined;
  /** In parentheses. */
  aside: boolean;
};

/** An anchor with the atoms that speak of it. */
export type Share = { anchor: Anchor & Atom; atoms: Atom[] };

export function clausesOf(atoms: readonly Atom[]): Clause[] {
  const clauses: Clause[] = [{ atoms: [], mark: undefined, aside: false }];
  let aside = false;
  for (const atom of atoms) {
    if (atom.kind !== "separator") {
      clauses.at(-1)!.atoms.push(atom);
      continue;
    }
    if (atom.mark === "(") aside = true;
    if (atom.mark === ")") aside = false;
    clauses.push({ atoms: [], mark: atom.mark, aside });
  }
  return clauses.filter((clause) => clause.atoms.length > 0);
}

export function holdsValue(atoms: readonly Atom[]): boolean {
  return atoms.some((atom) => isValue(atom) && atom.kind !== "x");
}

/** Words that carry meaning of their own: what a note is made of. */
export function isText(atom: Atom): boolean {
  return atom.kind === "word" || atom.kind === "talk" || atom.kind === "feeling" || atom.kind === "describing";
}

/** Something a set or an outing is made of. */
export function isMatter(atom: Atom): boolean {
  return (isValue(atom) && atom.kind !== "x") || isModifier(atom);
}

/** Shapes only a log has: a product, a load with reps, several numbers, counted sets. */
export function isStrong(atoms: readonly Atom[]): boolean {
  const kinds = atoms.filter(isValue).map((atom) => atom.kind);
  if (kinds.includes("x") && kinds.length > 1) return true;
  const amounts = kinds.filter((kind) => kind !== "x");
  return amounts.length > 1 || (kinds.includes("sets") && amounts.length > 1) || kinds.includes("percent");
}

/**
 * Gives each anchor its values: those behind it, or those before it where the clause puts names last
 * (`60x5 bench`, `10 pull ups 20 dips`). Anchors without any stay words of the text.
 *
 * @returns the shares in text order, and the atoms that belong to none
 */
export function sharesOf(atoms: readonly Atom[]): Share[] {
  const anchors = atoms.filter(isAnchor);
  if (anchors.length === 0) return [];
  const regions: Atom[][] = [[]];
  for (const [index, atom] of atoms.entries()) {
    if (isAnchor(atom)) {
      // "10k steps", "8h sleep": the amount in front of the noun is its own.
      const own =
        isAmountNoun(atom) && !holdsValue(atoms.slice(index + 1, index + 2)) ? regions.at(-1)!.splice(-1) : [];
      if (own.length > 0 && !holdsValue(own)) regions.at(-1)!.push(...own.splice(0));
      regions.push(own);
    } else regions.at(-1)!.push(atom);
  }
  const [before = [], ...behind] = regions;
  const opens = holdsValue(before);
  const lastHas = holdsValue(behind.at(-1)!);
  if (opens && !lastHas && (anchors.length === 1 || behind.slice(0, -1).every(holdsValue))) {
    const last = behind.at(-1)!;
    return anchors.map((anchor, index) => {
      const own = index === 0 ? before : behind[index - 1]!;
      return { anchor, atoms: index === anchors.length - 1 ? [...own, ...last] : own };
    });
  }
  const shares: Share[] = [];
  for (const [index, anchor] of anchors.entries()) {
    const own = index === 0 ? [...before, ...behind[0]!] : behind[index]!;
    if (holdsValue(own)) shares.push({ anchor, atoms: own });
    else if (shares.length > 0) shares.at(-1)!.atoms.push(...own);
    else if (index + 1 < anchors.length) behind[index + 1] = [...own, ...behind[index + 1]!];
    else shares.push({ anchor, atoms: own });
  }
  return shares;
}

/** Steps and sleep are told with the amount in front: `10k steps`, `8h sleep`. */
export function isAmountNoun(atom: Atom): boolean {
  return atom.kind === "metric" && (atom.metric === "steps" || atom.metric === "sleep");
}

/** Whether a clause puts its values before its name only. */
export function namesLast(atoms: readonly Atom[]): boolean {
  const first = atoms.findIndex(isAnchor);
  if (first < 0) return false;
  return holdsValue(atoms.slice(0, first)) && !holdsValue(atoms.slice(first + 1));
}
