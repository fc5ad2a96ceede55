import { connect } from "@spotter/db/connect";
import { lockAthlete } from "@spotter/db/queries/athletes";
import { modelCosts, modelUseOf, reserveCall } from "@spotter/db/queries/model-calls";
import { modelCall } from "@spotter/db/schema/model";
import { type Asker, callModel, type Request } from "@spotter/worker/claude/call";
import { deadlineIn } from "@spotter/worker/claude/deadline";
import { desc } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FakeClaude, fakeClaude } from "../fakes/claude/fake-claude.ts";
import { freshDatabase, type TestDatabase } from "../support/database.ts";
import { testModel } from "../support/model.ts";

let database: TestDatabase;
let fake: FakeClaude;
let athleteId: number;

beforeAll(async () => {
  database = await freshDatabase();
  fake = await fakeClaude();
  athleteId = await database.db.transaction(async (tx) => {
    const by = { platform: "telegram", userId: "anna", name: "Anna", unit: "kg", timeZone: "UTC" } as const;
    return (await lockAthlete(tx, by)).id;
  });
});

afterAll(async () => {
  await fake.close();
  await database.close();
});

const ASKER: Asker = { purpose: "ask", promptVersion: "ask-v0" };
const QUESTION: Request = { max_tokens: 100, messages: [{ role: "user", content: "how are you?" }] };

async function lastCall() {
  const [row] = await database.db.select().from(modelCall).orderBy(desc(modelCall.id)).limit(1);
  return row!;
}

async function ask(sec = 5, request: Request = QUESTION, asker: Asker = ASKER) {
  const before = fake.requests;
  const asked = await callModel(await testModel(database, fake), asker, request, { deadline: deadlineIn(sec) });
  return { ...asked, requests: fake.requests - before };
}

test("an answer is recorded with its tokens and cost, and without a word of it", async () => {
  fake.next({ kind: "says", text: "splendid, as ever" });
  const asked = await ask();
  expect(asked).toMatchObject({ kind: "answered", requests: 1 });
  const row = await lastCall();
  expect(row).toMatchObject({
    purpose: "ask",
    promptVersion: "ask-v0",
    model: "claude-haiku-5-5",
    outcome: "answered",
  });
  expect(row.costUsd).toBeCloseTo((row.inputTokens! * 0.1 + row.outputTokens! * 0.5) / 1e6, 12);
  expect(row.heldUsd).toBe(row.costUsd);
  expect(JSON.stringify(row)).not.toMatch(/splendid|how are/);
});

test("an answer can be streamed, also behind thoughts that are not shown", async () => {
  const pieces: string[] = [];
  fake.next({ kind: "says", thinks: true, text: "your squat is up 5 kg since June" });
  const model = await testModel(database, fake);
  const asked = await callModel(model, ASKER, QUESTION, {
    deadline: deadlineIn(5),
    onText: (piece) => pieces.push(piece),
  });
  expect(asked.kind).toBe("answered");
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.join("")).toBe("your squat is up 5 kg since June");
});

test("over several turns with tools each is a call of its own", async () => {
  const tools = [{ name: "last_sets", input_schema: { type: "object" as const } }];
  fake.next({ kind: "says", tools: [{ name: "last_sets", input: {} }] }, { kind: "says", text: "100 kg" });
  const model = await testModel(database, fake);
  const how = { deadline: deadlineIn(5), onText: () => {} };
  const first = await callModel(model, ASKER, { ...QUESTION, tools }, how);
  if (first.kind !== "answered") throw new Error(first.kind);
  const use = first.message.content.find((block) => block.type === "tool_use")!;
  const second = await callModel(
    model,
    ASKER,
    {
      ...QUESTION,
      tools,
      messages: [
        ...QUESTION.messages,
        { role: "assistant", content: first.message.content },
        { role: "user", content: [{ type: "tool_result", tool_use_id: use.id, content: "100 kg x 5" }] },
      ],
    },
    how,
  );
  expect(second).toMatchObject({ kind: "answered", message: { content: [{ text: "100 kg" }] } });
  expect(fake.refused).toEqual([]);
});

