/** Where an athlete's plans stand, from what is stored. */

import type { DoneWorkout } from "@spotter/core/plan/life/assign";
import { daysOfWeek } from "@spotter/core/plan/life/begin";
import type { Queue } from "@spotter/core/plan/life/live-plan";
import { plannedExercises } from "@spotter/core/plan/life/progress";
import type { QueueWorkout } from "@spotter/core/plan/life/queue-now";
import { forQueue, type Standing, type Standings, standings } from "@spotter/core/plan/life/standing";
import type { PlannedExercise } from "@spotter/core/session/agenda";
import { addDays } from "@spotter/core/time/local";
import { doneWorkouts } from "@spotter/db/queries/done-workouts";
import { plansOf, type StoredPlan } from "@spotter/db/queries/plans";
import type { Visit } from "@spotter/db/queries/visits";
import { type Turn, today } from "../turn.ts";

export type PlansStanding = Standings & { plans: StoredPlan[]; workouts: DoneWorkout[] };

/** The active plans over some days; a week that a day-less session may be done in is looked at as a whole. */
export async function standingOf(
  { tx, athlete }: Pick<Turn, "tx" | "athlete">,
  days: { from: string; to: string },
  statuses: readonly ("active" | "paused" | "archived")[] = ["active"],
): Promise<PlansStanding> {
  const plans = athlete.hasPlans ? await plansOf(tx, { athleteId: athlete.id, statuses, days }) : [];
  if (plans.length === 0) return { plans, workouts: [], sessions: [], queues: new Map() };
  const from = [days.from, ...plans.flatMap((plan) => earliest(plan, days.from))].sort()[0]!;
  const workouts = await doneWorkouts(tx, { athleteId: athlete.id, from, to: days.to });
  return { plans, workouts, ...standings(plans, workouts, days) };
}

/** Days before the first that tell what is still open on it. */
function earliest({ queue, startDay, sessions }: StoredPlan, from: string): string[] {
  if (queue) return [queue.since];
  if (startDay === undefined || sessions.every(({ date }) => date !== undefined)) return [];
  return sessions.flatMap(({ date, week }) => {
    if (date !== undefined || week === undefined) return [];
    const days = daysOfWeek(startDay, week);
    return days.from < from && days.to >= from ? [days.from] : [];
  });
}

/** What was done since a queue's first day, as it must be known. */
export async function doneForQueue({ tx, athlete, ...turn }: Turn, { since }: Queue): Promise<QueueWorkout[]> {
  const to = addDays(today({ tx, athlete, ...turn }), 1);
  return (await doneWorkouts(tx, { athleteId: athlete.id, from: since, to })).map(forQueue);
}

/** What plans hold for one day: its own sessions, those any day of the week will do, and what is next in line. */
export async function standingOn(turn: Pick<Turn, "tx" | "athlete">, day: string): Promise<PlansStanding> {
  const all = await standingOf(turn, { from: day, to: day });
  const floats = all.sessions.some(({ session, until }) => session.date === undefined && until !== undefined);
  if (!floats) return all;
  // What was done earlier in the week is done.
  const week = await standingOf(turn, { from: addDays(day, -6), to: day });
  const sessions = week.sessions.filter(({ date, until }) => date === day || (date === undefined && until! >= day));
  return { ...week, sessions };
}

/** The session that a gym visit is: the one it was assigned to, else the first that is open. */
async function sessionOfVisit(
  turn: Pick<Turn, "tx" | "athlete">,
  visit: Pick<Visit, "id" | "day"> | undefined,
  now: string,
): Promise<Standing | undefined> {
  if (!turn.athlete.hasPlans) return undefined;
  const { sessions, workouts } = await standingOn(turn, visit?.day ?? now);
  const lifting = sessions.filter(({ items }) => items.some(({ item }) => "exercise" in item));
  const own = visit ? lifting.filter(({ workoutId }) => workoutId === visit.id) : [];
  if (own.length > 0) return own.find(({ items }) => items.some(({ done }) => !done)) ?? own.at(-1);
  // Sets that fit no planned session are a session of their own.
  const begun = visit && workouts.some(({ id, sets }) => id === visit.id && sets.length > 0);
  return begun ? undefined : lifting.find(({ workoutId }) => workoutId === undefined);
}

/** What the plan asks for in a visit, or in the next one; `undefined` where no plan does. */
export async function plannedFor(
  turn: Pick<Turn, "tx" | "athlete">,
  visit: Pick<Visit, "id" | "day"> | undefined,
  now: string,
): Promise<PlannedExercise[] | undefined> {
  const standing = await sessionOfVisit(turn, visit, now);
  return standing && plannedExercises(standing.items);
}
