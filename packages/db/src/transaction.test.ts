import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type TestDatabase } from "../../../tests/support/database.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await freshDatabase();
  await database.pool.query("create table tally (n int primary key)");
});
afterAll(() => database.close());

async function tallied(): Promise<number[]> {
  const { rows } = await database.pool.query<{ n: number }>("select n from tally order by n");
  return rows.map(({ n }) => n);
}

const add = (n: number) => sql`insert into tally (n) values (${n}) returning n`;

test("work is committed when it is done", async () => {
  const result = await database.transaction(async (tx) => (await tx.execute<{ n: number }>(add(1))).rows[0]);
  expect(result).toEqual({ n: 1 });
  expect(await tallied()).toEqual([1]);
});

test("a sealed statement is committed with all that came before it", async () => {
  await database.transaction(async (tx, seal) => {
    await tx.execute(add(2));
    seal();
    await tx.execute(add(3));
  });
  expect(await tallied()).toEqual([1, 2, 3]);
});

test("a sealed statement that fails takes everything back", async () => {
  const work = database.transaction(async (tx, seal) => {
    await tx.execute(add(4));
    seal();
    await tx.execute(add(1));
  });
  await expect(work).rejects.toThrow();
  expect(await tallied()).toEqual([1, 2, 3]);
});

test("what the work throws takes everything back, and the connection is good for more", async () => {
  for (let n = 0; n < 20; n++) {
    const work = database.transaction(async (tx) => {
      await tx.execute(add(100 + n));
      throw new Error("changed my mind");
    });
    await expect(work).rejects.toThrow("changed my mind");
  }
  expect(await tallied()).toEqual([1, 2, 3]);
  await database.transaction((tx) => tx.execute(add(5)));
  expect(await tallied()).toEqual([1, 2, 3, 5]);
});

test("many at once do not mix", async () => {
  const numbers = Array.from({ length: 50 }, (_, index) => 1000 + index);
  await Promise.all(
    numbers.map((n) =>
      database.transaction(async (tx, seal) => {
        await tx.execute(sql`select pg_sleep(0.001)`);
        seal();
        await tx.execute(add(n));
      }),
    ),
  );
  expect((await tallied()).filter((n) => n >= 1000)).toEqual(numbers);
});
