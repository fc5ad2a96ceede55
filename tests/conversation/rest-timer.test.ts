/** Rests that end with a message: once, on time, and not after the next set. */
import { connect } from "@spotter/db/connect";
import { outbox } from "@spotter/db/schema/chat";
import { restTimer } from "@spotter/db/schema/training";
import { endRests } from "@spotter/worker/worker";
import { sql } from "drizzle-orm";
import { pino } from "pino";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { message, wordsOf } from "../support/messages.ts";
import { fileWorker, NO_QUEUES } from "../support/worker.ts";

const { database, worker } = await fileWorker();

beforeAll(async () => {
  await worker.hear(message("hello", now()));
});
beforeEach(() => database.db.delete(restTimer));

function now() {
  return { sentAt: new Date().toISOString() };
}

async function say(words: string): Promise<string> {
  return wordsOf(await worker.hear(message(words, now())));
}

/** Lets the time pass that a rest has left. */
function itIsOver() {
  return database.db.update(restTimer).set({ dueAt: sql`now()` });
}

/** What another worker process does twice a second. @returns the jobs it gave to the bot */
async function look(db = database.db): Promise<string[]> {
  const announced: string[] = [];
  const queues = { ...NO_QUEUES, add: async (queue: string) => void announced.push(queue) };
  await endRests({ db, queues, log: pino({ level: "silent" }) });
  return announced;
}

async function saidOver(): Promise<number> {
  const rows = await database.db.select({ reply: outbox.reply, quotes: outbox.inReplyTo }).from(outbox);
  return rows.filter(({ reply }) => wordsOf([reply]).startsWith("Rest is over")).length;
}

test("a rest that is under way says nothing yet", async () => {
  expect(await say("rest 2:30")).toBe("Resting 2:30. Your next set, or /rest off, ends it.");
  expect(await look()).toEqual([]);
  expect(await say("/rest")).toMatch(/^2:(?:30|2\d) to go\.$/);
});

test("once it is over it is said once, however many workers look", async () => {
  const before = await saidOver();
  await say("bench 100x5");
  await say("rest 90");
  await itIsOver();
  const others = Array.from({ length: 4 }, () =>
    connect({ url: database.url, max: 1, applicationName: "another worker", onError: () => {} }),
  );
  const announced = (await Promise.all([look(), ...others.map(({ db }) => look(db))])).flat();
  await Promise.all(others.map(({ close }) => close()));
  expect(announced).toEqual(["deliver-telegram"]);
  expect(await saidOver()).toBe(before + 1);
  expect(await look()).toEqual([]);
});

test("the next set ends it, a note does not", async () => {
  await say("rest 2 min");
  await say("note: shoulder feels fine");
  expect(await database.db.select().from(restTimer)).toHaveLength(1);
  await say("bench 100x4");
  expect(await database.db.select().from(restTimer)).toEqual([]);
  expect(await say("/rest")).toContain("No rest is under way");
});

test("a second one takes the place of the first, and off ends it", async () => {
  await say("rest 60");
  await say("rest 3");
  expect(await database.db.select({ restSec: restTimer.restSec }).from(restTimer)).toEqual([{ restSec: 180 }]);
  expect(await say("rest off")).toBe("Timer off.");
  expect(await say("/rest off")).toBe("No rest is under way.");
});

test("it counts from when it was asked for, and never from the future", async () => {
  const asked = new Date(Date.now() - 60_000);
  await worker.hear(message("rest 90", { sentAt: asked.toISOString() }));
  const [late] = await database.db.select({ dueAt: restTimer.dueAt }).from(restTimer);
  expect(late?.dueAt.getTime()).toBe(asked.getTime() + 90_000);
  await worker.hear(message("rest 90", { sentAt: new Date(Date.now() + 3_600_000).toISOString() }));
  const [ahead] = await database.db.select({ dueAt: restTimer.dueAt }).from(restTimer);
  expect(ahead!.dueAt.getTime()).toBeLessThanOrEqual(Date.now() + 90_000);
});

test("in a group it answers whose rest it was", async () => {
  const about = { chat: "crew", kind: "group" as const, ...now() };
  await worker.hear(message("bench 100x5", about));
  const asked = message("rest 90", about);
  await worker.hear(asked);
  await itIsOver();
  await look();
  const rows = await database.db.select({ quotes: outbox.inReplyTo }).from(outbox).orderBy(sql`id desc`).limit(1);
  expect(rows).toEqual([{ quotes: asked.messageId }]);
});

test("what is no time is explained", async () => {
  expect(await say("/rest a while")).toContain("/rest 2:30");
});
