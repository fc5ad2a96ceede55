/** The check-in: asked at the athlete's own time, once, and done in two taps. */
import type { Reply } from "@spotter/core/chat/reply";
import { outbox } from "@spotter/db/schema/chat";
import { sendCheckins } from "@spotter/worker/checkin/send-checkins";
import { asc, gt, max } from "drizzle-orm";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freshDatabase, type TestDatabase } from "../support/database.ts";
import { event, message, wordsOf } from "../support/messages.ts";
import { NO_QUEUES, type TestWorker, testWorker } from "../support/worker.ts";

let database: TestDatabase;
let worker: TestWorker;

beforeEach(async () => {
  database = await freshDatabase();
  worker = testWorker(database);
  await say("hello", "2026-03-20T08:00:00Z");
});
afterEach(() => database.close());

async function say(words: string, sentAt: string): Promise<string> {
  return wordsOf(await worker.hear(message(words, { sentAt })));
}

/** What the check-ins due at an instant bring. */
async function at(instant: string, workers = 1): Promise<Reply[]> {
  const [before] = await database.db.select({ id: max(outbox.id) }).from(outbox);
  const deps = { db: database.db, queues: NO_QUEUES, log: pino({ level: "silent" }) };
  await Promise.all(Array.from({ length: workers }, () => sendCheckins(deps, new Date(instant))));
  const rows = await database.db
    .select({ reply: outbox.reply })
    .from(outbox)
    .where(gt(outbox.id, before?.id ?? 0))
    .orderBy(asc(outbox.id));
  await database.db.update(outbox).set({ status: "sent" });
  return rows.map(({ reply }) => reply);
}

let presses = 0;
async function press([reply]: readonly Reply[], label: string, sentAt: string): Promise<Reply[]> {
  const button = reply?.buttons?.flat().find((one) => one.label === label);
  if (!button) throw new Error(`no button ${label}`);
  presses += 1;
  return worker.hear(
    event({ kind: "press", action: button.action, press: `p${presses}` }, { messageId: "asked", sentAt }),
  );
}

test("in the morning sleep and soreness, in two taps, in one message", async () => {
  expect(await say("/checkin on 7:30", "2026-03-20T08:00:00Z")).toContain(
    "At 07:30 each day I ask for sleep and soreness",
  );
  expect(await at("2026-03-21T06:29:00Z")).toEqual([]);
  const first = await at("2026-03-21T06:30:00Z");
  expect(wordsOf(first)).toBe("Good morning. How many hours did you sleep?");
  const second = await press(first, "7", "2026-03-21T06:35:00Z");
  expect(second[0]?.replaces).toBe("asked");
  expect(wordsOf(second)).toContain("How sore are you");
  const done = await press(second, "3", "2026-03-21T06:35:05Z");
  expect(wordsOf(done)).toBe("Sleep 7 h · Soreness 3/10");
  expect(await say("/day", "2026-03-21T07:00:00Z")).toBe("Today\nSleep 7 h\nSoreness 3/10");
  expect(await press(second, "9", "2026-03-21T06:36:00Z")).toEqual([]);
  expect(wordsOf(await press(done, "Undo", "2026-03-21T07:00:00Z"))).toContain("Taken back");
  expect(await say("/day", "2026-03-21T07:01:00Z")).toBe("Nothing logged today yet.");
});

test("once a day, however many workers look, at the local time on either side of a change of clocks", async () => {
  await say("/checkin on 7:30", "2026-03-28T10:00:00Z");
  expect(await at("2026-03-29T05:29:00Z", 3)).toEqual([]);
  expect(await at("2026-03-29T05:30:00Z", 3)).toHaveLength(1);
  expect(await at("2026-03-29T06:30:00Z", 3)).toEqual([]);
  expect(await at("2026-03-30T05:30:00Z", 3)).toHaveLength(1);
});

test("what was told already is not asked, and a day without an answer is left alone", async () => {
  await say("/checkin on 7:30", "2026-03-20T08:00:00Z");
  await say("slept 8h", "2026-03-21T05:00:00Z");
  expect(wordsOf(await at("2026-03-21T06:30:00Z"))).toContain("How sore are you");
  expect(wordsOf(await at("2026-03-22T06:30:00Z"))).toContain("How many hours did you sleep?");
  await say("slept 8h, soreness 2", "2026-03-23T05:00:00Z");
  expect(await at("2026-03-23T06:30:00Z")).toEqual([]);
});

test("hours late it is not asked at all, nor for the days between", async () => {
  await say("/checkin on 7:30", "2026-03-20T08:00:00Z");
  expect(await at("2026-03-23T20:00:00Z")).toEqual([]);
  expect(await at("2026-03-24T06:31:00Z")).toHaveLength(1);
});

test("an answer the day after is for the day it was asked", async () => {
  await say("/checkin on 21:30", "2026-03-20T08:00:00Z");
  const asked = await at("2026-03-20T20:30:00Z");
  expect(wordsOf(asked)).toContain("How stressful was today");
  const second = await press(asked, "5", "2026-03-21T06:00:00Z");
  expect(wordsOf(second)).toContain("(For yesterday.) How is your mood");
  await press(second, "7", "2026-03-21T06:00:00Z");
  expect(await say("/last", "2026-03-21T06:00:00Z")).toContain("Nothing logged yet");
  expect(await say("/stress", "2026-03-21T06:00:00Z")).toContain("Stress 5/10, yesterday");
});

test("it moves with the athlete's time zone, and /checkin off ends it", async () => {
  await say("/checkin on 7:30", "2026-03-20T08:00:00Z");
  await say("/timezone New York", "2026-03-20T09:00:00Z");
  expect(await at("2026-03-20T11:29:00Z")).toEqual([]);
  expect(await at("2026-03-20T11:30:00Z")).toHaveLength(1);
  expect(await say("/checkin", "2026-03-20T12:00:00Z")).toContain("morning at 07:30");
  expect(await say("/checkin off", "2026-03-20T12:00:00Z")).toContain("Switched off");
  expect(await at("2026-03-21T11:30:00Z")).toEqual([]);
});

test("it is switched on in private only", async () => {
  const replies = await worker.hear(message("/checkin on 7:30", { chat: "gym", kind: "group" }));
  expect(wordsOf(replies)).toContain("private chat");
});

test("an edit of the message that switched it on leaves the questions alone", async () => {
  await worker.hear(message("/checkin on 7:30", { sentAt: "2026-03-20T08:00:00Z", messageId: "on" }));
  expect(await at("2026-03-21T06:30:00Z")).toHaveLength(1);
  const edited = { messageId: "on", revision: 1, sentAt: "2026-03-21T08:00:00Z" };
  const replies = await worker.hear(event({ kind: "edit", text: "/checkin on 8:00" }, edited));
  expect(wordsOf(replies)).toContain("At 08:00");
  expect(await at("2026-03-21T07:00:00Z")).toEqual([]);
  expect(await at("2026-03-22T07:00:00Z")).toHaveLength(1);
});