describe("when the service has trouble", () => {
  test.each([429, 529, 500])("%i is tried again, and then answered", async (status) => {
    fake.next({ kind: "error", status, retryAfterSec: 0.01 }, { kind: "says", text: "here I am" });
    expect(await ask()).toMatchObject({ kind: "answered", requests: 2 });
  });

  test.each([
    { status: 429, outcome: "busy" },
    { status: 529, outcome: "busy" },
    { status: 500, outcome: "down" },
  ])("$status for good is $outcome, and costs nothing", async ({ status, outcome }) => {
    fake.next(...Array.from({ length: 3 }, () => ({ kind: "error" as const, status, retryAfterSec: 0.01 })));
    expect(await ask()).toMatchObject({ kind: outcome, requests: 3 });
    expect(await lastCall()).toMatchObject({ outcome, costUsd: null, heldUsd: 0 });
  });

  test("asked to wait past the deadline, it gives up at once", async () => {
    fake.next({ kind: "error", status: 429, retryAfterSec: 60 });
    expect(await ask()).toMatchObject({ kind: "busy", requests: 1 });
  });

  test("no answer at all ends with the deadline, and counts as if it had cost the most it can", async () => {
    fake.next({ kind: "hangs" });
    expect(await ask(0.3)).toMatchObject({ kind: "slow", requests: 1 });
    const row = await lastCall();
    expect(row).toMatchObject({ outcome: "slow", costUsd: null });
    expect(row.heldUsd).toBeGreaterThan(0);
  });

  test.each([
    { status: 400, outcome: "rejected" },
    { status: 401, outcome: "rejected" },
    { status: 404, outcome: "rejected" },
  ])("$status is not tried again", async ({ status, outcome }) => {
    fake.next({ kind: "error", status });
    expect(await ask()).toMatchObject({ kind: outcome, requests: 1 });
  });

  test.each([
    { name: "cut off", answer: { kind: "says", text: "half an ans", stop: "max_tokens" }, outcome: "cut" },
    { name: "refused", answer: { kind: "says", text: "", stop: "refusal" }, outcome: "refused" },
    { name: "no message", answer: { kind: "garbage", body: "<html>" }, outcome: "down" },
  ] as const)("an answer that is $name is none", async ({ answer, outcome }) => {
    fake.next(answer);
    expect(await ask()).toMatchObject({ kind: outcome });
    expect(await lastCall()).toMatchObject({ outcome });
  });

  test("a connection that breaks in the middle of a stream is down", async () => {
    fake.next({ kind: "breaks" });
    const how = { deadline: deadlineIn(5), onText: () => {} };
    expect(await callModel(await testModel(database, fake), ASKER, QUESTION, how)).toMatchObject({ kind: "down" });
  });

  test("a service that is not there is down", async () => {
    const model = await testModel(database, { url: "http://127.0.0.1:9" });
    expect(await callModel(model, ASKER, QUESTION, { deadline: deadlineIn(3) })).toMatchObject({ kind: "down" });
  });
});

describe("budgets", () => {
  const held = (heldUsd: number, athlete?: { id: number; day: string }) => ({
    purpose: "log" as const,
    promptVersion: "log-v1",
    model: "claude-haiku-5-5",
    day: "2025-01-01",
    athlete,
    heldUsd,
  });

  test("of many calls at once by several workers no more go ahead than there is money for", async () => {
    const workers = Array.from({ length: 3 }, () =>
      connect({ url: database.url, max: 4, applicationName: "spotter worker", onError: () => {} }),
    );
    const calls = Array.from({ length: 30 }, (_, index) =>
      reserveCall(workers[index % 3]!.db, held(0.1), { dailyUsd: 0.55, athleteDailyUsd: 1 }),
    );
    const results = await Promise.all(calls);
    expect(results.filter((result) => typeof result === "number")).toHaveLength(5);
    expect(results.filter((result) => result === "installation")).toHaveLength(25);
    for (const worker of workers) await worker.close();
  });

  test("an athlete's own is counted by their own days", async () => {
    const budgets = { dailyUsd: 10, athleteDailyUsd: 0.15 };
    const on = (day: string) => reserveCall(database.db, held(0.1, { id: athleteId, day }), budgets);
    expect(await on("2025-02-01")).toBeTypeOf("number");
    expect(await on("2025-02-01")).toBe("athlete");
    expect(await on("2025-02-02")).toBeTypeOf("number");
    expect(await modelUseOf(database.db, { athleteId, day: "2025-02-01" })).toEqual({
      calls: 1,
      failed: 0,
      unpriced: 1,
    });
  });

  test("used up, nothing is sent", async () => {
    const model = await testModel(database, fake, { dailyUsd: 0 });
    const before = fake.requests;
    const asked = await callModel(model, ASKER, QUESTION, { deadline: deadlineIn(5) });
    expect(asked).toEqual({ kind: "over-budget", of: "installation" });
    expect(fake.requests).toBe(before);
  });

  test("do not bind a model of one's own, whose cost is unknown and not nothing", async () => {
    fake.next({ kind: "says", text: "hi" });
    const model = await testModel(database, fake, { dailyUsd: 0, name: "qwen3:8b", own: true });
    expect(await callModel(model, ASKER, QUESTION, { deadline: deadlineIn(5) })).toMatchObject({ kind: "answered" });
    const row = await lastCall();
    expect(row).toMatchObject({ model: "qwen3:8b", costUsd: null, heldUsd: 0 });
    expect(row.inputTokens).toBeGreaterThan(0);
    const [, ...rest] = await modelCosts(database.db, row.day);
    expect(rest.find(({ model: name }) => name === "qwen3:8b")).toMatchObject({ calls: 1, unpriced: 1 });
  });
});
