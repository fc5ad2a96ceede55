import { PassThrough, Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { gunzipSync, gzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type TestDatabase } from "../../../../tests/support/database.ts";
import { BackupProblem } from "./archive.ts";
import { dump } from "./dump.ts";
import { migrationsOf, prepareEmpty } from "./migrations.ts";
import { restore } from "./restore.ts";

let source: TestDatabase;
let backup: Buffer;

const now = new Date("2026-11-21T12:00:00Z");

async function dumped(url: string): Promise<Buffer> {
  const out = new PassThrough();
  const [bytes] = await Promise.all([buffer(out), dump(url, out, { now })]);
  return bytes;
}

/** An empty database that nobody else is connected to. */
async function emptyDatabase(): Promise<TestDatabase> {
  const database = await freshDatabase();
  await database.pool.query("select 1");
  await database.pool.end();
  return database;
}

beforeAll(async () => {
  source = await freshDatabase();
  await source.pool.query(`
    insert into athlete (name, unit, time_zone) values ('Änn "A" \\ tab\there', 'kg', 'Europe/Berlin'), (E'Ben\\nB', 'lb', 'UTC');
    insert into chat (platform, platform_chat_id, kind) values ('terminal', 'ann', 'private');
    insert into file (sha256, bytes, content) select md5(n::text), 300000, decode(repeat(md5(n::text), 18750), 'hex') from generate_series(1, 20) n;
    insert into workout (athlete_id, sport, day, time_zone) select 1, 'strength', date '2020-01-01' + n, 'UTC' from generate_series(1, 500) n;
    insert into exercise_set (athlete_id, workout_id, exercise_id, day, position, kg, reps, performed_at)
      select 1, 1 + n % 500, 'back-squat', date '2020-01-01' + n % 500, n, 100.0 / 3 + n, 5, '2020-01-01T10:00:00.123Z'::timestamptz from generate_series(1, 5000) n;
    delete from athlete where id = 2;`);
  backup = await dumped(source.url);
});

afterAll(() => source.close());

test("a restored database equals the one that was backed up, row by row, and gives out no id twice", async () => {
  const target = await emptyDatabase();
  try {
    const { totals, createdAt } = await restore(target.url, Readable.from([backup]));
    expect(createdAt).toBe("2026-11-21T12:00:00.000Z");
    expect(totals).toMatchObject({
      athlete: { rows: 1 },
      workout: { rows: 500 },
      exercise_set: { rows: 5000 },
      file: { rows: 20 },
      note: { rows: 0 },
    });
    const again = await dumped(target.url);
    expect(gunzipSync(again).equals(gunzipSync(backup))).toBe(true);
  } finally {
    await target.close().catch(() => {});
  }
});

test("a backup is consistent while others write", async () => {
  const busy = await freshDatabase();
  try {
    await busy.pool.query("insert into athlete (name, unit, time_zone) values ('Ann', 'kg', 'UTC')");
    let writing = true;
    const writer = (async () => {
      while (writing)
        await busy.pool.query(`with w as (insert into workout (athlete_id, sport, day, time_zone) values (1, 'run', '2026-01-01', 'UTC') returning id)
          insert into lap (workout_id, position) select id, 1 from w`);
    })();
    const dumps = [await dumped(busy.url), await dumped(busy.url)];
    writing = false;
    await writer;
    for (const bytes of dumps) {
      const target = await emptyDatabase();
      const { totals } = await restore(target.url, Readable.from([bytes]));
      expect(totals.lap!.rows).toBe(totals.workout!.rows);
    }
  } finally {
    await busy.close();
  }
});

test("a backup of an older Spotter is brought up to date", async () => {
  const old = await emptyDatabase();
  const target = await emptyDatabase();
  const client = new pg.Client({ connectionString: old.url });
  await client.connect();
  const all = await migrationsOf(client);
  await prepareEmpty(client, old.url, all.slice(0, 1));
  await client.query("insert into athlete (name, unit, time_zone) values ('Ann', 'kg', 'UTC')");
  const bytes = await dumped(old.url);
  await client.end();

  expect((await restore(target.url, Readable.from([bytes]))).totals.athlete!.rows).toBe(1);
  const after = new pg.Client({ connectionString: target.url });
  await after.connect();
  expect(await migrationsOf(after)).toEqual(all);
  expect((await after.query("select name from athlete")).rows).toEqual([{ name: "Ann" }]);
  await after.end();
});

test.each([
  { what: "what is no backup", bytes: () => Buffer.from("hello") },
  { what: "a gzipped something else", bytes: () => gzipSync("hello ".repeat(1000)) },
  { what: "nothing", bytes: () => Buffer.alloc(0) },
  { what: "a file cut short", bytes: () => backup.subarray(0, backup.length / 2) },
  { what: "a file whose end is missing", bytes: () => gzipSync(gunzipSync(backup).subarray(0, -4096)) },
  {
    what: "one that was tampered with",
    bytes: () => {
      const tar = gunzipSync(backup);
      tar.write("bench-pres", tar.indexOf("back-squat"));
      return gzipSync(tar);
    },
  },
])("$what is refused, and leaves the database empty", async ({ bytes }) => {
  const target = await emptyDatabase();
  await expect(restore(target.url, Readable.from([bytes()]))).rejects.toThrow(BackupProblem);
  const left = await dumped(target.url);
  expect(gunzipSync(left).includes("back-squat")).toBe(false);
});

test("a database with data, or in use, is refused and left as it was", async () => {
  await expect(restore(source.url, Readable.from([backup]))).rejects.toThrow(/running on this database/);
  const target = await emptyDatabase();
  await restore(target.url, Readable.from([backup]));
  await expect(restore(target.url, Readable.from([backup]))).rejects.toThrow(/not empty/);
});
