/** What ten years of training cost: a log's answer against that of somebody without any, records, what comes next, the end. */
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type Database } from "@spotter/db/connect";
import { ensurePostgres, removePostgres } from "@spotter/db/embedded/server";
import { migrate } from "@spotter/db/migrate";
import { message } from "../support/messages.ts";
import { testWorker } from "../support/worker.ts";
import { median } from "./statistics.ts";

/** Four kinds of session in turn, five sessions a week. */
const SESSIONS = [
  ["bench-press", "overhead-press", "incline-bench-press", "dip", "cable-fly"],
  ["back-squat", "romanian-deadlift", "leg-press", "leg-curl", "leg-extension"],
  ["pull-up", "barbell-row", "lat-pulldown", "dumbbell-curl", "face-pull"],
  ["deadlift", "front-squat", "hip-thrust", "dumbbell-bench-press", "lateral-raise"],
];
const VISITS = 2_600;
const SETS_A_VISIT = 77;
const ROUNDS = 30;
const WARM_UP = 6;

export type HistoryFigures = {
  sets: number;
  logMs: number;
  /** The same without a history. */
  emptyLogMs: number;
  prMs: number;
  prOfOneMs: number;
  nextMs: number;
  endMs: number;
};

export async function benchHistory(): Promise<HistoryFigures> {
  const dataDir = await mkdtemp(join(tmpdir(), "spotter-bench-"));
  // As root the database runs under another account, which must be able to enter.
  await chmod(dataDir, 0o755);
  try {
    const { url } = await ensurePostgres({ dataDir });
    await migrate(url);
    const database = connect({ url, max: 4, applicationName: "spotter bench", onError: () => {}, relaxed: true });
    const figures = await measure(database);
    await database.close();
    return figures;
  } finally {
    await removePostgres({ dataDir });
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function measure(database: Database): Promise<HistoryFigures> {
  const worker = testWorker(database);
  let now = Date.parse("2026-11-21T17:00:00Z");
  const millisOf = async (words: string, sender: string): Promise<number> => {
    now += 60_000;
    const said = message(words, { sender, sentAt: new Date(now).toISOString() });
    const startedAt = performance.now();
    const replies = await worker.hear(said);
    const millis = performance.now() - startedAt;
    if (replies.length === 0) throw new Error(`no answer to ${words}`);
    return millis;
  };
  for (const sender of ["veteran", "newcomer"]) await millisOf("hello", sender);
  const sets = await trainTenYears(database, "veteran");
  const times = { log: [], empty: [], pr: [], prOfOne: [], next: [], end: [] } as Record<string, number[]>;
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const bench = `bench ${80 + round}x5`;
    const measured = {
      log: await millisOf(bench, "veteran"),
      empty: await millisOf(bench, "newcomer"),
      pr: await millisOf("/pr", "veteran"),
      prOfOne: await millisOf("/pr bench", "veteran"),
      next: await millisOf("next", "veteran"),
      end: await millisOf("/end", "veteran"),
    };
    if (round >= WARM_UP) for (const [what, millis] of Object.entries(measured)) times[what]!.push(millis);
  }
  const of = (what: string) => median(times[what]!);
  return {
    sets,
    logMs: of("log"),
    emptyLogMs: of("empty"),
    prMs: of("pr"),
    prOfOneMs: of("prOfOne"),
    nextMs: of("next"),
    endMs: of("end"),
  };
}

/** @returns how many sets it was */
async function trainTenYears({ pool }: Database, name: string): Promise<number> {
  const { rowCount } = await pool.query(
    `with trained as (
      insert into workout (athlete_id, sport, day, started_at, ended_at, time_zone)
      select athlete.id, 'strength', day::date, day + interval '17 hours', day + interval '18 hours', 'UTC'
      from athlete, generate_series(1, ${VISITS}) nth,
        lateral (select timestamptz '2026-11-20' - make_interval(days => ((${VISITS} - nth) * 1.4)::int) as day) days
      where athlete.name = $1
      returning id, athlete_id, day, started_at
    )
    insert into exercise_set (athlete_id, workout_id, exercise_id, day, position, kg, typed_load, typed_unit, reps, rpe,
      warmup, failed, per_side, e1rm_kg, performed_at)
    select athlete_id, trained.id, $2::jsonb -> (trained.id % ${SESSIONS.length})::int ->> (nth * 5 / ${SETS_A_VISIT}), day, nth,
      load.kg, load.kg, 'kg', 5 + nth % 4, 8, false, false, false, load.kg * (1 + (7 + nth % 4) / 30.0),
      started_at + make_interval(secs => nth * 45)
    from trained, generate_series(0, ${SETS_A_VISIT - 1}) nth,
      lateral (select 60 + (trained.id % 33) * 2.5 as kg) load`,
    [name, JSON.stringify(SESSIONS)],
  );
  await pool.query("analyze");
  return rowCount ?? 0;
}
