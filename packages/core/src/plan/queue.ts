/** A plan without dates is a queue: its pointer moves by what was done, so that a missed session slides. */
import type { Sport } from "../log/entry.ts";
import type { Plan, PlanSession } from "./plan.ts";

/** What was done on one occasion. */
export type Done = { sport: Sport; exercises: readonly string[] };

/** Of the exercises planned, at least this share must have been done for the session to count as done. */
const LEAST_SHARE = 0.5;

/** The sessions in the order they are to be done: by week, and within one as they were written. */
export function queueOf(plan: Plan): PlanSession[] {
  return plan.sessions
    .map((session, index) => ({ session, index }))
    .sort((a, b) => (a.session.week ?? 0) - (b.session.week ?? 0) || a.index - b.index)
    .map(({ session }) => session);
}

/**
 * The session of a queue that was done.
 *
 * @param pointer index of the session that is next
 * @param further whether a session was done on the same occasion already: what is left of it must be most of another's
 *   exercises, for an exercise or two beside a session are no session of their own
 * @returns its index, the best match of one round from the pointer on, the nearest among equals; `undefined` where
 *   what was done belongs to none, and the pointer stays
 */
export function doneInQueue(
  queue: readonly PlanSession[],
  pointer: number,
  done: Done,
  further = false,
): number | undefined {
  let best: number | undefined;
  let bestShare = 0;
  for (let step = 0; step < queue.length; step++) {
    const index = (pointer + step) % queue.length;
    const session = queue[index]!;
    if (further && exercisesOf(session).size === 0) continue;
    const share = shareDone(session, done);
    if ((further ? share > LEAST_SHARE : share >= LEAST_SHARE) && share > bestShare) {
      best = index;
      bestShare = share;
    }
  }
  return best;
}

/** The pointer behind a session; a queue without weeks begins again, one with weeks ends (its length is returned). */
export function pointerBehind(queue: readonly PlanSession[], index: number): number {
  const ends = queue.some(({ week }) => week !== undefined);
  return ends ? index + 1 : (index + 1) % Math.max(1, queue.length);
}

/** The exercises a session has, each once. */
export function exercisesOf({ items }: PlanSession): Set<string> {
  return new Set(items.flatMap((item) => ("exercise" in item ? [item.exercise] : [])));
}

/** How much of a session was done, 0 to 1: of its exercises, or, where it has none, its sport. */
function shareDone(session: PlanSession, done: Done): number {
  const planned = exercisesOf(session);
  if (planned.size === 0) return session.sport === done.sport ? 1 : 0;
  return [...planned].filter((id) => done.exercises.includes(id)).length / planned.size;
}
