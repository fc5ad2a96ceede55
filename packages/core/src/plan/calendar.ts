/** On which days a plan's sessions fall, once it has a start. */
import { addDays, daysBetween, weekStart } from "../time/local.ts";
import type { Plan, PlanSession } from "./plan.ts";
import { WEEKDAYS } from "./plan.ts";

export type DatedSession = { day: string; session: PlanSession };

/** Days on which the plan stands still; what lies on or behind the first is put off by their number. */
export type Pause = { from: string; days: number };

/**
 * Every session with a day, in the order of their days.
 *
 * @param start the plan's first day, `YYYY-MM-DD`; its weeks are seven days each from there on, so that a Monday of
 *   week 1 is the first Monday on or after the start
 * @param pauses in any order; their days are those of the calendar, earlier pauses already counted
 * @returns sessions without a week once for each week of the plan, or for its first where it does not say how many;
 *   sessions without a day are left out: they belong to the queue
 */
export function datedSessions(plan: Plan, start: string, pauses: readonly Pause[] = []): DatedSession[] {
  const inOrder = [...pauses].sort((a, b) => (a.from < b.from ? -1 : 1));
  const dated = plan.sessions.flatMap((session) =>
    weeksOf(session, plan).flatMap((week) => {
      const offset = offsetOf(session, start);
      if (offset === undefined) return [];
      const planned = addDays(start, (week - 1) * 7 + offset);
      return [{ day: inOrder.reduce(putOff, planned), session }];
    }),
  );
  return dated
    .map((each, index) => ({ each, index }))
    .sort((a, b) => compare(a.each, b.each) || a.index - b.index)
    .map(({ each }) => each);
}

function weeksOf({ week }: PlanSession, { weeks }: Plan): number[] {
  return week === undefined ? Array.from({ length: weeks ?? 1 }, (_, index) => index + 1) : [week];
}

/** How many days into its week a session lies. */
function offsetOf({ day }: PlanSession, start: string): number | undefined {
  if (day === undefined) return undefined;
  if (typeof day === "number") return day - 1;
  const first = daysBetween(weekStart(start), start);
  return (WEEKDAYS.indexOf(day) - first + 7) % 7;
}

function putOff(day: string, { from, days }: Pause): string {
  return day >= from ? addDays(day, days) : day;
}

/** By day, a morning in front of what says nothing, an evening behind. */
function compare(a: DatedSession, b: DatedSession): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  return slotOrder(a.session) - slotOrder(b.session);
}

function slotOrder({ slot }: PlanSession): number {
  return slot === "am" ? 0 : slot === "pm" ? 2 : 1;
}
