/** A plan while the model is away, slow, dear or talks nonsense; and buttons pressed twice or too late. */
import type { Reply } from "@spotter/core/chat/reply";
import { athlete } from "@spotter/db/schema/chat";
import { modelCall } from "@spotter/db/schema/model";
import { plan, plannedSession } from "@spotter/db/schema/plan";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { type FakeAnswer, json } from "../fakes/claude/fake-claude.ts";
import { message, pressOf, wordsOf } from "../support/messages.ts";
import { fileWorkerWithModel, testModel } from "../support/model.ts";
import { testWorker } from "../support/worker.ts";

const { database, fake, worker } = await fileWorkerWithModel({ timeoutSec: 1 });
let people = 0;

const PLAN = "Mon squat 5x5\nWed 8 rounds of 20/10\nSat long run 15 km";

function press(reply: Reply, label: string, sender: string) {
  return worker.hear(pressOf(label, [reply], { sender }));
}

async function newcomer() {
  const sender = `waiting${people++}`;
  await worker.hear(message("hello", { sender }));
  return sender;
}

function plansOf(sender: string) {
  return database.db
    .select({ status: plan.status, model: plan.model })
    .from(plan)
    .innerJoin(athlete, eq(athlete.id, plan.athleteId))
    .where(eq(athlete.name, sender));
}

const ALONE = /I read this without the language model: .+ What I could not place stands below\./;

test.each<{ name: string; answers: FakeAnswer[] }>([
  { name: "is overloaded", answers: [{ kind: "error", status: 529, retryAfterSec: 60 }] },
  { name: "refuses the key", answers: [{ kind: "error", status: 401 }] },
  { name: "breaks the connection", answers: [{ kind: "breaks" }, { kind: "breaks" }, { kind: "breaks" }] },
  { name: "says nothing", answers: [{ kind: "hangs" }] },
  { name: "answers too late", answers: [{ kind: "late", ms: 1500, answer: json({ sessions: [] }) }] },
  { name: "answers with a page", answers: [{ kind: "garbage", body: "<html>502</html>" }] },
  { name: "answers with no JSON", answers: [{ kind: "says", text: "Sure! Here is your plan." }] },
  { name: "answers with half a JSON", answers: [{ kind: "says", text: '{"sessions": [{"from": "Wed 8' }] },
  { name: "answers with another shape", answers: [json({ plan: "yes" })] },
])("a model that $name costs seconds, and the reader's draft is there with a word", async ({ answers }) => {
  const sender = await newcomer();
  fake.next(...answers);
  const since = performance.now();
  const [draft, ...more] = await worker.hear(message(`/plan ${PLAN}`, { sender }));
  expect(performance.now() - since).toBeLessThan(10_000);
  fake.left();
  const words = wordsOf([draft!]);
  expect(more).toEqual([]);
  expect(words).toMatch(ALONE);
  expect(words).toContain("Mon Strength Back Squat 5×5");
  expect(words).toContain("“Wed 8 rounds of 20/10”");
  expect(await plansOf(sender)).toEqual([{ status: "draft", model: null }]);
  // Nothing is half-confirmed: what is there can be begun as ever.
  const [begun] = await press((await press(draft!, "Confirm", sender))[0]!, "Today", sender);
  expect(wordsOf([begun!])).toContain("begins");
  expect(await plansOf(sender)).toEqual([{ status: "active", model: null }]);
});

test("over its budget nobody is asked, and the draft is there with a word", async () => {
  const poor = testWorker(database, { model: await testModel(database, fake, { athleteDailyUsd: 0.000001 }) });
  const sender = await newcomer();
  const before = fake.requests;
  const words = wordsOf(await poor.hear(message(`/plan ${PLAN}`, { sender })));
  expect(words).toContain("I read this without the language model: its budget for today is used up.");
  expect(words).toContain("Mon Strength Back Squat 5×5");
  expect(fake.requests).toBe(before);
});

test("an answer that comes in time is waited for once, also where the message is handled again", async () => {
  const sender = await newcomer();
  await database.db.delete(modelCall);
  fake.next({ kind: "late", ms: 300, answer: json({ sessions: [] }) });
  const [draft] = await worker.hear(message(`/plan ${PLAN}`, { sender }));
  expect(wordsOf([draft!])).not.toMatch(ALONE);
  expect(await database.db.select({ outcome: modelCall.outcome }).from(modelCall)).toHaveLength(1);
});

test("Confirm, a day and an old draft's buttons, twice and too late: one plan begins, once", async () => {
  const sender = await newcomer();
  fake.otherwise(() => json({ sessions: [] }));
  const [draft] = await worker.hear(message(`/plan ${PLAN}`, { sender }));
  const [first] = await press(draft!, "Confirm", sender);
  const [second] = await press(draft!, "Confirm", sender);
  expect(wordsOf([first!])).toBe(wordsOf([second!]));
  await press(first!, "Next Monday", sender);
  for (const [reply, label] of [
    [second!, "Today"],
    [second!, "In order"],
    [draft!, "Confirm"],
    [draft!, "Discard"],
    [draft!, "Keep"],
  ] as const)
    expect(wordsOf(await press(reply, label, sender)), label).toContain("has begun already");
  expect(await plansOf(sender)).toEqual([{ status: "active", model: null }]);
  const sessions = await database.db
    .select({ date: plannedSession.date })
    .from(plannedSession)
    .innerJoin(athlete, eq(athlete.id, plannedSession.athleteId))
    .where(eq(athlete.name, sender));
  // Two days a week over the twelve weeks of a plan without an end, from Monday on.
  expect(sessions).toHaveLength(24);
  expect(sessions.map(({ date }) => date).sort()[0]).toBe("2026-11-23");
});

test("a discarded draft's buttons do nothing any more", async () => {
  const sender = await newcomer();
  const [draft] = await worker.hear(message(`/plan ${PLAN}`, { sender }));
  await press(draft!, "Discard", sender);
  for (const label of ["Confirm", "Discard", "Keep"])
    expect(wordsOf(await press(draft!, label, sender)), label).toBe("That plan is no longer there.");
  expect(await plansOf(sender)).toEqual([]);
});
