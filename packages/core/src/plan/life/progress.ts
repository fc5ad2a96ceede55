/** Planned against done: which items of a session are ticked off, and how far along the others are. */
import type { PlannedExercise } from "../../session/agenda.ts";
import type { PlanItem, PlanSession } from "../plan.ts";
import { type DoneWorkout, lengthOf } from "./assign.ts";

export type ItemProgress = {
  item: PlanItem;
  done: boolean;
  /** Of an exercise: working sets done of those planned. */
  sets?: { done: number; of: number };
};

/** An outing this near to its length counts: watches and routes are never exact. */
const ENOUGH = 0.9;

/**
 * The items of a session in their order, each with what was done of it.
 *
 * - An exercise is done when its planned sets are (one, where the plan does not say how many). Sets count for the first
 *   item of their exercise until it is full, then for the next; what the athlete swapped in counts for what it replaces.
 * - Activities of the session's own sport are done in their order as far as the workout's distance reaches, or its time
 *   where they have no distance, within a tenth; with neither, the workout alone does them.
 * - Activities of another sport are done by another workout of that sport on the day.
 *
 * @param workout the one assigned to the session
 * @param others further workouts of the day, assigned to no session
 */
export function progressOf(
  session: PlanSession,
  workout: DoneWorkout | undefined,
  others: readonly DoneWorkout[] = [],
): ItemProgress[] {
  const left = new Map(workout?.sets.map(({ exercise, sets }) => [exercise, sets]));
  const reach = reachOf(session, workout);
  let behind = 0;
  return session.items.map((item): ItemProgress => {
    if ("exercise" in item) {
      const id = workout?.swapped?.[item.exercise] ?? item.exercise;
      const of = item.sets ?? 1;
      const done = Math.min(of, left.get(id) ?? 0);
      left.set(id, (left.get(id) ?? 0) - done);
      return { item, done: done >= of, sets: { done, of } };
    }
    if (item.activity !== session.sport) return { item, done: others.some(({ sport }) => sport === item.activity) };
    if (!workout) return { item, done: false };
    if (!reach) return { item, done: true };
    behind += (item[reach.by] ?? 0) * (item.repeat ?? 1) * (item.sets ?? 1);
    return { item, done: reach.total >= behind * ENOUGH };
  });
}

/** How far a workout went, in the measure the session's items have in common. */
function reachOf(
  session: PlanSession,
  workout: DoneWorkout | undefined,
): { by: "meters" | "seconds"; total: number } | undefined {
  const own = { items: session.items.filter((item) => "activity" in item && item.activity === session.sport) };
  const { metres, seconds } = lengthOf(own);
  if (metres && workout?.distanceM !== undefined) return { by: "meters", total: workout.distanceM };
  if (seconds && workout?.durationSec !== undefined) return { by: "seconds", total: workout.durationSec };
  return undefined;
}

/** Items done of those planned; an unwritten session counts as one. */
export function tally(items: readonly ItemProgress[], begun: boolean): { done: number; of: number } {
  if (items.length === 0) return { done: begun ? 1 : 0, of: 1 };
  return { done: items.filter(({ done }) => done).length, of: items.length };
}

/**
 * What a plan asks of each exercise of a session, in order, as a gym visit wants it: an exercise that is there twice
 * (a heavy set, then lighter ones) once, with all its sets and what the set to come asks for.
 */
export function plannedExercises(items: readonly ItemProgress[]): PlannedExercise[] {
  const lifts = items.flatMap((one) => ("exercise" in one.item ? [{ ...one, item: one.item }] : []));
  return [...Map.groupBy(lifts, ({ item }) => item.exercise)].map(([exerciseId, same]) => {
    const { item } = same.find(({ done }) => !done) ?? same.at(-1)!;
    const reps = repsOf(item);
    const rpe = item.rpe ?? (item.rir === undefined ? undefined : 10 - item.rir);
    return {
      exerciseId,
      sets: same.reduce((sum, { sets }) => sum + (sets?.of ?? 1), 0),
      ...(reps && { reps }),
      ...(item.kg !== undefined && { kg: item.kg }),
      ...(item.percent1rm !== undefined && { percent1rm: item.percent1rm }),
      ...(rpe !== undefined && { rpe }),
      ...(item.seconds !== undefined && { seconds: item.seconds }),
    };
  });
}

function repsOf({ reps, repsMin, repsMax }: PlanItem): { from: number; to: number } | undefined {
  if (reps !== undefined) return { from: reps, to: reps };
  const from = repsMin ?? repsMax;
  return from === undefined ? undefined : { from, to: repsMax ?? from };
}
