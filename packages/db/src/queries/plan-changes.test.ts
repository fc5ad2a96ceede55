import type { LivePlan, LiveSession } from "@spotter/core/plan/life/live-plan";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type TestDatabase } from "../../../../tests/support/database.ts";
import { message } from "../../../../tests/support/messages.ts";
import { lockAthlete } from "./athletes.ts";
import { chatOf, storeIncoming } from "./inbox.ts";
import { changePlan, putBackPlans } from "./plan-changes.ts";
import { addDraft, planById, planOwner, plansOf } from "./plans.ts";

let database: TestDatabase;
let athleteId: number;
beforeAll(async () => {
  database = await freshDatabase();
  athleteId = await athleteCalled("anna");
});
afterAll(() => database.close());

async function athleteCalled(userId: string): Promise<number> {
  const found = await lockAthlete(database.db, {
    platform: "telegram",
    userId,
    name: userId,
    unit: "kg",
    timeZone: "UTC",
  });
  return found.id;
}

async function heard(): Promise<number> {
  const incoming = message("/plan");
  const chatId = await chatOf(database.db, incoming);
  return (await storeIncoming(database.db, { chatId, incoming, status: "done" }))!;
}

const session = (id: number, exercise: string, sets: number): LiveSession => ({
  id,
  week: 1,
  day: "mon",
  sport: "strength",
  items: [{ exercise, sets, reps: 5 }],
});

async function stored(): Promise<LivePlan> {
  const planId = await addDraft(database.db, {
    athleteId,
    originId: await heard(),
    words: "Mon squat 3x5, bench 3x5",
    readBy: { reader: "plan-reader-1" },
    plan: {
      title: "Strength",
      status: "draft",
      ambiguities: [{ kind: "unplaced", quote: "and eat well" }],
      weeks: 1,
      cycles: [{ name: "Base", kind: "meso", from: 1, to: 1 }],
      sessions: [session(0, "back-squat", 3), { ...session(0, "bench-press", 3), day: 2, items: [] }],
    },
  });
  return (await planById(database.db, { athleteId, planId }))!;
}

test("a plan comes back as it was kept, sessions in order, empty ones too", async () => {
  const plan = await stored();
  expect(plan).toMatchObject({
    title: "Strength",
    status: "draft",
    weeks: 1,
    ambiguities: [{ kind: "unplaced", quote: "and eat well" }],
    readBy: { reader: "plan-reader-1" },
    cycles: [{ name: "Base", kind: "meso", from: 1, to: 1 }],
  });
  expect(plan.sessions.map(({ id: _, ...rest }) => rest)).toEqual([
    { week: 1, day: "mon", sport: "strength", items: [{ exercise: "back-squat", sets: 3, reps: 5 }] },
    { week: 1, day: 2, sport: "strength", items: [] },
  ]);
});

test("somebody else's plan is not found, and its owner is known to who decides", async () => {
  const { id } = await stored();
  const other = await athleteCalled("ben");
  expect(await planById(database.db, { athleteId: other, planId: id })).toBeUndefined();
  expect(await plansOf(database.db, { athleteId: other, statuses: ["draft"] })).toEqual([]);
  expect(await planOwner(database.db, id)).toBe(athleteId);
});

test("a change that alters, adds and removes sessions is taken back as a whole", async () => {
  const before = await stored();
  const originId = await heard();
  const after: LivePlan = {
    ...before,
    status: "active",
    startDay: "2026-11-23",
    sessions: [{ ...before.sessions[0]!, date: "2026-11-23" }, session(-1, "deadlift", 1)],
  };
  const now = await changePlan(database.db, { athleteId, originId, summary: "Started", before, after });
  expect(now.sessions.map(({ date, items }) => [date, items.length])).toEqual([
    ["2026-11-23", 1],
    [undefined, 1],
  ]);
  expect(now.sessions[1]!.id).toBeGreaterThan(0);
  const results = await putBackPlans(database.db, { athleteId, originId });
  expect(results).toEqual([{ kind: "taken-back", planId: before.id, summary: "Started" }]);
  expect(await planById(database.db, { athleteId, planId: before.id })).toEqual(before);
});

test("a change that a later one builds on stays, until the later one is taken back", async () => {
  const before = await stored();
  const [first] = before.sessions;
  const [origin, later] = [await heard(), await heard()];
  const withSets = (plan: LivePlan, sets: number): LivePlan => ({
    ...plan,
    sessions: plan.sessions.map((one) => (one.id === first!.id ? { ...one, items: [{ exercise: "x", sets }] } : one)),
  });
  const four = await changePlan(database.db, {
    athleteId,
    originId: origin,
    summary: "4",
    before,
    after: withSets(before, 4),
  });
  await changePlan(database.db, { athleteId, originId: later, summary: "5", before: four, after: withSets(four, 5) });
  expect(await putBackPlans(database.db, { athleteId, originId: origin })).toMatchObject([{ kind: "overtaken" }]);
  expect(await putBackPlans(database.db, { athleteId, originId: later })).toMatchObject([{ kind: "taken-back" }]);
  expect(await putBackPlans(database.db, { athleteId, originId: origin })).toMatchObject([{ kind: "taken-back" }]);
  expect(await planById(database.db, { athleteId, planId: before.id })).toEqual(before);
});

test("changes of different parts are taken back in any order", async () => {
  const before = await stored();
  const [origin, later] = [await heard(), await heard()];
  const paused = await changePlan(database.db, {
    athleteId,
    originId: origin,
    summary: "Paused",
    before,
    after: { ...before, status: "paused", pausedOn: "2026-11-24" },
  });
  await changePlan(database.db, {
    athleteId,
    originId: later,
    summary: "Title",
    before: paused,
    after: { ...paused, title: "Power" },
  });
  expect(await putBackPlans(database.db, { athleteId, originId: origin })).toMatchObject([{ kind: "taken-back" }]);
  expect(await planById(database.db, { athleteId, planId: before.id })).toEqual({ ...before, title: "Power" });
});
