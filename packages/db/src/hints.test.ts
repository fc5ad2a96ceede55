import { randomUUID } from "node:crypto";
import { type ChatJob, CONVERSATION_QUEUE } from "@spotter/core/jobs/queues";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type TestDatabase } from "../../../tests/support/database.ts";
import { message } from "../../../tests/support/messages.ts";
import type { Db } from "./db.ts";
import { hearHints } from "./hints.ts";
import { chatOf, storeIncoming } from "./queries/inbox.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});

afterAll(() => database.close());

/** An event in a chat of its own, unless told. */
const say = async (db: Db, chat: string = randomUUID()) => {
  const incoming = message("squat 100x5", { chat });
  const chatId = await chatOf(db, incoming);
  return { chatId, rowId: await storeIncoming(db, { chatId, incoming, status: "pending" }) };
};

/** Connections that listen, by process id. */
const listeners = async (): Promise<number[]> => {
  const { rows } = await database.db.execute<{ pid: number }>(
    sql`select pid from pg_stat_activity where datname = current_database() and query like 'listen %'`,
  );
  return rows.map(({ pid }) => pid);
};
const listening = () => expect.poll(listeners).toHaveLength(1);

test("what is committed is heard, what is rolled back is not", async () => {
  const heard: ChatJob[] = [];
  const deaf = hearHints(database, CONVERSATION_QUEUE, 9, async (job) => void heard.push(job));
  await listening();
  await database.db.transaction((tx) => say(tx).then(() => tx.rollback())).catch(() => {});
  const said = await say(database.db);
  await expect.poll(() => heard).toEqual([said]);
  await deaf();
});

test("what comes while its chat has work left is not hinted at: who does that work comes to it as well", async () => {
  const heard: ChatJob[] = [];
  const deaf = hearHints(database, CONVERSATION_QUEUE, 9, async (job) => void heard.push(job));
  await listening();
  const first = await say(database.db, "busy");
  await say(database.db, "busy");
  const other = await say(database.db);
  await expect.poll(() => heard).toEqual([first, other]);
  await deaf();
});

test("hints are heard again after the connection broke", async () => {
  const heard: ChatJob[] = [];
  const deaf = hearHints(database, CONVERSATION_QUEUE, 9, async (job) => void heard.push(job));
  await listening();
  const [broken] = await listeners();
  await database.db.execute(sql`select pg_terminate_backend(${broken}::int)`);
  await expect.poll(listeners, { timeout: 5_000 }).toEqual([expect.not.toSatisfy((pid) => pid === broken)]);
  const said = await say(database.db);
  await expect.poll(() => heard).toEqual([said]);
  await deaf();
});

test("hints beyond what may be handled at once are passed over, and stopping waits for the rest", async () => {
  const { promise: done, resolve: finish } = Promise.withResolvers<void>();
  const heard: ChatJob[] = [];
  const deaf = hearHints(database, CONVERSATION_QUEUE, 1, (job) => {
    heard.push(job);
    return done;
  });
  await listening();
  const first = await say(database.db);
  await expect.poll(() => heard).toEqual([first]);
  await say(database.db);
  let stopped = false;
  const stopping = deaf().then(() => {
    stopped = true;
  });
  await database.db.execute(sql`select 1`);
  expect(stopped).toBe(false);
  finish();
  await stopping;
  expect(heard).toEqual([first]);
});
