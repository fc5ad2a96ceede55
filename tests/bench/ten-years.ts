/** Ten years of one athlete's training, on a Postgres of their own. */
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type Database } from "@spotter/db/connect";
import { ensurePostgres, removePostgres } from "@spotter/db/embedded/server";
import { migrate } from "@spotter/db/migrate";

/** Four kinds of session in turn, five sessions a week. */
const SESSIONS = [
  ["bench-press", "overhead-press", "incline-bench-press", "dip", "cable-fly"],
  ["back-squat", "romanian-deadlift", "leg-press", "leg-curl", "leg-extension"],
  ["pull-up", "barbell-row", "lat-pulldown", "dumbbell-curl", "face-pull"],
  ["deadlift", "front-squat", "hip-thrust", "dumbbell-bench-press", "lateral-raise"],
];
const VISITS = 2_600;
const SETS_A_VISIT = 77;

export type BenchPostgres = { database: Database; url: string; dataDir: string };

/** Measures on a Postgres that goes with the measurement, set up as Spotter's own is. */
export async function onThrowAwayPostgres<T>(measure: (postgres: BenchPostgres) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), "spotter-bench-"));
  // As root the database runs under another account, which must be able to enter.
  await chmod(dataDir, 0o755);
  try {
    const { url } = await ensurePostgres({ dataDir });
    await migrate(url);
    const database = connect({ url, max: 4, applicationName: "spotter bench", onError: () => {}, relaxed: true });
    try {
      return await measure({ database, url, dataDir });
    } finally {
      await database.close();
    }
  } finally {
    await removePostgres({ dataDir });
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Trains an athlete who has said hello for ten years. @returns how many sets it was */
export async function trainTenYears({ pool }: Database, name: string): Promise<number> {
  const { rowCount } = await pool.query(
    `with trained as (
      insert into workout (athlete_id, sport, day, started_at, ended_at, time_zone)
      select athlete.id, 'strength', day::date, day + interval '17 hours', day + interval '18 hours', 'UTC'
      from athlete, generate_series(1, ${VISITS}) nth,
        lateral (select timestamptz '2026-11-20' - make_interval(days => ((${VISITS} - nth) * 1.4)::int) as day) days
      where athlete.name = $1
      returning id, athlete_id, day, started_at
    )
    insert into exercise_set (athlete_id, workout_id, origin_id, exercise_id, day, position, kg, typed_load, typed_unit, reps, rpe,
      warmup, failed, per_side, e1rm_kg, performed_at)
    select athlete_id, trained.id, (select min(id) from inbox), $2::jsonb -> (trained.id % ${SESSIONS.length})::int ->> (nth * 5 / ${SETS_A_VISIT}), day, nth,
      load.kg, load.kg, 'kg', 5 + nth % 4, 8, false, false, false, load.kg * (1 + (7 + nth % 4) / 30.0),
      started_at + make_interval(secs => nth * 45)
    from trained, generate_series(0, ${SETS_A_VISIT - 1}) nth,
      lateral (select 60 + (trained.id % 33) * 2.5 as kg) load`,
    [name, JSON.stringify(SESSIONS)],
  );
  // As it would be after years; otherwise the database does it by itself amid the measurement.
  await pool.query("vacuum analyze");
  return rowCount ?? 0;
}

/** How that athlete slept and felt on each day of those years, what they weighed, and what they noted. */
export async function feelTenYears({ pool }: Database, name: string): Promise<void> {
  await pool.query(
    `insert into wellness (athlete_id, day, metric, value)
    select athlete.id, date '2026-11-20' - ago, told.metric, told.middle + (ago * told.step % 5 - 2) * told.spread
    from athlete, generate_series(0, 3640) ago,
      (values ('sleep', 7.25, 0.4, 3), ('energy', 6, 1, 7), ('stress', 4, 1, 11), ('soreness', 4, 1, 13),
        ('weight', 82, 0.3, 17)) told (metric, middle, spread, step)
    where athlete.name = $1`,
    [name],
  );
  // What they noted of each session, and a knee that hurt now and then.
  await pool.query(
    `insert into observation (athlete_id, origin_id, day, workout_id, kind, quote, body_part, severity, feel, reader)
    select workout.athlete_id, (select min(id) from inbox), workout.day, workout.id, told.kind, told.quote, told.part,
      told.severity, case when told.kind = 'effort' then (workout.id % 3)::int - 1 end, 'bench'
    from workout join athlete on athlete.id = workout.athlete_id,
      (values ('effort', 'as it went', null, null::float8, 1), ('pain', 'knee twinge', 'knee', 4, 7))
        told (kind, quote, part, severity, every)
    where athlete.name = $1 and workout.id % told.every = 0`,
    [name],
  );
  await pool.query("analyze wellness, observation");
}
