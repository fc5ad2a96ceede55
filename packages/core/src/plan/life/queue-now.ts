/** Where a queue stands after what was done: a missed session slides, one done out of turn counts. */
import type { Sport } from "../../log/entry.ts";
import { doneInQueue, pointerBehind, queueOf } from "../queue.ts";
import type { LivePlan, LiveSession, QueueDone } from "./live-plan.ts";

/** What must be known of a workout, oldest first. */
export type QueueWorkout = { id: number; day: string; sport: Sport | "transition"; exercises: readonly string[] };

export type QueueNow = {
  /** In the order they are to be done. */
  order: LiveSession[];
  /** Place of the next; their number where all are done. */
  index: number;
  /** Every session done, in the order of doing; one that comes round again is there again. */
  done: QueueDone[];
};

/** @param workouts since the queue's first day, oldest first */
export function queueNow(plan: LivePlan, workouts: readonly QueueWorkout[]): QueueNow | undefined {
  if (!plan.queue) return undefined;
  const order = orderOf(plan);
  const { from } = plan.queue;
  // What was taken back since then did nothing.
  const there = new Set(workouts.map(({ id }) => id));
  const done = plan.queue.done.filter(({ workoutId }) => there.has(workoutId));
  const counted = new Set(plan.queue.done.map(({ workoutId }) => workoutId));
  let { index } = plan.queue;
  for (const { id, day, sport, exercises } of workouts) {
    if (day < from || counted.has(id) || sport === "transition" || index >= order.length) continue;
    const at = doneAt(order, index, { sport, exercises });
    if (at === undefined) continue;
    done.push({ workoutId: id, sessionId: order[at]!.id });
    index = pointerBehind(order, at);
  }
  return { order, index, done };
}

/** The sessions of a queue in their order. */
export function orderOf(plan: Pick<LivePlan, "sessions">): LiveSession[] {
  const byId = new Map(plan.sessions.map((session) => [session as object, session]));
  return queueOf({ sessions: plan.sessions }).map((session) => byId.get(session)!);
}

/** A queue of weeks does not begin again, so what lies behind it is done. */
function doneAt(order: readonly LiveSession[], index: number, done: { sport: Sport; exercises: readonly string[] }) {
  const ends = order.some(({ week }) => week !== undefined);
  if (!ends) return doneInQueue(order, index, done);
  const at = doneInQueue(order.slice(index), 0, done);
  return at === undefined ? undefined : index + at;
}
