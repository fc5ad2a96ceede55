/** Where plans stand: each session with the workout that did it, over some days and several plans at once. */
import { addDays } from "../../time/local.ts";
import type { Counted } from "./adherence.ts";
import { assign, type DoneWorkout } from "./assign.ts";
import { daysOfWeek } from "./begin.ts";
import type { LivePlan, LiveSession } from "./live-plan.ts";
import { type ItemProgress, progressOf, tally } from "./progress.ts";
import { type QueueNow, type QueueWorkout, queueNow, usedBy } from "./queue-now.ts";

export type Standing = {
  planId: number;
  session: LiveSession;
  /** The day it is planned for, or was done on where the plan names none. */
  date?: string;
  /** The last day it could be done on, where it has no day of its own. */
  until?: string;
  workoutId?: number;
  items: ItemProgress[];
};

export type Standings = {
  /** In the order of their days; those that any day will do behind the others of their week. */
  sessions: Standing[];
  /** By plan, where a queue stands. */
  queues: Map<number, QueueNow>;
};

/**
 * Assigns what was done to what was planned, day by day: sessions of the day, those of its week that have no day, and,
 * on the last day, what comes next in each queue. A workout does one session of one plan, or several of a queue.
 *
 * @param workouts oldest first; of the queues' whole time, and at least of the days asked for
 * @param days from the first to the last to tell of, which is today or before
 */
export function standings(
  plans: readonly LivePlan[],
  workouts: readonly DoneWorkout[],
  days: { from: string; to: string },
): Standings {
  const byDay = Map.groupBy(workouts, ({ day }) => day);
  const taken = new Set<number>();
  const sessions: Standing[] = [];
  const queues = new Map<number, QueueNow>();
  for (const plan of plans) {
    const queue = queueNow(plan, workouts.map(forQueue));
    if (!queue) continue;
    queues.set(plan.id, queue);
    const byId = new Map(plan.sessions.map((session) => [session.id, session]));
    const left = new Map(workouts.map((workout) => [workout.id, workout]));
    for (const { workoutId, sessionId } of queue.done) {
      const workout = left.get(workoutId)!;
      const session = byId.get(sessionId);
      taken.add(workoutId);
      if (!session) continue;
      left.set(workoutId, withoutSession(workout, session));
      if (workout.day < days.from || workout.day > days.to) continue;
      sessions.push({ planId: plan.id, session, date: workout.day, workoutId, items: progressOf(session, workout) });
    }
  }
  const open = plans.flatMap((plan) => candidatesOf(plan, queues.get(plan.id), days));
  for (let day = days.from; day <= days.to; day = addDays(day, 1)) {
    const here = open.filter((one) => one.workoutId === undefined && one.from <= day && day <= one.to);
    const done = (byDay.get(day) ?? []).filter(({ id }) => !taken.has(id));
    if (here.length === 0 || done.length === 0) continue;
    const pairs = assign(
      here.map(({ session }) => session),
      done,
    );
    for (const [row, column] of pairs) {
      here[row]!.workoutId = done[column]!.id;
      here[row]!.day = day;
      taken.add(done[column]!.id);
    }
  }
  for (const { planId, session, from, to, workoutId, day } of open) {
    const of = day ?? (from === to && session.date !== undefined ? from : undefined);
    const there = of === undefined ? [] : (byDay.get(of) ?? []);
    const workout = there.find(({ id }) => id === workoutId);
    const others = there.filter(({ id }) => !taken.has(id));
    sessions.push({
      planId,
      session,
      ...(of !== undefined && { date: of }),
      ...(session.date === undefined && { until: to }),
      ...(workoutId !== undefined && { workoutId }),
      items: progressOf(session, workout, others),
    });
  }
  return { sessions: sessions.sort((a, b) => compare(a, b)), queues };
}

/** How a session is counted towards adherence. What comes next in a queue is never late. */
export function counted({ session, date, until, workoutId, items }: Standing, queue: boolean): Counted {
  const begun = workoutId !== undefined || items.some(({ done }) => done);
  return {
    ...(date !== undefined && { date }),
    ...(until !== undefined && !queue && { until }),
    ...(session.week !== undefined && { week: session.week }),
    begun,
    ...tally(items, begun),
  };
}

type Candidate = {
  planId: number;
  session: LiveSession;
  /** Days it can be done on. */
  from: string;
  to: string;
  workoutId?: number;
  day?: string;
};

function candidatesOf(plan: LivePlan, queue: QueueNow | undefined, days: { from: string; to: string }): Candidate[] {
  const { id: planId, startDay } = plan;
  if (queue) {
    const next = queue.order[queue.index];
    return next ? [{ planId, session: next, from: days.to, to: days.to }] : [];
  }
  return plan.sessions.flatMap((session): Candidate[] => {
    if (session.date !== undefined)
      return session.date < days.from || session.date > days.to
        ? []
        : [{ planId, session, from: session.date, to: session.date }];
    if (startDay === undefined || session.week === undefined) return [];
    const week = daysOfWeek(startDay, session.week);
    return week.from > days.to || week.to < days.from ? [] : [{ planId, session, ...week }];
  });
}

/** What a queue must know of a workout. */
export function forQueue({ id, day, sport, sets, swapped = {} }: DoneWorkout): QueueWorkout {
  const done = sets.map(({ exercise }) => exercise);
  const meant = Object.entries(swapped).flatMap(([from, to]) => (done.includes(to) ? [from] : []));
  return { id, day, sport, exercises: [...done, ...meant], swapped };
}

/** A set does one session of a queue: the next one has those of other exercises. */
function withoutSession(workout: DoneWorkout, session: LiveSession): DoneWorkout {
  const used = usedBy(session, workout.swapped);
  return { ...workout, sets: workout.sets.filter(({ exercise }) => !used.has(exercise)) };
}

function compare(a: Standing, b: Standing): number {
  const [dayA, dayB] = [a.date ?? a.until ?? "", b.date ?? b.until ?? ""];
  if (dayA !== dayB) return dayA < dayB ? -1 : 1;
  return slot(a) - slot(b);
}

function slot({ session }: Standing): number {
  return session.slot === "am" ? 0 : session.slot === "pm" ? 2 : 1;
}
