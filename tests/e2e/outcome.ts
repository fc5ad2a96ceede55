/** What a conversation left in the database for one athlete, without what must differ: ids and instants. */
import pg from "pg";
import type { Speaker } from "./speakers.ts";

export type Outcome = Record<keyof typeof QUERIES, unknown[]>;

const NAME = "coalesce((select name from own_exercise where 'own-' || id = exercise_id), exercise_id) as exercise";

const QUERIES = {
  sets: `select ${NAME}, day, kg, typed_load, typed_unit, reps, duration_sec, distance_m, rpe, rir, warmup, failed, note, e1rm_kg
    from exercise_set where athlete_id = $1 order by performed_at, id`,
  workouts: `select sport, day, duration_sec, elapsed_sec, distance_m, ascent_m, avg_hr, max_hr, avg_power_w, title,
      (select array_agg(source || ' ' || coalesce(file_name || ' ' || file_sha256, '') order by source, file_sha256)
        from workout_source where workout_id = workout.id and source <> 'chat') as files,
      (select array_agg(channel || ' ' || md5(packed) order by channel) from stream where workout_id = workout.id) as streams,
      (select count(*) from lap where workout_id = workout.id) as laps
    from workout where athlete_id = $1 order by day, sport`,
  aliases: `select phrase, ${NAME} from alias where athlete_id = $1 order by phrase`,
  ownExercises: "select name from own_exercise where athlete_id = $1 order by name",
  files: `select sha256 from file where sha256 in
    (select file_sha256 from workout_source where athlete_id = $1) order by sha256`,
};

export async function outcomeFor(databaseUrl: string, { platform, userId }: Speaker["identity"]): Promise<Outcome> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query("select athlete_id from identity where platform = $1 and user_id = $2", [
      platform,
      userId,
    ]);
    const outcome: Partial<Outcome> = {};
    for (const [what, query] of Object.entries(QUERIES) as [keyof Outcome, string][])
      outcome[what] = (await client.query(query, [rows[0].athlete_id])).rows;
    return outcome as Outcome;
  } finally {
    await client.end();
  }
}
