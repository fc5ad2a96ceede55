/** Where in a plan an edit is meant: which days, weeks and half of the day its words name. */
import { addDays, weekStart } from "../../time/local.ts";
import { type Slot, WEEKDAYS, type Weekday } from "../plan.ts";
import { weekdayOf } from "../weekday.ts";
import type { LivePlan, LiveSession } from "./live-plan.ts";

export type EditScope = {
  weekday?: Weekday;
  /** The number of "Day 2". */
  dayNumber?: number;
  /** Days of the calendar. */
  days?: { from: string; to: string };
  weeks?: { from: number; to: number };
  slot?: Slot;
  /** What the sessions are called, where only that tells the place. */
  named?: string;
};

const SLOTS: Record<string, Slot> = { am: "am", morning: "am", pm: "pm", evening: "pm", afternoon: "pm" };
/** In front of a day or a week. */
const ON = `(?:(?:on|in|for|of|from|every|each|all|the) )*`;

/** @returns the scope, and the words without it */
export function scopeIn(words: string, today: string): { scope: EditScope; rest: string } {
  const scope: EditScope = {};
  let rest = ` ${words} `;
  const take = (pattern: RegExp, found: (groups: readonly string[]) => boolean): void => {
    const match = pattern.exec(rest);
    if (match && found(match.slice(1).map((group) => group ?? "")))
      rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
  };
  const monday = weekStart(today);
  take(new RegExp(` ${ON}(this|next) week('s)?(?= )`), ([which]) => {
    const from = which === "next" ? addDays(monday, 7) : monday;
    scope.days = { from, to: addDays(from, 6) };
    return true;
  });
  take(new RegExp(` ${ON}weeks? (\\d{1,3})(?: ?(?:-|–|to|and) ?(\\d{1,3}))?(?= )`), ([from, to]) => {
    scope.weeks = { from: Number(from), to: Number(to || from) };
    return true;
  });
  take(new RegExp(` ${ON}(today|tonight|tomorrow)(?:'s)?(?= )`), ([which]) => {
    const day = which === "tomorrow" ? addDays(today, 1) : today;
    scope.days = { from: day, to: day };
    return true;
  });
  take(new RegExp(` ${ON}day (\\d{1,2})(?= )`), ([number]) => {
    scope.dayNumber = Number(number);
    return true;
  });
  take(new RegExp(` ${ON}(am|pm|mornings?|evenings?|afternoons?)(?:'s)?(?= )`), ([half]) => {
    const slot = SLOTS[half!.replace(/s$/, "")];
    if (slot) scope.slot = slot;
    return slot !== undefined;
  });
  for (const [phrase, name] of rest.matchAll(new RegExp(` ${ON}([a-z]{3,10})(?:'s)?(?= )`, "g"))) {
    const weekday = weekdayOf(name!);
    if (!weekday) continue;
    scope.weekday = weekday;
    rest = rest.replace(phrase, " ");
    break;
  }
  return { scope, rest: rest.replaceAll(/\s+/g, " ").trim() };
}

/** Whether a session is where the words meant: what is past is not, unless its week was named. */
export function isMeant(session: LiveSession, scope: EditScope, plan: LivePlan, today: string): boolean {
  const { date, week, slot, day } = session;
  if (scope.slot && slot !== scope.slot) return false;
  if (scope.weekday && weekdayOfSession(session) !== scope.weekday) return false;
  if (scope.dayNumber !== undefined && day !== scope.dayNumber) return false;
  if (scope.weeks && (week === undefined || week < scope.weeks.from || week > scope.weeks.to))
    return week === undefined && plan.status === "draft";
  if (scope.days) return date !== undefined && date >= scope.days.from && date <= scope.days.to && date >= today;
  return date === undefined || date >= today;
}

/** The weekday a session falls on, or is meant for. */
function weekdayOfSession({ date, day }: LiveSession): Weekday | undefined {
  if (date !== undefined) return WEEKDAYS[Temporal.PlainDate.from(date).dayOfWeek - 1];
  return typeof day === "string" ? day : undefined;
}
