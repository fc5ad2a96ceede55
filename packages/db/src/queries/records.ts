/** Records, reckoned from the sets each time they are asked for: nothing is stored that an edit could leave behind. */
import { sql } from "drizzle-orm";
import type { Db } from "../db.ts";
import { bestAtEachLoad, type ComparedSet, holderIds, IS_SOLID } from "./sets.ts";

export type Bests = {
  exerciseId: string;
  /** The heaviest load, and the most repetitions at it. */
  heaviest: { kg: number; reps: number; day: string } | null;
  /** The highest solid e1RM. */
  e1rm: { kg: number; day: string } | null;
  /** The longest hold, where no set has repetitions. */
  longest: { durationSec: number; day: string } | null;
};

/**
 * The bests of exercises and the days they were first reached, the one improved last first. Each is the top of an index,
 * and which exercises
 * there are is found by hopping through one, so that years of sets cost milliseconds.
 *
 * @param by.exerciseIds all the athlete ever did, unless named
 */
export async function bestsOf(
  db: Db,
  by: { athleteId: number; exerciseIds?: readonly string[] | undefined; notWorkoutId?: number | undefined },
): Promise<Bests[]> {
  const { athleteId } = by;
  const exercises =
    by.exerciseIds === undefined
      ? sql`with recursive done as (
          (select exercise_id from exercise_set where athlete_id = ${athleteId} order by exercise_id limit 1)
          union all
          select (select next.exercise_id from exercise_set next
            where next.athlete_id = ${athleteId} and next.exercise_id > done.exercise_id
            order by next.exercise_id limit 1)
          from done where done.exercise_id is not null
        ) select exercise_id from done where exercise_id is not null`
      : sql`select unnest(${sql.param([...by.exerciseIds])}::text[]) as exercise_id`;
  const mine = sql`athlete_id = ${athleteId} and exercise_set.exercise_id = done.exercise_id and not warmup
    and workout_id is distinct from ${by.notWorkoutId ?? null}::bigint`;
  const { rows } = await db.execute<Bests>(sql`
    select done.exercise_id as "exerciseId",
      case when heaviest.kg is not null then jsonb_build_object('kg', heaviest.kg, 'reps', heaviest.reps, 'day', (
        select min(day) from exercise_set where ${mine} and kg = heaviest.kg and reps = heaviest.reps)) end as heaviest,
      case when best.kg is not null then jsonb_build_object('kg', best.kg, 'day', (
        select min(day) from exercise_set where ${mine} and e1rm_kg = best.kg and reps >= 1 and ${IS_SOLID})) end as e1rm,
      case when longest.sec is not null then jsonb_build_object('durationSec', longest.sec, 'day', longest.day) end as longest
    from (${exercises}) done
    left join lateral (select kg, reps from exercise_set where ${mine} and kg is not null and reps >= 1
      order by kg desc, reps desc limit 1) heaviest on true
    left join lateral (select e1rm_kg as kg from exercise_set
      where ${mine} and reps >= 1 and e1rm_kg is not null and ${IS_SOLID} order by e1rm_kg desc limit 1) best on true
    left join lateral (select duration_sec as sec, day from exercise_set
      where heaviest.kg is null and ${mine} and reps is null and duration_sec is not null
      order by duration_sec desc, day limit 1) longest on true`);
  return rows
    .filter(({ heaviest, e1rm, longest }) => heaviest ?? e1rm ?? longest)
    .sort((a, b) => (latestDay(a) < latestDay(b) ? 1 : -1));
}

/** When one of an exercise's bests was set last. */
export function latestDay({ heaviest, e1rm, longest }: Bests): string {
  return [heaviest?.day, e1rm?.day, longest?.day].reduce<string>((last, day) => (day && day > last ? day : last), "");
}

/** The loads at which more repetitions were done than at any heavier one, and when first; heaviest first. */
export async function repRecords(
  db: Db,
  by: { athleteId: number; exerciseId: string },
): Promise<{ kg: number; reps: number; day: string }[]> {
  const holds = sql`athlete_id = ${by.athleteId} and exercise_id = ${by.exerciseId} and not warmup and reps >= 1`;
  const { rows } = await db.execute<{ kg: number; reps: number; day: string }>(sql`
    select best.kg, best.reps, (
      select min(day)::text from exercise_set where ${holds} and kg = best.kg and reps = best.reps) as day
    from (${bestAtEachLoad(holds, Number.NEGATIVE_INFINITY)}) best
    where best.telling order by best.kg desc`);
  return rows;
}

/**
 * The most volume of an exercise in one visit, up to a day: Σ (load + `bodyKg`) × repetitions × sides, of one hand.
 *
 * @param by.bodyKg what the body adds to each load
 * @param by.notWorkoutId the visit that is compared with the others
 */
export async function mostVolume(
  db: Db,
  by: { athleteId: number; exerciseId: string; bodyKg: number; notWorkoutId?: number | undefined; upToDay: string },
): Promise<{ kg: number; day: string } | undefined> {
  const { rows } = await db.execute<{ kg: number; day: string }>(sql`
    select sum((kg + ${by.bodyKg}::float8) * reps * (case when per_side then 2 else 1 end)) as kg, min(day)::text as day
    from exercise_set
    where athlete_id = ${by.athleteId} and exercise_id = ${by.exerciseId} and not warmup and reps >= 1
      and kg + ${by.bodyKg}::float8 > 0 and day <= ${by.upToDay}
      and workout_id is distinct from ${by.notWorkoutId ?? null}::bigint
    group by workout_id order by 1 desc limit 1`);
  return rows[0];
}

/** The sets of other visits, up to a day, that can hold a record of an exercise. Oldest first. */
export async function recordHolders(
  db: Db,
  by: { athleteId: number; exerciseId: string; notWorkoutId: number; upToDay: string; loadsKg: readonly number[] },
): Promise<ComparedSet[]> {
  const holds = sql`athlete_id = ${by.athleteId} and exercise_id = ${by.exerciseId} and not warmup and reps >= 1
    and day <= ${by.upToDay} and workout_id <> ${by.notWorkoutId}`;
  const { rows } = await db.execute<ComparedSet>(sql`
    select workout_id::int8 as "workoutId", day::text as day, kg, typed_load as "typedLoad", typed_unit as "typedUnit", reps, duration_sec as "durationSec",
      distance_m as "distanceM", rpe, rir, percent1rm as "percent1rm", warmup, failed, per_side as "perSide", tempo
    from exercise_set where id = any (array(${holderIds(holds, by.loadsKg)}))
    order by exercise_set.day, performed_at, exercise_set.id`);
  return rows;
}
