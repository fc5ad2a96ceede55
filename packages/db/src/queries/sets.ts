/** Sets of strength exercises. */
import { and, asc, desc, eq, inArray, lt, lte, ne, type SQL, sql } from "drizzle-orm";
import type { Db } from "../db.ts";
import { exerciseSet } from "../schema/training.ts";

export const SET = {
  id: exerciseSet.id,
  workoutId: exerciseSet.workoutId,
  exerciseId: exerciseSet.exerciseId,
  day: exerciseSet.day,
  kg: exerciseSet.kg,
  typedLoad: exerciseSet.typedLoad,
  typedUnit: exerciseSet.typedUnit,
  reps: exerciseSet.reps,
  durationSec: exerciseSet.durationSec,
  distanceM: exerciseSet.distanceM,
  rpe: exerciseSet.rpe,
  rir: exerciseSet.rir,
  percent1rm: exerciseSet.percent1rm,
  warmup: exerciseSet.warmup,
  failed: exerciseSet.failed,
  perSide: exerciseSet.perSide,
  tempo: exerciseSet.tempo,
  restSec: exerciseSet.restSec,
  note: exerciseSet.note,
  e1rmKg: exerciseSet.e1rmKg,
};
export type StoredSet = {
  [K in keyof typeof SET]: (typeof exerciseSet.$inferSelect)[K];
};

/** One athlete's sets of one day, in the order they were done. */
export function setsOfDay(db: Db, by: { athleteId: number; day: string }): Promise<StoredSet[]> {
  return db
    .select(SET)
    .from(exerciseSet)
    .where(and(eq(exerciseSet.athleteId, by.athleteId), eq(exerciseSet.day, by.day)))
    .orderBy(asc(exerciseSet.performedAt), asc(exerciseSet.id));
}

/** The sets of one gym visit, in the order they were done. */
export function setsOfWorkout(db: Db, by: { athleteId: number; workoutId: number }): Promise<StoredSet[]> {
  return db
    .select(SET)
    .from(exerciseSet)
    .where(and(eq(exerciseSet.athleteId, by.athleteId), eq(exerciseSet.workoutId, by.workoutId)))
    .orderBy(asc(exerciseSet.performedAt), asc(exerciseSet.id));
}

/** What an athlete's message logged, in its order. */
export function setsOfOrigin(db: Db, by: { athleteId: number; originId: number }): Promise<StoredSet[]> {
  return db
    .select(SET)
    .from(exerciseSet)
    .where(and(eq(exerciseSet.athleteId, by.athleteId), eq(exerciseSet.originId, by.originId)))
    .orderBy(asc(exerciseSet.position));
}

/** The sets of the last day before `beforeDay` (or of the last day at all) on which an exercise was done. */
export function lastSetsOf(
  db: Db,
  by: { athleteId: number; exerciseId: string; beforeDay?: string },
): Promise<StoredSet[]> {
  const mine = and(eq(exerciseSet.athleteId, by.athleteId), eq(exerciseSet.exerciseId, by.exerciseId));
  const lastDay = db
    .select({ day: exerciseSet.day })
    .from(exerciseSet)
    .where(and(mine, by.beforeDay === undefined ? undefined : lt(exerciseSet.day, by.beforeDay)))
    .orderBy(desc(exerciseSet.day))
    .limit(1);
  return db
    .select(SET)
    .from(exerciseSet)
    .where(and(mine, eq(exerciseSet.day, lastDay)))
    .orderBy(asc(exerciseSet.performedAt), asc(exerciseSet.id));
}

/**
 * What new sets of an exercise are compared with, in one round trip: the sets of `beforeDay` and of the last day before,
 * and the few others that can hold a record against sets at `loadsKg`. What the message `notOriginId` logged is left out.
 * Oldest first.
 *
 * Written as SQL, like the other queries every log runs: building this one took longer than its answer.
 */
export async function setsToCompare(
  db: Db,
  by: { athleteId: number; exerciseId: string; beforeDay: string; notOriginId: number; loadsKg: number[] },
): Promise<ComparedSet[]> {
  const mine = sql`athlete_id = ${by.athleteId} and exercise_id = ${by.exerciseId}`;
  // An import has one origin for years of sets. Postgres, told so by its statistics, would take this condition to leave
  // none of them and sort all the others; what it knows nothing of, it takes to leave nearly all.
  const isOther = sql`coalesce(origin_id, 0) <> ${by.notOriginId}`;
  const holds = sql`${mine} and not warmup and reps >= 1 and ${isOther}`;
  const { rows } = await db.execute<ComparedSet>(sql`
    select workout_id::int8 as "workoutId", day::text as day, kg, typed_load as "typedLoad", typed_unit as "typedUnit", reps,
      duration_sec as "durationSec", distance_m as "distanceM", rpe, rir,
      percent1rm as "percent1rm", warmup, failed, per_side as "perSide", tempo
    from exercise_set
    where ${isOther} and id = any (array(
      select id from exercise_set where ${mine} and day = ${by.beforeDay}
      union all
      select id from exercise_set where ${mine} and day = (
        select max(day) from exercise_set where ${mine} and day < ${by.beforeDay})
      union all
      ${holderIds(holds, by.loadsKg)}))
    order by exercise_set.day, performed_at, exercise_set.id`);
  return rows.map(({ workoutId, ...row }) => ({ workoutId: Number(workoutId), ...row }));
}

