/** A draft becomes a plan to train by: its sessions get their days, or stand in line. */
import { addDays, daysBetween } from "../../time/local.ts";
import { datedSessions } from "../calendar.ts";
import type { PlanReading } from "../plan.ts";
import type { LivePlan, LiveSession } from "./live-plan.ts";
import { numbersIn } from "./open.ts";

/** A week without an end is planned this far ahead. */
export const OPEN_WEEKS = 12;
/** More than anybody does in years, and a bound on hostile plans. */
const MOST_SESSIONS = 3000;

/** What a reading is as a draft; its sessions are numbered below zero, for they are not stored yet. */
export function draftOf(reading: PlanReading, fallbackTitle: string): Omit<LivePlan, "id"> {
  const { title, weeks, cycles = [], sessions, ambiguities } = reading;
  return {
    title: title ?? fallbackTitle,
    status: "draft",
    cycles,
    ambiguities: [...ambiguities, ...numbersIn(sessions)],
    ...(weeks !== undefined && { weeks }),
    sessions: sessions.map((session, index) => ({ ...session, id: -1 - index })),
  };
}

/**
 * How a plan says when: by `weekdays`, by `numbers` (which may mean dates or mere order), or by its `order` alone.
 */
export function toldDays(sessions: readonly LiveSession[]): "weekdays" | "numbers" | "order" {
  if (sessions.some(({ day }) => typeof day === "string")) return "weekdays";
  return sessions.some(({ day }) => day !== undefined) ? "numbers" : "order";
}

/**
 * The plan with a date for each session, from a day on. What comes every week is there once for each; a session without
 * a day belongs to its week and has no date.
 *
 * @returns `too-long` where that would be more sessions than can be kept
 */
export function beginOn(plan: LivePlan, start: string): LivePlan | { kind: "too-long" } {
  const weeks = weeksOf(plan);
  const each = plan.sessions.filter(({ week }) => week === undefined).length;
  if (each * weeks + plan.sessions.length > MOST_SESSIONS) return { kind: "too-long" };
  const seen = new Set<number>();
  let newId = newIdOf(plan.sessions);
  const own = (session: LiveSession, week: number, date?: string): LiveSession => {
    const { date: _, ...rest } = session;
    const id = seen.has(session.id) ? newId-- : session.id;
    seen.add(session.id);
    return { ...rest, id, week, ...(date !== undefined && { date }) };
  };
  const byId = new Map(plan.sessions.map((session) => [session, session]));
  const dated = datedSessions({ weeks, sessions: plan.sessions }, start).map(({ day, session }) =>
    own(byId.get(session as LiveSession)!, Math.floor(daysBetween(start, day) / 7) + 1, day),
  );
  const floating = plan.sessions
    .filter(({ day }) => day === undefined)
    .flatMap((session) =>
      (session.week === undefined ? Array.from({ length: weeks }, (_, index) => index + 1) : [session.week]).map(
        (week) => own(session, week),
      ),
    );
  const sessions = [...dated, ...floating].sort((a, b) => a.week! - b.week!);
  const { queue: _, pausedOn: __, ...head } = plan;
  return { ...head, status: "active", weeks, startDay: start, sessions };
}

/** The plan as a queue that begins with its first session; what is done from a day on moves it. */
export function beginInOrder(plan: LivePlan, from: string): LivePlan {
  const { startDay: _, pausedOn: __, ...head } = plan;
  const sessions = plan.sessions.map(({ date: _date, ...session }) => session);
  return { ...head, status: "active", queue: { index: 0, since: from, from, done: [] }, sessions };
}

/** An id no session has: below zero, as one that is not stored yet. */
export function newIdOf(sessions: readonly LiveSession[]): number {
  return sessions.reduce((least, { id }) => Math.min(least, id), 0) - 1;
}

/** How many weeks it lasts, as it says or as its sessions show. */
export function weeksOf({ weeks, sessions }: Pick<LivePlan, "weeks" | "sessions">): number {
  if (weeks !== undefined) return weeks;
  const told = Math.max(0, ...sessions.map(({ week }) => week ?? 0));
  if (told > 0) return told;
  if (toldDays(sessions) !== "numbers") return OPEN_WEEKS;
  return Math.max(1, ...sessions.map(({ day }) => (typeof day === "number" ? Math.ceil(day / 7) : 1)));
}

/** The first and the last day of a plan's week. */
export function daysOfWeek(startDay: string, week: number): { from: string; to: string } {
  const from = addDays(startDay, (week - 1) * 7);
  return { from, to: addDays(from, 6) };
}
