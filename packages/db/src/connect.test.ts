import { setTimeout as sleep } from "node:timers/promises";
import { DrizzleQueryError, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshDatabase, type TestDatabase } from "../../../tests/support/database.ts";
import { connect, isTransient, untilAvailable } from "./connect.ts";
import type { Db } from "./db.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});

afterAll(() => database.close());

const named = (db: Db) => db.execute<{ name: string }>(sql`select current_database() as name`);

test("a pool and a transaction both pass as Db", async () => {
  const outside = await named(database.db);
  const inside = await database.db.transaction((tx) => named(tx));
  expect(inside.rows).toEqual(outside.rows);
});

test("every connection has its time limits", async () => {
  const { db, close } = open({ statementTimeoutMs: 100 });
  await expect(db.execute(sql`select pg_sleep(5)`)).rejects.toMatchObject({ cause: { code: "57014" } });
  const { rows } = await db.execute(sql`select current_setting('lock_timeout') as lock`);
  expect(rows).toEqual([{ lock: "10s" }]);
  await close();
});

describe("when connections break", () => {
  test("the error of an idle one is reported and the next query gets a new one", async () => {
    const errors: Error[] = [];
    const { db, pool, close } = open({ onError: (error) => errors.push(error) });
    await kill(await pidOf(db));
    await expect.poll(() => errors.length).toBeGreaterThan(0);
    expect(isTransient(errors[0])).toBe(true);
    await db.execute(sql`select 1`);
    expect(pool.totalCount).toBe(1);
    await close();
  });

  test("a transaction that waits in its middle fails with a transient error and the process lives on", async () => {
    const { db, close } = open({});
    const outcome = db.transaction(async (tx) => {
      await kill(await pidOf(tx));
      await sleep(50);
      await tx.execute(sql`select 1`);
    });
    const error = await outcome.catch((error: unknown) => error);
    expect(isTransient(error)).toBe(true);
    await db.execute(sql`select 1`);
    await close();
  });
});

describe("isTransient", () => {
  const coded = (code: string) => Object.assign(new Error("boom"), { code });
  test.each(["57P01", "57P02", "57P03", "08006", "40001", "40P01", "53300", "ECONNREFUSED", "ECONNRESET"])(
    "%s passes by itself",
    (code) => {
      expect(isTransient(coded(code))).toBe(true);
      expect(isTransient(new DrizzleQueryError("select 1", [], coded(code)))).toBe(true);
    },
  );
  test.each(["23505", "28P01", "57014", "3D000", "ENOENT"])("%s does not", (code) => {
    expect(isTransient(coded(code))).toBe(false);
  });
  test("a broken connection without a code is known by node-postgres's wording", () => {
    expect(isTransient(new Error("Connection terminated unexpectedly"))).toBe(true);
    expect(isTransient(new Error("Connection to Garmin failed"))).toBe(false);
    expect(isTransient("Connection terminated")).toBe(false);
  });
});

describe("untilAvailable", () => {
  test("returns at once if the database answers", async () => {
    await untilAvailable(database.pool, { signal: AbortSignal.timeout(5_000) });
  });

  test("tells of each failed try and ends when aborted", async () => {
    const { pool, close } = open({ url: "postgres://spotter:x@127.0.0.1:1/spotter" });
    const waits: unknown[] = [];
    const abort = new AbortController();
    const waiting = untilAvailable(pool, { signal: abort.signal, onWait: (error) => waits.push(error) });
    await expect.poll(() => waits.length).toBeGreaterThan(1);
    abort.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
    await close();
  });

  test("does not wait for what will not change", async () => {
    const wrong = new URL(database.url);
    wrong.password = "wrong";
    const { pool, close } = open({ url: wrong.href });
    await expect(untilAvailable(pool, { signal: AbortSignal.timeout(5_000) })).rejects.toMatchObject({ code: "28P01" });
    await close();
  });
});

function open(options: Partial<Parameters<typeof connect>[0]>) {
  return connect({ url: database.url, max: 1, applicationName: "spotter test", onError: () => {}, ...options });
}

async function pidOf(db: Db): Promise<unknown> {
  const { rows } = await db.execute(sql`select pg_backend_pid() as pid`);
  return rows[0]?.pid;
}

async function kill(pid: unknown): Promise<void> {
  await database.db.execute(sql`select pg_terminate_backend(${pid}::int)`);
}
