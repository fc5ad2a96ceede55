/** When a piece of a plan is meant: by its own words, else by what was said last in front of it. */
import type { PlanAtom } from "../plan/atom.ts";
import { planAtoms } from "../plan/lex.ts";
import { planLines } from "../plan/line.ts";
import type { PlanContext, PlanDay, PlanSession, Slot } from "../plan/plan.ts";

type Scope = { weeks: readonly number[]; days: readonly PlanDay[]; slots: readonly Slot[] };

/** Whether a session's week, day and half of the day are those of the piece, wherever the text has it. */
export function isInScope(session: PlanSession, text: string, piece: string, context: PlanContext): boolean {
  return scopesOf(text, piece, context).some(
    ({ weeks, days, slots }) =>
      fits(session.week, weeks) &&
      fits(session.day, days) &&
      (session.slot === undefined || slots.includes(session.slot)),
  );
}

/** What is told must be said, and what is not told must not. */
function fits<T>(value: T | undefined, told: readonly T[]): boolean {
  return value === undefined ? told.length === 0 : told.includes(value);
}

function scopesOf(text: string, piece: string, context: PlanContext): Scope[] {
  const scopes: Scope[] = [];
  for (let at = text.indexOf(piece); at >= 0 && scopes.length < MOST_PLACES; at = text.indexOf(piece, at + 1)) {
    const before = scopeAfter({ weeks: [], days: [], slots: [] }, text.slice(0, at), context);
    scopes.push(scopeAfter(before, piece, context));
  }
  return scopes;
}

const MOST_PLACES = 20;

/** A week opens its days anew, a day its halves. */
function scopeAfter(before: Scope, text: string, context: PlanContext): Scope {
  let { weeks, days, slots } = before;
  let open: PlanAtom["kind"] | undefined;
  for (const line of planLines(text))
    for (const atom of planAtoms(line.plain, context)) {
      if (atom.kind === "weeks") {
        weeks = open === "weeks" ? [...weeks, ...atom.weeks] : atom.weeks;
        days = [];
        slots = [];
      } else if (atom.kind === "days") {
        days = open === "days" ? [...days, ...atom.days] : atom.days;
        slots = [];
      } else if (atom.kind === "slot") slots = open === "slot" ? [...slots, atom.slot] : [atom.slot];
      if (atom.kind !== "break" && !(atom.kind === "word" && /^(?:and|&)$/.test(atom.text))) open = atom.kind;
    }
  return { weeks, days, slots };
}
