/** Where in a plan the words that follow belong: which weeks, which days, morning or evening. */
import type { PlanAtom, ScopeAtom } from "./atom.ts";
import { isScope } from "./atom.ts";
import type { PlanDay, Slot } from "./plan.ts";
import { WEEKDAYS } from "./plan.ts";

export type Scope = {
  /** In every session of lifts. */
  everywhere?: true;
  weeks?: number[];
  days?: PlanDay[];
  slot?: Slot;
  title?: string;
};

/** The scope that holds once a scope atom is read. @param kept the day stands in the same line and stays */
export function within(scope: Scope, atom: ScopeAtom, kept: boolean): Scope {
  const { weeks, days, slot } = scope;
  switch (atom.kind) {
    case "weeks":
      return { weeks: atom.weeks, ...(kept && days && { days }), ...(kept && slot && { slot }) };
    case "days":
      return { ...(weeks && { weeks }), days: atom.days };
    case "slot":
      return { ...(weeks && { weeks }), ...(days && { days }), slot: atom.slot };
    case "workout":
      return {
        ...(weeks && { weeks }),
        ...(kept && days && { days }),
        ...(kept && slot && { slot }),
        title: atom.name,
      };
    case "length":
      return scope;
  }
}

/** A second "T:" of a week is Thursday, a second "S:" Sunday. */
export function laterDay(scope: Scope, atom: ScopeAtom): ScopeAtom {
  if (atom.kind !== "days" || !atom.letter) return atom;
  const [day] = atom.days;
  const last = scope.days?.at(-1);
  const before = typeof last === "string" ? WEEKDAYS.indexOf(last) : -1;
  if (day === "tue" && before >= 1) return { ...atom, days: ["thu"] };
  return day === "sat" && before >= 5 ? { ...atom, days: ["sun"] } : atom;
}

export function sameScope(a: Scope, b: Scope): boolean {
  return (
    String(a.weeks) === String(b.weeks) &&
    String(a.days) === String(b.days) &&
    a.slot === b.slot &&
    a.everywhere === b.everywhere &&
    a.title === b.title
  );
}

/** The words that may stand between the beginning of a piece and the day it names. */
const LEADING: ReadonlySet<string> = new Set("on the for every each this in of during my i we next".split(" "));

/**
 * Whether what says when really opens something here: at the start of a piece, behind another such atom,
 * or behind "on" at the end of one.
 *
 * @param piece the atoms of the piece so far
 */
export function opens(
  piece: readonly PlanAtom[],
  atom: PlanAtom & ScopeAtom,
  next: PlanAtom | undefined,
): "front" | "behind" | undefined {
  if (atom.kind === "length") return undefined;
  if (piece.every((before) => before.kind === "word" && LEADING.has(before.text))) return "front";
  // "my week is Monday 5 miles, Tuesday …"
  const bare = piece.every((before) => before.kind === "word" || before.kind === "sport");
  if (
    atom.kind === "days" &&
    bare &&
    piece.some((before) => before.kind === "sport") &&
    next?.kind === "break" &&
    next.mark === ","
  )
    return "behind";
  if (
    atom.kind === "days" &&
    bare &&
    next !== undefined &&
    ["number", "distance", "time", "exercise", "sport", "sets", "told"].includes(next.kind)
  )
    return "behind";
  const linked = piece.findLastIndex(
    (before) => !(before.kind === "word" && ["the", "a", "each", "every", "same"].includes(before.text)),
  );
  const link = piece[linked];
  // "80% of Monday"
  if (link?.kind === "word" && ["of", "than", "as", "from"].includes(link.text)) return undefined;
  if (link?.kind === "word" && ["on", "in"].includes(link.text)) return "behind";
  // "Upper A Mon/Thu", "Squat wk1: …": at the end of a heading.
  if (
    (atom.kind === "days" || atom.kind === "weeks") &&
    (next === undefined || (next.kind === "break" && [":", ")", "-", "."].includes(next.mark)))
  )
    return "behind";
  if (atom.kind === "days" && atom.days.length === 7 && next?.kind === "break") return "behind";
  if (atom.kind === "slot" && piece.every((before) => before.kind === "word" || before.kind === "sport"))
    return "behind";
  if (atom.kind === "slot" && (next === undefined || next.kind === "break")) return "behind";
  if (atom.kind === "weeks" && next !== undefined && ["number", "sets", "percent", "load"].includes(next.kind))
    return "behind";
  return undefined;
}

/** The atom as an ordinary word, where it says when of nothing. */
export function asWord(atom: PlanAtom): PlanAtom {
  return isScope(atom) ? { kind: "word", text: atom.kind, start: atom.start, end: atom.end } : atom;
}
