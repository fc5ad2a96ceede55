/** Where a queue stands after what was done: a missed session slides, one done out of turn counts. */
import type { Sport } from "../../log/entry.ts";
import type { PlanSession } from "../plan.ts";
import { doneInQueue, exercisesOf, pointerBehind, queueOf } from "../queue.ts";
import type { LivePlan, LiveSession, QueueDone } from "./live-plan.ts";

/** What must be known of a workout. */
export type QueueWorkout = {
  id: number;
  day: string;
  sport: Sport | "transition";
  exercises: readonly string[];
  /** What was done instead, by the exercise it took the place of; both are among the exercises. */
  swapped?: Readonly<Record<string, string>>;
};

export type QueueNow = {
  /** In the order they are to be done. */
  order: LiveSession[];
  /** Place of the next; their number where all are done. */
  index: number;
  /** Every session done, in the order of doing; one that comes round again is there again. */
  done: QueueDone[];
};

/**
 * A workout may do several sessions, each with exercises of its own. What was done on one day counts in the order of
 * the queue, for of what hour it was is often not told.
 *
 * @param workouts since the queue's first day, oldest first
 */
export function queueNow(plan: LivePlan, workouts: readonly QueueWorkout[]): QueueNow | undefined {
  if (!plan.queue) return undefined;
  const order = orderOf(plan);
  const { from } = plan.queue;
  // What was taken back since then did nothing.
  const there = new Set(workouts.map(({ id }) => id));
  const done = plan.queue.done.filter(({ workoutId }) => there.has(workoutId));
  const sessions = new Map(order.map((session) => [session.id, session]));
  let { index } = plan.queue;
  for (const [day, ofDay] of Map.groupBy(workouts, (workout) => workout.day)) {
    if (day < from) continue;
    let left = ofDay.flatMap((workout): Left[] => {
      const { id, sport, exercises } = workout;
      if (sport === "transition") return [];
      const did = done.filter(({ workoutId }) => workoutId === id).map(({ sessionId }) => sessions.get(sessionId));
      return [did.reduce<Left>(behind, { workout, sport, exercises, further: false })];
    });
    while (index < order.length) {
      const next = nearest(order, index, left);
      if (!next) break;
      const session = order[next.at]!;
      done.push({ workoutId: next.one.workout.id, sessionId: session.id });
      left = left.map((one) => (one === next.one ? behind(one, session) : one));
      index = pointerBehind(order, next.at);
    }
  }
  return { order, index, done };
}

/** The sessions of a queue in their order. */
export function orderOf(plan: Pick<LivePlan, "sessions">): LiveSession[] {
  const byId = new Map(plan.sessions.map((session) => [session as object, session]));
  return queueOf({ sessions: plan.sessions }).map((session) => byId.get(session)!);
}

/** The exercises that did a session, those that took the place of its own among them. */
export function usedBy(session: PlanSession, swapped: Readonly<Record<string, string>> = {}): Set<string> {
  const planned = [...exercisesOf(session)];
  return new Set([...planned, ...planned.flatMap((id) => swapped[id] ?? [])]);
}

/** What of a workout has done no session yet. */
type Left = { workout: QueueWorkout; sport: Sport; exercises: readonly string[]; further: boolean };

/** @param session one that is no longer there had exercises nobody knows */
function behind(left: Left, session: PlanSession | undefined): Left {
  const used = session ? usedBy(session, left.workout.swapped) : new Set(left.exercises);
  return { ...left, exercises: left.exercises.filter((id) => !used.has(id)), further: true };
}

/** Of what is left of a day, that which did the session nearest behind the pointer. */
function nearest(order: readonly LiveSession[], index: number, left: readonly Left[]) {
  const steps = (at: number) => (at - index + order.length) % order.length;
  return left
    .flatMap((one) => {
      const at = doneAt(order, index, one);
      return at === undefined ? [] : [{ one, at }];
    })
    .sort((a, b) => steps(a.at) - steps(b.at))[0];
}

/** A queue of weeks does not begin again, so what lies behind it is done. */
function doneAt(order: readonly LiveSession[], index: number, left: Left): number | undefined {
  const ends = order.some(({ week }) => week !== undefined);
  if (!ends) return doneInQueue(order, index, left, left.further);
  const at = doneInQueue(order.slice(index), 0, left, left.further);
  return at === undefined ? undefined : index + at;
}
