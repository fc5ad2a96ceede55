/** Plans that stand still or move: shifted by days, paused and resumed, put away. */
import { addDays, daysBetween } from "../../time/local.ts";
import type { LivePlan, LiveSession, QueueDone } from "./live-plan.ts";

/**
 * Puts off (or, by fewer than none, brings forward) what is still ahead.
 *
 * @param by.from sessions of this day and later move
 * @param by.done ids of sessions that are done, and stay where they were done
 */
export function shifted(plan: LivePlan, by: { days: number; from: string; done: ReadonlySet<number> }): LivePlan {
  const move = (session: LiveSession): LiveSession =>
    session.date === undefined || session.date < by.from || by.done.has(session.id)
      ? session
      : { ...session, date: addDays(session.date, by.days) };
  return { ...plan, sessions: plan.sessions.map(move) };
}

export function paused(plan: LivePlan, today: string): LivePlan {
  return { ...plan, status: "paused", pausedOn: today };
}

/** Goes on today with what was to come when it was paused; what was done meanwhile stays done. */
export function resumed(plan: LivePlan, today: string, done: ReadonlySet<number>): LivePlan {
  const { pausedOn = today, ...rest } = plan;
  const days = Math.max(0, daysBetween(pausedOn, today));
  const moved = rest.queue ? rest : shifted(rest, { days, from: pausedOn, done });
  return { ...moved, status: "active" };
}

export function archived(plan: LivePlan): LivePlan {
  const { pausedOn: _, ...rest } = plan;
  return { ...rest, status: "archived" };
}

/**
 * A queue as it stands now, so that what is changed from here on does not reach into what was done.
 *
 * @param by.done every session done so far
 */
export function anchored(plan: LivePlan, by: { index: number; from: string; done: readonly QueueDone[] }): LivePlan {
  if (!plan.queue) return plan;
  return { ...plan, queue: { ...plan.queue, index: by.index, from: by.from, done: [...by.done] } };
}
