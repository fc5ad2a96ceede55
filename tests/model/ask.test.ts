/** Questions that no rule reads, answered by a model from the same tools: what it may ask, and what of its words stands. */
import { athlete, inbox, outbox } from "@spotter/db/schema/chat";
import { modelCall } from "@spotter/db/schema/model";
import { workoutSource } from "@spotter/db/schema/training";
import { desc, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { FakeAnswer } from "../fakes/claude/fake-claude.ts";
import type { ClaudeRequest } from "../fakes/claude/request.ts";
import { event, message, wordsOf } from "../support/messages.ts";
import { fileWorkerWithModel, testModel } from "../support/model.ts";
import { testWorker } from "../support/worker.ts";

const { database, fake, worker } = await fileWorkerWithModel({ timeoutSec: 3 });

beforeAll(async () => {
  for (const log of [
    "2026-03-10: bench 80x5",
    "2026-10-10: squat 140x5, note: left knee twinge",
    "2026-11-12: squat 150x5",
    "2026-11-18: bench 100 3x5 @8",
    "slept 7h30",
  ])
    await worker.hear(message(log, { sender: "ann" }));
  await worker.hear(message("squat 222x3, note: right hip stabbing pain", { sender: "ben" }));
});
beforeEach(async () => {
  fake.left();
  fake.otherwise(() => ({ kind: "error", status: 500 }));
  await database.db.delete(modelCall);
});
afterAll(() => {
  expect(fake.refused).toEqual([]);
});

const QUESTION = "compare my bench now with March";
const asks = (...tools: { name: string; input: Record<string, unknown> }[]): FakeAnswer => ({ kind: "says", tools });
const says = (text: string): FakeAnswer => ({ kind: "says", text });
const ask = (question = QUESTION, about: object = {}) =>
  worker.hear(message(`/ask ${question}`, { sender: "ann", ...about }));
const press = async (action: string, sender = "ann") =>
  wordsOf(await worker.hear(event({ kind: "press", action, press: "p" }, { sender })));
const PROGRESS = { name: "progress", input: { exerciseId: "bench-press", from: "2026-03-01" } };

test("the model asks tools, several at once, and what it says of them is the answer", async () => {
  fake.next(
    asks(PROGRESS, { name: "last", input: { exerciseId: "bench-press" } }),
    says("Your bench e1RM is 123.5 kg on 18 Nov, 32 % up from 93.5 kg on 10 Mar."),
  );
  const [answer] = await ask();
  expect(wordsOf([answer!])).toBe("Your bench e1RM is 123.5 kg on 18 Nov, 32 % up from 93.5 kg on 10 Mar.");
  expect(answer!.buttons!.flat().map(({ label }) => label)).toEqual(["Why", "Chart"]);
  expect(answer!.data).toMatchObject({ answered: true, by: { prompt: "ask-v1" }, struck: [] });
  const [first, second] = fake.taken.slice(-2) as [ClaudeRequest, ClaudeRequest];
  expect(JSON.stringify(first.system)).toContain("cache_control");
  expect(JSON.stringify(first.tools)).not.toMatch(/athlete_?id|user|person|sql/i);
  expect(second.messages).toHaveLength(3);
  expect(JSON.stringify(second.messages[2])).toContain("2026-11-18 Bench Press: e1RM 123.5 kg, best set 100 kg, × 5");
});

test("Why tells what was asked, with the rows and the formula; nobody else can press it", async () => {
  fake.next(asks(PROGRESS), says("It is 123.5 kg on 18 Nov."));
  const [answer] = await ask();
  const why = answer!.buttons!.flat().find(({ label }) => label === "Why")!;
  expect(await press(why.action, "ben")).not.toContain("2026");
  const before = fake.requests;
  const explained = await press(why.action);
  for (const words of ["progress: Bench Press, from 2026-03-01", "2026-03-10 80 kg × 5 93.5 kg", "Epley 1985"])
    expect(explained).toContain(words);
  expect(fake.requests).toBe(before);
});

test("Why can be asked for with the question", async () => {
  fake.next(asks(PROGRESS), says("It is 123.5 kg on 18 Nov."));
  const words = wordsOf(await ask(`why: ${QUESTION}`));
  expect(words).toContain("It is 123.5 kg on 18 Nov.\nAsked of your log:");
});

test("a sentence that no tool's result holds is left out, and said to be", async () => {
  fake.next(
    asks(PROGRESS),
    says("It is 123.5 kg on 18 Nov. You benched 140 kg in March. I've added 5 kg to your plan."),
  );
  const words = wordsOf(await ask());
  expect(words).toBe("It is 123.5 kg on 18 Nov.\nI left out 2 sentences I couldn't back with your log.");
});

test("where nothing of it stands, the tools' own answers are told", async () => {
  fake.next(asks(PROGRESS), says("You benched 140 kg in March."));
  const words = wordsOf(await ask());
  expect(words).toContain("I couldn't back with your log. What your log says:");
  expect(words).toContain("Bench Press: e1RM 123.5 kg on Wed 18 Nov");
});

test("somebody who writes for the first time is answered from their own log, which is empty", async () => {
  fake.next(asks(PROGRESS), says("Your log holds no bench yet."));
  const words = wordsOf(await ask(QUESTION, { sender: "zoe" }));
  expect(words).toContain("Your log holds no bench yet.");
});

describe("an answer that takes a while", () => {
  const sentences = "It is 123.5 kg on 18 Nov. It was 93.5 kg on 10 Mar. You benched 140 kg in March. Up 32 %.";

  test("is told while it is written, as far as it stands, and takes the place of what was told", async () => {
    const patient = testWorker(database, { model: await testModel(database, fake, { timeoutSec: 8 }) });
    fake.next(asks(PROGRESS), { kind: "dictates", text: sentences, pauseMs: 200 });
    const told = await patient.hear(message(`/ask ${QUESTION}`, { sender: "ann" }));
    expect(wordsOf(told)).not.toContain("140");
    expect(wordsOf([told[0]!])).toMatch(/^It is 123.5 kg on 18 Nov\..* …$/);
    expect(wordsOf([told.at(-1)!])).toContain("It was 93.5 kg on 10 Mar. Up 32 %.\nI left out one sentence");
    const rows = await database.db.select().from(outbox).orderBy(desc(outbox.id)).limit(told.length);
    const [first, ...later] = rows.reverse();
    expect(first?.replacesId).toBeNull();
    for (const { replacesId } of later) expect(replacesId).toBe(first?.id);
  });

  test("is told as far as it came, where it is broken off", async () => {
    const hasty = testWorker(database, { model: await testModel(database, fake, { timeoutSec: 1 }) });
    fake.next(asks(PROGRESS), { kind: "dictates", text: sentences, pauseMs: 20, hangs: true });
    const words = wordsOf(await hasty.hear(message(`/ask ${QUESTION}`, { sender: "ann" })));
    expect(words).toContain("It was 93.5 kg on 10 Mar.");
    expect(words).toContain("was to say more, but it did not answer in time");
    expect(words).not.toContain("140");
  });

  test("in a terminal, where no line is taken back, is told once", async () => {
    const patient = testWorker(database, { model: await testModel(database, fake, { timeoutSec: 8 }) });
    fake.next(asks(PROGRESS), { kind: "dictates", text: sentences, pauseMs: 200 });
    const told = await patient.hear({ ...message(`/ask ${QUESTION}`, { sender: "ann" }), platform: "terminal" });
    expect(told.filter((reply) => / …$/.test(wordsOf([reply])))).toEqual([]);
  });

  test("on a server of one's own is said to take long", async () => {
    const own = await testModel(database, fake, { timeoutSec: 30, own: true });
    const patient = testWorker(database, { model: own });
    fake.next(asks(PROGRESS), { kind: "late", ms: 4_500, answer: says("It is 123.5 kg on 18 Nov.") });
    const told = await patient.hear(message(`/ask ${QUESTION}`, { sender: "ann" }));
    expect(told.map((reply) => wordsOf([reply]))).toEqual([
      "Still at it: your language model takes its time. The answer will stand here.",
      "It is 123.5 kg on 18 Nov.",
    ]);
  });
});

test("an answer that could not be stored is not paid for twice", async () => {
  const flaky = testWorker(database, { model: await testModel(database, fake, { timeoutSec: 3 }) });
  fake.next(asks(PROGRESS), says("It is 123.5 kg on 18 Nov."));
  await database.db.execute(sql`alter table question rename to question_away`);
  const heard = flaky.hear(message(`/ask ${QUESTION}`, { sender: "ann", messageId: "twice" }));
  await expect(heard).rejects.toThrow("left open");
  await database.db.execute(sql`alter table question_away rename to question`);
  await database.db.execute(sql`update inbox set due_at = now() where status <> 'done'`);
  const before = fake.requests;
  const [open] = await database.db.select({ chatId: inbox.chatId }).from(inbox).orderBy(desc(inbox.id)).limit(1);
  await flaky.work(open!.chatId);
  const [last] = await database.db.select({ reply: outbox.reply }).from(outbox).orderBy(desc(outbox.id)).limit(1);
  expect(wordsOf([last!.reply])).toBe("It is 123.5 kg on 18 Nov.");
  expect(fake.requests).toBe(before);
});

test("what no tool stands behind is not told at all", async () => {
  fake.next(says("The sky is blue because of Rayleigh scattering."));
  const words = wordsOf(await ask("why is the sky blue"));
  expect(words).not.toContain("Rayleigh");
  expect(words).toContain("I answer from your log");
});

test("the prompt knows the athlete's own exercises by name, and the day", async () => {
  await worker.hear(message("/exercise add zercher squat", { sender: "ann" }));
  fake.next(says("?"));
  await ask("what of zercher squat and the rest of it?");
  const told = JSON.stringify(fake.taken.at(-1)!.messages);
  expect(told).toContain("Today is 2026-11-21, a Saturday");
  expect(told).toContain("bench-press: Bench Press");
});

describe("it is not asked", () => {
  test.each([
    { what: "about what rules read", question: "how is my squat progressing?", about: {} },
    { what: "about others", question: "what is Ben's best squat and why?", about: {} },
    { what: "in a group", question: QUESTION, about: { chat: "crew", kind: "group" as const } },
  ])("$what", async ({ question, about }) => {
    const before = fake.requests;
    expect(wordsOf(await ask(question, about))).not.toBe("");
    expect(fake.requests).toBe(before);
  });
});

describe("when the model has trouble, an honest answer comes all the same", () => {
  const trouble = async (...answers: FakeAnswer[]) => {
    fake.next(...answers);
    // Short, since some never answer; long enough for a turn on a busy machine.
    const hasty = testWorker(database, { model: await testModel(database, fake, { timeoutSec: 1.5 }) });
    const began = performance.now();
    const words = wordsOf(await hasty.hear(message(`/ask ${QUESTION}`, { sender: "ann" })));
    expect(performance.now() - began).toBeLessThan(10_000);
    return words;
  };

  test.each([
    { what: "down", answer: { kind: "error", status: 401 }, says: "it cannot be reached" },
    { what: "busy", answer: { kind: "error", status: 529, retryAfterSec: 60 }, says: "it is too busy just now" },
    { what: "silent", answer: { kind: "hangs" }, says: "it did not answer in time" },
    { what: "broken", answer: { kind: "garbage", body: "<html>" }, says: "it cannot be reached" },
    { what: "refusing", answer: { kind: "says", text: "", stop: "refusal" }, says: "no answer I could use" },
    { what: "cut", answer: { kind: "says", text: "Your", stop: "max_tokens" }, says: "no answer I could use" },
    { what: "without words", answer: { kind: "says" }, says: "no answer I could use" },
  ] as const)("$what", async ({ answer, says: words }) => {
    expect(await trouble(answer)).toContain(words);
  });

  test.each([
    { what: "hangs", answer: { kind: "hangs" } },
    { what: "is down", answer: { kind: "error", status: 404 } },
  ] as const)("it $what after its tools were used: they answer themselves", async ({ answer }) => {
    const words = await trouble(asks(PROGRESS), answer);
    expect(words).toContain("What your log says:");
    expect(words).toContain("Bench Press: e1RM 123.5 kg");
  });

  test("it never stops asking: four requests and eight tools are the most", async () => {
    fake.otherwise(() => asks(...Array.from({ length: 5 }, () => PROGRESS)));
    const before = fake.requests;
    const words = wordsOf(await ask());
    expect(fake.requests - before).toBe(4);
    expect(fake.taken.at(-1)!.tool_choice).toEqual({ type: "none" });
    expect(JSON.stringify(fake.taken.at(-1)!.messages).match(/No more tools/g)).toHaveLength(7);
    expect(words).toContain("Bench Press: e1RM 123.5 kg");
  });

  test("its budget is used up", async () => {
    const poor = testWorker(database, { model: await testModel(database, fake, { athleteDailyUsd: 0 }) });
    const before = fake.requests;
    const words = wordsOf(await poor.hear(message(`/ask ${QUESTION}`, { sender: "ann" })));
    expect(words).toContain("its budget for today is used up");
    expect(fake.requests).toBe(before);
  });

  test("it writes without end", async () => {
    const words = await trouble(asks(PROGRESS), says("You are doing well and well and well. ".repeat(20_000)));
    expect(words.length).toBeLessThan(2_500);
  });
});

test.each([
  { name: "delete_all", input: {} },
  { name: "sql", input: { query: "select * from athlete" } },
  { name: "constructor", input: {} },
  { name: "progress", input: { exerciseId: "back-squat", athleteId: 2 } },
  { name: "progress", input: { exerciseId: "ben's squat" } },
  { name: "last", input: { exerciseId: "'; drop table athlete; --" } },
  { name: "howOften", input: { days: 1e9 } },
  { name: "weeks", input: { from: "2026-02-31" } },
  { name: "notes", input: { word: ["a", "b"] } },
  { name: "best", input: {} },
])("$name with $input is refused as the tool's error, and the model goes on", async (wrong) => {
  fake.next(asks(wrong, PROGRESS), says("It is 123.5 kg on 18 Nov."));
  const [answer] = await ask();
  expect(wordsOf([answer!])).toBe("It is 123.5 kg on 18 Nov.");
  const results = fake.taken.at(-1)!.messages.at(-1)!.content;
  expect(results).toMatchObject([{ is_error: true }, { type: "tool_result" }]);
  expect(answer!.data).toMatchObject({ calls: [{ tool: "progress" }] });
});

test("every tool can be used as it is declared", async () => {
  const range = { from: "2026-01-01", to: "2026-11-21" };
  const inputs = {
    progress: PROGRESS.input,
    last: { exerciseId: "bench-press" },
    lastSport: { sport: "run" },
    lastPain: { bodyPart: "knee", side: "left" },
    best: { exerciseId: "back-squat" },
    week: { which: "this" },
    load: {},
    readiness: {},
    howOften: { days: 90 },
    weeks: range,
    sessions: range,
    notes: { kind: "pain" },
    plan: range,
    wellness: { ...range, metric: "sleep" },
  };
  const all = Object.entries(inputs).map(([name, input]) => ({ name, input }));
  fake.next(asks(...all.slice(0, 7)), says("."));
  await ask();
  expect(fake.taken.at(-1)!.tools!.map(({ name }) => name)).toEqual(Object.keys(inputs));
  fake.next(asks(...all.slice(7)), says("."));
  await ask();
  for (const { messages } of [fake.taken.at(-1)!, fake.taken.at(-3)!])
    expect(JSON.stringify(messages.at(-1))).not.toMatch(/is_error/);
  const words = JSON.stringify(fake.taken.at(-1)!.messages.at(-1));
  for (const fact of [
    "the heaviest week began 2026-11-16",
    "2026-10-10 Back Squat: 140 kg × 5",
    "left knee twinge",
    "Sleep 7 h 30 min",
  ])
    expect(words).toContain(fact);
});

test("what comes from a source that forbids it is kept from the model, and told to the athlete without it", async () => {
  const [ann] = await database.db.select({ id: athlete.id }).from(athlete).where(eq(athlete.name, "ann"));
  await worker.hear(message("2026-11-19: run 9.87k 51:11", { sender: "ann" }));
  await database.db.update(workoutSource).set({ source: "strava" }).where(eq(workoutSource.athleteId, ann!.id));
  fake.next(
    asks({ name: "lastSport", input: { sport: "run" } }, { name: "best", input: { exerciseId: "back-squat" } }),
    says("."),
  );
  await ask("what would you make of my running?");
  const told = JSON.stringify(fake.taken.at(-1));
  expect(told).toContain("its source allows no use by a model");
  expect(told).not.toMatch(/9\.87|51:11/);
  expect(wordsOf(await ask("when was my last run"))).toContain("9.87 km");
  await database.db.delete(workoutSource).where(eq(workoutSource.athleteId, ann!.id));
});
