/** Answers to a terminal that is no longer there. */
import { tmpdir } from "node:os";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { chat } from "@spotter/bot/terminal/chat";
import { NoAnswer, openTerminal, type Terminal } from "@spotter/bot/terminal/terminal";
import { pipelineCounts } from "@spotter/db/queries/status";
import { endRests } from "@spotter/worker/worker";
import { sql } from "drizzle-orm";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type TestDatabase } from "../support/database.ts";
import { until } from "../support/spotter.ts";
import { NO_QUEUES, testWorker } from "../support/worker.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const terminalOf = (user: string) =>
  openTerminal(
    { db: database.db, queues: NO_QUEUES, log: pino({ level: "silent" }) },
    { user, imageDir: tmpdir(), patienceMs: 20 },
  );

async function shownInChat(user: string): Promise<string> {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  input.end();
  await chat(terminalOf(user), { input, output });
  output.end();
  return text(output);
}

test("an answer that came too late is shown once, in the next chat, and nobody counts it as waiting", async () => {
  await expect(terminalOf("anna").say("bench 100x5")).rejects.toThrow(NoAnswer);
  const { rows } = await database.db.execute<{ id: string }>(sql`select id from chat where platform = 'terminal'`);
  await testWorker(database).work(Number(rows[0]!.id));
  expect(await pipelineCounts(database.db)).toMatchObject({ unsent: 2 });
  // Another terminal of hers may still wait for it.
  expect(await shownInChat("anna")).not.toContain("Bench Press");
  await database.db.execute(sql`update outbox set created_at = created_at - interval '5 minutes'`);
  expect(await pipelineCounts(database.db)).toMatchObject({ unsent: 0 });
  expect(await shownInChat("bob")).not.toContain("Bench Press");
  expect(await shownInChat("anna")).toMatch(/Answered since the last chat here:[\s\S]*Bench Press/);
  expect(await shownInChat("anna")).not.toContain("Bench Press");
});

test("what comes by itself, such as the end of a rest, is shown while the chat is open, once", async () => {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  let shown = "";
  output.on("data", (chunk: Buffer) => {
    shown += chunk.toString();
  });
  const said = Promise.withResolvers<void>();
  const inner = terminalOf("carl");
  const terminal: Terminal = {
    ...inner,
    async say(words) {
      await inner.say(words).catch(() => {});
      said.resolve();
      return [];
    },
  };
  const talking = chat(terminal, { input, output });
  input.write("rest 90\n");
  await said.promise;
  const { rows } = await database.db.execute<{ id: string }>(sql`select id from chat where platform_chat_id = 'carl'`);
  await testWorker(database).work(Number(rows[0]!.id));
  await database.db.execute(sql`update rest_timer set due_at = now()`);
  await endRests({ db: database.db, queues: NO_QUEUES, log: pino({ level: "silent" }) });
  await until(
    () => shown.includes("Rest is over"),
    10_000,
    () => shown,
  );
  input.end();
  await talking;
  expect(shown.split("Rest is over")).toHaveLength(2);
});
