/** Where an athlete stands in their gym visit: what is done and what is still ahead. */
import { type AgendaItem, agendaOf, NO_CHANGES, type VisitSet } from "@spotter/core/session/agenda";
import { USUAL_VISITS, visitsAhead } from "@spotter/core/session/likeness";
import { addDays } from "@spotter/core/time/local";
import { pastSet } from "@spotter/db/queries/past-set";
import { type StoredSet, setsOfWorkout, setsOfWorkouts } from "@spotter/db/queries/sets";
import { openVisit, recentVisits, type Visit } from "@spotter/db/queries/visits";
import { plannedFor } from "../plan/standing.ts";
import { type Turn, today } from "../turn.ts";

export type Outlook = {
  /** The open visit. */
  visit: Visit | undefined;
  done: VisitSet[];
  agenda: AgendaItem[];
  /** Whether a plan tells, and not the habit. */
  planned: boolean;
  /** The exercise done last in this visit. */
  current: string | undefined;
};

/** How far back a habit reaches. */
const HABIT_DAYS = 120;
const MOST_VISITS = 24;

/** What a plan asks for today, in order; where none does, the athlete's habit tells. */
export async function outlookOf(turn: Turn): Promise<Outlook> {
  const { tx, athlete, at } = turn;
  const visit = await openVisit(tx, { athleteId: athlete.id, at });
  const rows = visit ? await setsOfWorkout(tx, { athleteId: athlete.id, workoutId: visit.id }) : [];
  const done = rows.map(visitSet);
  const planned = await plannedFor(turn, visit, today(turn));
  const usual = planned ? [] : await usualSets(turn, visit, [...new Set(rows.map(({ exerciseId }) => exerciseId))]);
  const agenda = agendaOf({ done, usual, planned, changes: visit?.changes ?? NO_CHANGES });
  return { visit, done, agenda, planned: planned !== undefined, current: rows.at(-1)?.exerciseId };
}

export function visitSet(row: StoredSet): VisitSet {
  return { ...pastSet(row), exerciseId: row.exerciseId };
}

/** The sets of the last visits of the kind this one is on its way to be, newest first. */
async function usualSets(
  { tx, athlete, ...turn }: Turn,
  visit: Visit | undefined,
  exercises: string[],
): Promise<VisitSet[][]> {
  const upToDay = visit?.day ?? today({ tx, athlete, ...turn });
  const past = await recentVisits(tx, {
    athleteId: athlete.id,
    upToDay,
    notId: visit?.id,
    sinceDay: addDays(upToDay, -HABIT_DAYS),
    most: MOST_VISITS,
  });
  const ahead = visitsAhead({ exercises, ...(visit?.title != null && { title: visit.title }) }, past);
  return setsByVisit({ tx, athlete, ...turn }, ahead.slice(0, USUAL_VISITS));
}

/** The sets of visits, in the visits' order. */
export async function setsByVisit({ tx, athlete }: Turn, visits: readonly { id: number }[]): Promise<VisitSet[][]> {
  if (visits.length === 0) return [];
  const workoutIds = visits.map(({ id }) => id);
  const rows = await setsOfWorkouts(tx, { athleteId: athlete.id, workoutIds });
  const byId = Map.groupBy(rows, ({ workoutId }) => workoutId);
  return workoutIds.map((id) => (byId.get(id) ?? []).map(visitSet));
}
