/** Tells the marks and words that part a sentence from those inside a name, a number or an outing. */
import type { Sport } from "../log/entry.ts";
import type { AtomOf, PlanAtom } from "./atom.ts";
import { isAmount } from "./atom.ts";
import { isSmall } from "./note.ts";

/**
 * Whether a mark inside a name, a number or a pair of them parts nothing.
 *
 * @param piece what stands in front of the mark, back to the one before
 * @param sport what the sentence is about, if it is known
 */
export function joins(
  piece: readonly PlanAtom[],
  { mark, start, end }: AtomOf<"break">,
  next: PlanAtom | undefined,
  sport: Sport | undefined,
): boolean {
  const before = piece.at(-1);
  if (!before || !next || mark === "+" || mark === "&" || mark === ".") return false;
  if (mark === "and" && !piece.some((part) => isAmount(part) || part.kind === "exercise" || part.kind === "sport"))
    return next.kind === "word" && !isSmall(before);
  if (mark === "/" && isOnAndOff(piece, next, sport)) return true;
  // "5:30 - 5:20", "20/40": numbers on both sides that no range took.
  return (
    (mark === "-" || mark === "/") &&
    before.end === start &&
    next.start === end &&
    (before.kind === "word" || next.kind === "word")
  );
}

/** `8x40/20`: seconds on and off. */
function isOnAndOff(piece: readonly PlanAtom[], off: PlanAtom, sport: Sport | undefined): boolean {
  const [x, on] = piece.slice(-2);
  return (
    x?.kind === "x" &&
    on?.kind === "number" &&
    off.kind === "number" &&
    on.value % 5 === 0 &&
    off.value % 5 === 0 &&
    (sport === "bike" || sport === "run" || sport === "row")
  );
}

/** `8 miles with 4 at tempo`: what follows is part of the outing in front, not one more number of it. */
export function turnsToDetail(piece: readonly PlanAtom[], atom: PlanAtom, next: PlanAtom | undefined): boolean {
  if (atom.kind !== "word" || !["with", "including", "incl", "last", "first", "final"].includes(atom.text))
    return false;
  const outing =
    piece.some((part) => part.kind === "time" || part.kind === "distance") &&
    !piece.some((part) => part.kind === "x" || part.kind === "exercise");
  return outing && next !== undefined && ["time", "distance", "number"].includes(next.kind);
}

/** `run 90 min or ride 3 h`: what follows is another thing with an amount of its own, not one more number. */
export function opensAlternative(piece: readonly PlanAtom[], atom: PlanAtom, next: PlanAtom | undefined): boolean {
  if (atom.kind !== "word" || atom.text !== "or" || next === undefined) return false;
  const named = piece.some((part) => part.kind === "sport" || part.kind === "exercise");
  return named && piece.some(isAmount) && (next.kind === "sport" || next.kind === "exercise");
}

/** `squat 3x5 add 2.5 kg each time`: what follows changes what was asked for. */
export function opensRule(piece: readonly PlanAtom[], atom: PlanAtom, next: PlanAtom | undefined): boolean {
  const changes = atom.kind === "word" && ["add", "adding", "increase", "increasing"].includes(atom.text);
  return changes && next !== undefined && isAmount(next) && piece.some(isAmount);
}
