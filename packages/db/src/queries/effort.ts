/** Efforts and feelings as they were told, set by set and week by week. */
import type { FeltWeek } from "@spotter/core/chart/notes";
import type { Feel, NoteKind } from "@spotter/core/note/observation";
import { readingOfSet, type SetReading, type Told } from "@spotter/core/note/read-of-set";
import { sql } from "drizzle-orm";
import type { Db } from "../db.ts";
import type { StoredSet } from "./sets.ts";

export type SetWithEffort = { day: string; exerciseId: string; rpe: Told<number> };

/** Working sets whose effort was typed or can be read out of a note, oldest first. */
export async function setsWithEffort(
  db: Db,
  by: { athleteId: number; from: string; exerciseIds?: readonly string[] },
): Promise<SetWithEffort[]> {
  const ofThese = by.exerciseIds
    ? sql`and done.exercise_id = any(${sql.param([...by.exerciseIds])}::text[])`
    : sql.empty();
  const { rows } = await db.execute<{
    day: string;
    exerciseId: string;
    rpe: number | null;
    rir: number | null;
    failed: boolean;
    words: { quote: string; feel: Feel | null }[] | null;
  }>(sql`
    select done.day::text as day, done.exercise_id as "exerciseId", done.rpe, done.rir, done.failed, said.words
    from exercise_set done
    left join lateral (
      select jsonb_agg(jsonb_build_object('quote', quote, 'feel', feel) order by observation.id) as words
      from observation_set join observation on observation.id = observation_set.observation_id
      where observation_set.set_id = done.id and observation.kind = 'effort'
    ) said on true
    where done.athlete_id = ${by.athleteId} and done.day >= ${by.from}::date and not done.warmup ${ofThese}
      and (done.rpe is not null or done.rir is not null or done.failed or said.words is not null)
    order by done.day, done.performed_at, done.id`);
  return rows.flatMap(({ day, exerciseId, rpe, rir, failed, words }) => {
    const typed = { ...(rpe !== null && { rpe }), ...(rir !== null && { rir }), failed };
    const about = (words ?? []).map(({ quote, feel }) => ({
      kind: "effort" as const,
      quote,
      ...(feel !== null && { feel }),
    }));
    const read = readingOfSet(typed, about).rpe;
    return read ? [{ day, exerciseId, rpe: read }] : [];
  });
}

/** What typed figures and notes say of sets, by the sets' ids. */
export async function readingsOfSets(db: Db, sets: readonly StoredSet[]): Promise<Map<number, SetReading>> {
  if (sets.length === 0) return new Map();
  const { rows } = await db.execute<{
    setId: string;
    kind: NoteKind;
    quote: string;
    feel: Feel | null;
    seconds: number | null;
  }>(sql`
    select observation_set.set_id as "setId", kind, quote, feel, seconds
    from observation_set join observation on observation.id = observation_set.observation_id
    where observation_set.set_id = any(${sql.param(sets.map(({ id }) => id))}::bigint[])
      and observation.kind in ('effort', 'rest', 'tempo')
    order by observation.id`);
  const said = Map.groupBy(rows, ({ setId }) => Number(setId));
  return new Map(
    sets.map(({ id, rpe, rir, failed, restSec, tempo }) => {
      const typed = {
        ...(rpe !== null && { rpe }),
        ...(rir !== null && { rir }),
        ...(restSec !== null && { restSeconds: restSec }),
        ...(tempo !== null && { tempo }),
        failed,
      };
      const about = (said.get(id) ?? []).map(({ kind, quote, feel, seconds }) => ({
        kind,
        quote,
        ...(feel !== null && { feel }),
        ...(seconds !== null && { seconds }),
      }));
      return [id, readingOfSet(typed, about)];
    }),
  );
}

/** How many words of each week judged what they speak of, and how. */
export async function feltByWeek(db: Db, by: { athleteId: number; from: string }): Promise<FeltWeek[]> {
  const { rows } = await db.execute<FeltWeek>(sql`
    select (day - (extract(isodow from day)::int - 1))::text as "weekStart", count(*) filter (where feel > 0)::int as good,
      count(*) filter (where feel = 0)::int as neutral, count(*) filter (where feel < 0)::int as bad
    from observation where athlete_id = ${by.athleteId} and day >= ${by.from}::date and feel is not null
    group by 1 order by 1`);
  return rows;
}