/**
 * The ids of the few sets, of those that `holds` leaves, that can hold a record: the highest solid e1RM, the heaviest,
 * and from there down to the least of `loadsKg` those with more repetitions than any heavier one, or at one of these
 * very loads.
 */
export function holderIds(holds: SQL, loadsKg: readonly number[]): SQL {
  const fromKg = loadsKg.length === 0 ? null : Math.min(...loadsKg) - SAME_LOAD_KG;
  return sql`
    (select id from exercise_set where ${holds} and e1rm_kg is not null and ${IS_SOLID} order by e1rm_kg desc limit 1)
    union all
    (select best.id from (${bestAtEachLoad(holds, fromKg)}) best
      where best.telling or exists (
        select 1 from unnest(${sql.param([...loadsKg])}::float8[]) load (kg) where abs(best.kg - load.kg) <= ${SAME_LOAD_KG}))`;
}

/**
 * The set with the most repetitions at each load, from the heaviest down to `fromKg` (if null, the heaviest alone);
 * `telling` where no heavier one has as many. It hops from load to load through the index, so that it costs by the loads
 * ever used and not by the sets ever done.
 */
export function bestAtEachLoad(holds: SQL, fromKg: number | null): SQL {
  return sql`
    with recursive hop as (
      (select id, kg, reps from exercise_set where ${holds} and kg is not null order by kg desc, reps desc limit 1)
      union all
      select lower.id, lower.kg, lower.reps from hop cross join lateral (
        select id, kg, reps from exercise_set where ${holds} and kg < hop.kg and kg >= ${fromKg}::float8
        order by kg desc, reps desc limit 1) lower
    )
    select id, kg, reps, reps > coalesce(
      max(reps) over (order by kg desc rows between unbounded preceding and 1 preceding), 0) as telling
    from hop`;
}

/** Ten effective repetitions or fewer, past which an e1RM is rough and holds no record. */
export const IS_SOLID = sql`reps + (case when failed then 0 else coalesce(rir, 10 - rpe, 0) end) <= 10`;

/** The columns of a set that comparisons read. */
export type ComparedSet = Pick<
  StoredSet,
  | "workoutId"
  | "day"
  | "kg"
  | "typedLoad"
  | "typedUnit"
  | "reps"
  | "durationSec"
  | "distanceM"
  | "rpe"
  | "rir"
  | "percent1rm"
  | "warmup"
  | "failed"
  | "perSide"
  | "tempo"
>;

/** The same plates told in kilograms and in pounds may lie this far apart. */
const SAME_LOAD_KG = 0.02;

/** The exercises an athlete has logged, those with the most sets first. */
export async function exercisesLogged(db: Db, athleteId: number): Promise<string[]> {
  const rows = await db
    .select({ id: exerciseSet.exerciseId })
    .from(exerciseSet)
    .where(eq(exerciseSet.athleteId, athleteId))
    .groupBy(exerciseSet.exerciseId)
    .orderBy(desc(sql`count(*)`), asc(exerciseSet.exerciseId));
  return rows.map((row) => row.id);
}

/** The sets of several gym visits, each visit's in the order they were done. */
export function setsOfWorkouts(db: Db, by: { athleteId: number; workoutIds: readonly number[] }): Promise<StoredSet[]> {
  return db
    .select(SET)
    .from(exerciseSet)
    .where(and(eq(exerciseSet.athleteId, by.athleteId), inArray(exerciseSet.workoutId, [...by.workoutIds])))
    .orderBy(asc(exerciseSet.workoutId), asc(exerciseSet.performedAt), asc(exerciseSet.id));
}

/** The latest sets of an exercise up to a day, oldest first, those of one visit left out. */
export async function latestSetsOf(
  db: Db,
  by: { athleteId: number; exerciseId: string; upToDay: string; notWorkoutId?: number | undefined; most: number },
): Promise<StoredSet[]> {
  const rows = await db
    .select(SET)
    .from(exerciseSet)
    .where(
      and(
        eq(exerciseSet.athleteId, by.athleteId),
        eq(exerciseSet.exerciseId, by.exerciseId),
        lte(exerciseSet.day, by.upToDay),
        by.notWorkoutId === undefined ? undefined : ne(exerciseSet.workoutId, by.notWorkoutId),
      ),
    )
    .orderBy(desc(exerciseSet.day), desc(exerciseSet.performedAt), desc(exerciseSet.id))
    .limit(by.most);
  return rows.reverse();
}
