/** Gym visits as a whole: begun, ended, named, and found again. */
import type { Changes } from "@spotter/core/session/agenda";
import { QUIET_MINUTES } from "@spotter/core/session/open";
import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Db } from "../db.ts";
import { workout } from "../schema/training.ts";

export type Visit = {
  id: number;
  athleteId: number;
  day: string;
  /** Absent where only a day was told. */
  startedAt: Date | null;
  endedAt: Date | null;
  begunAt: Date | null;
  closedAt: Date | null;
  timeZone: string;
  title: string | null;
  changes: Changes | null;
};

type Instants = "startedAt" | "endedAt" | "begunAt" | "closedAt";
type VisitRow = Omit<Visit, "id" | "athleteId" | Instants> & { id: string; athleteId: string } & {
  [K in Instants]: string | null;
};

const COLUMNS = sql`workout.id, workout.athlete_id as "athleteId", workout.day::text as day, workout.started_at as "startedAt",
  workout.ended_at as "endedAt", workout.begun_at as "begunAt", workout.closed_at as "closedAt",
  workout.time_zone as "timeZone", workout.title, workout.changes`;

/** A workout told in sets, or begun to be; what a file or a sentence told has a source and no sets. */
export const IS_VISIT = sql`workout.sport = 'strength' and (
  workout.begun_at is not null or exists (select 1 from exercise_set where exercise_set.workout_id = workout.id))`;

async function oneVisit(db: Db, where: SQL): Promise<Visit | undefined> {
  const { rows } = await db.execute<VisitRow>(sql`select ${COLUMNS} from workout where ${where} limit 1`);
  return rows[0] && visitOf(rows[0]);
}

function visitOf({ id, athleteId, startedAt, endedAt, begunAt, closedAt, ...row }: VisitRow): Visit {
  return {
    id: Number(id),
    athleteId: Number(athleteId),
    startedAt: dateOf(startedAt),
    endedAt: dateOf(endedAt),
    begunAt: dateOf(begunAt),
    closedAt: dateOf(closedAt),
    ...row,
  };
}

/** Drizzle leaves instants of plain SQL as Postgres wrote them. */
function dateOf(written: string | null): Date | null {
  return written === null ? null : new Date(written);
}

/** The visit that is open at an instant: not ended by word, and its last set not 90 minutes past. */
export function openVisit(db: Db, by: { athleteId: number; at: Date }): Promise<Visit | undefined> {
  const at = sql`${by.at.toISOString()}::timestamptz`;
  const quiet = sql`make_interval(mins => ${QUIET_MINUTES})`;
  return oneVisit(
    db,
    sql`workout.athlete_id = ${by.athleteId} and ended_at >= ${at} - ${quiet} and started_at <= ${at} + ${quiet}
      and (closed_at is null or closed_at > ${at}) and ${IS_VISIT} order by workout.id desc`,
  );
}

/** The visit that ended last, by word or by itself, with sets in it. */
export function latestVisit(db: Db, athleteId: number): Promise<Visit | undefined> {
  return oneVisit(
    db,
    sql`workout.athlete_id = ${athleteId} and workout.sport = 'strength'
      and exists (select 1 from exercise_set where exercise_set.workout_id = workout.id)
      order by ended_at desc nulls last, workout.id desc`,
  );
}

export function visitById(db: Db, id: number): Promise<Visit | undefined> {
  return oneVisit(db, sql`workout.id = ${id} and ${IS_VISIT}`);
}

/** Begins a visit that has no set yet. @returns its id */
export async function beginVisit(
  tx: Db,
  by: { athleteId: number; day: string; at: Date; timeZone: string; title?: string | undefined },
): Promise<number> {
  const { athleteId, day, at, timeZone, title = null } = by;
  const [row] = await tx
    .insert(workout)
    .values({ athleteId, sport: "strength", day, timeZone, title, startedAt: at, endedAt: at, begunAt: at })
    .returning({ id: workout.id });
  return row!.id;
}

/** Removes visits that were begun and came to nothing. */
export async function removeUnusedVisits(tx: Db, athleteId: number): Promise<void> {
  await tx.execute(sql`
    delete from workout
    where athlete_id = ${athleteId} and begun_at is not null
      and not exists (select 1 from exercise_set where exercise_set.workout_id = workout.id)
      and not exists (select 1 from workout_source where workout_source.workout_id = workout.id)`);
}

export async function updateVisit(
  tx: Db,
  by: { id: number; athleteId: number; set: { title?: string; closedAt?: Date; changes?: Changes } },
): Promise<void> {
  await tx
    .update(workout)
    .set(by.set)
    .where(and(eq(workout.id, by.id), eq(workout.athleteId, by.athleteId)));
}

export type VisitWithExercises = {
  id: number;
  day: string;
  title?: string;
  /** In the order first done. */
  exercises: string[];
};

/** Visits with sets, up to a day, newest first; without the one being compared. */
export async function recentVisits(
  db: Db,
  by: { athleteId: number; upToDay: string; notId?: number | undefined; sinceDay: string; most: number },
): Promise<VisitWithExercises[]> {
  const { rows } = await db.execute<{ id: string; day: string; title: string | null; exercises: string[] }>(sql`
    select visit.id, visit.day::text as day, visit.title, done.exercises
    from (
      select id, day, title, started_at from workout
      where athlete_id = ${by.athleteId} and sport = 'strength' and day between ${by.sinceDay} and ${by.upToDay}
        and id is distinct from ${by.notId ?? null}::bigint
      order by day desc, started_at desc nulls last, id desc limit ${by.most}
    ) visit cross join lateral (
      select array_agg(exercise_id order by first_at, first_id) as exercises from (
        select exercise_id, min(performed_at) as first_at, min(id) as first_id from exercise_set
        where workout_id = visit.id group by exercise_id) firsts
    ) done
    where done.exercises is not null
    order by visit.day desc, visit.started_at desc nulls last, visit.id desc`);
  return rows.map(({ id, title, ...row }) => ({ id: Number(id), ...row, ...(title !== null && { title }) }));
}

/** Days of an athlete's gym visits, a day with two of them twice. */
export async function visitDays(db: Db, by: { athleteId: number; from: string; to: string }): Promise<string[]> {
  const { rows } = await db.execute<{ day: string }>(sql`
    select workout.day::text as day from workout
    where athlete_id = ${by.athleteId} and sport = 'strength' and day between ${by.from} and ${by.to}
      and exists (select 1 from exercise_set where exercise_set.workout_id = workout.id)
    order by day`);
  return rows.map(({ day }) => day);
}
