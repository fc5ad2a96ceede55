/** Notes that the reader read in part are completed by the model: held against the words, asked and paid for once. */
import type { Reply } from "@spotter/core/chat/reply";
import type { NoteAnswer } from "@spotter/core/model/note-answer";
import { modelCall } from "@spotter/db/schema/model";
import { exerciseSet, observation, observationSet } from "@spotter/db/schema/training";
import { asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type FakeAnswer, json } from "../fakes/claude/fake-claude.ts";
import { event, message, wordsOf } from "../support/messages.ts";
import { fileWorkerWithModel, testModel } from "../support/model.ts";
import { testWorker } from "../support/worker.ts";

const { database, fake, worker } = await fileWorkerWithModel({ timeoutSec: 3, athleteDailyUsd: 1 });

beforeEach(async () => {
  await database.db.delete(observation);
});

afterEach(() => {
  expect(fake.left()).toBe(0);
  expect(fake.refused).toEqual([]);
});

type Told = NoteAnswer["observations"][number];

const told = (given: Partial<Told>): Told => ({
  kind: "effort",
  quote: "",
  set: "",
  rep: "",
  exercise: "",
  bodyPart: "",
  side: "",
  figures: [],
  ...given,
});
const answer = (...observations: Told[]): FakeAnswer => json({ observations });

let people = 0;
const somebody = () => ({ sender: `noter${++people}` });
const hear = (words: string, about: Parameters<typeof message>[1] = somebody()): Promise<Reply[]> =>
  worker.hear(message(words, about));
const observed = () => database.db.select().from(observation).orderBy(asc(observation.id));

/** Of it the reader reads the sleep. */
const NOTE = "slept badly. it was like dragging an anchor along some riverbed";
const ANCHOR = told({ quote: "like dragging an anchor", figures: [{ is: "feel", value: -1 }] });

describe("what the reader leaves of a note", () => {
  test("is completed by the model, never changed, and names its prompt and model", async () => {
    const worse = told({ kind: "mood", quote: "slept badly", figures: [{ is: "feel", value: 1 }] });
    fake.next(answer(ANCHOR, worse));
    const said = wordsOf(await hear(`/note ${NOTE}`));
    expect(said).toContain("Read by a language model: effort “like dragging an anchor”");
    expect(await observed()).toMatchObject([
      { kind: "sleep", quote: "slept badly", feel: -1, reader: "note-reader-2", promptVersion: null, model: null },
      { kind: "effort", feel: -1, reader: "notes-v2", promptVersion: "notes-v2", model: "claude-haiku-5-5" },
    ]);
    const request = JSON.stringify(fake.taken.at(-1)!.messages);
    expect(request).toContain("dragging an anchor");
    expect(request).not.toContain(`noter${people}`);
  });

  test("beside a log becomes effort of the set it stands with", async () => {
    fake.next(answer({ ...ANCHOR, set: "2" }));
    await hear("deadlift 180 3,2,1, note: set 2 was like dragging an anchor along some riverbed");
    const rows = await database.db
      .select({ reps: exerciseSet.reps, exercise: observation.exerciseId })
      .from(observation)
      .innerJoin(observationSet, eq(observationSet.observationId, observation.id))
      .innerJoin(exerciseSet, eq(exerciseSet.id, observationSet.setId));
    expect(rows).toEqual([{ reps: 2, exercise: "deadlift" }]);
  });

  test("of several entries is asked about at once", async () => {
    const before = fake.requests;
    const bus = told({ kind: "fatigue", quote: "parking a bus inside a cupboard", figures: [] });
    fake.next(answer(ANCHOR, bus));
    await hear(
      "deadlift 180x3, note: like dragging an anchor along some riverbed\nbench 100x5, note: each repetition resembled parking a bus inside a cupboard",
    );
    expect(fake.requests - before).toBe(1);
    expect(await observed()).toMatchObject([
      { kind: "effort", exerciseId: "deadlift" },
      { kind: "fatigue", exerciseId: "bench-press" },
    ]);
  });

  test("of an edited note replaces what the first was read to say", async () => {
    const about = { ...somebody(), messageId: "edited" };
    fake.next(answer(ANCHOR));
    await hear(`/note ${NOTE}`, about);
    expect(await observed()).toHaveLength(2);
    const bus = "each repetition resembled parking a bus inside a cupboard";
    fake.next(answer(told({ kind: "fatigue", quote: bus })));
    await worker.hear(event({ kind: "edit", text: `/note ${bus}` }, { ...about, revision: 1 }));
    expect(await observed()).toMatchObject([{ kind: "fatigue", quote: bus, reader: "notes-v2" }]);
    await worker.hear(event({ kind: "edit", text: "/note slept badly" }, { ...about, revision: 2 }));
    expect(await observed()).toMatchObject([{ kind: "sleep", reader: "note-reader-2" }]);
    await worker.hear(message("/undo", { sender: about.sender }));
    expect(await observed()).toEqual([]);
  });

  test("that the words do not say is not stored", async () => {
    fake.next(
      answer(
        told({ kind: "pain", quote: "left knee pain", bodyPart: "knee", figures: [{ is: "severity", value: 8 }] }),
        { ...ANCHOR, set: "7", rep: "9", exercise: "back-squat" },
        told({ kind: "rest", quote: "along some riverbed", figures: [{ is: "seconds", value: 300 }] }),
      ),
    );
    await hear(`/note ${NOTE}`);
    const [sleep, effort, ...others] = await observed();
    expect(others).toEqual([]);
    expect(sleep).toMatchObject({ kind: "sleep" });
    expect(effort).toMatchObject({ kind: "effort", set: null, rep: null, exerciseId: null, seconds: null });
  });
});

describe("nobody is asked", () => {
  test.each([
    { because: "the reader read it all", words: "/note left knee twinge 4/10, slept badly" },
    { because: "little is left", words: "bench 100x5, note: with Tom after work, last rep slow" },
    { because: "there is no note", words: "squat 140 3x5 @8" },
  ])("where $because", async ({ words }) => {
    const before = fake.requests;
    await hear(words);
    expect(fake.requests).toBe(before);
  });

  test("in groups", async () => {
    const before = fake.requests;
    await hear(`/note ${NOTE}`, { ...somebody(), chat: "crew", kind: "group" });
    expect(fake.requests).toBe(before);
    expect(await observed()).toHaveLength(1);
  });

  test("about a message that only repeats another", async () => {
    const about = somebody();
    fake.next(answer(ANCHOR));
    const words = "deadlift 180x3, note: like dragging an anchor along some riverbed";
    await hear(words, about);
    const before = fake.requests;
    const [asked] = await hear(words, about);
    expect(fake.requests).toBe(before);
    fake.next(answer(ANCHOR));
    const again = asked!.buttons!.flat().find(({ label }) => !/no|leave/i.test(label))!;
    await worker.hear(event({ kind: "press", action: again.action, press: "again" }, about));
    expect(await observed()).toHaveLength(2);
  });
});

test("a set that had to be asked about is logged with what the model read of its note, paid for once", async () => {
  const about = somebody();
  for (const day of ["2026-11-10", "2026-11-12"]) await hear(`${day}: bench 100 3x5`, about);
  const before = fake.requests;
  fake.next(answer(ANCHOR));
  const [asked] = await hear("bench 1000x5, note: like dragging an anchor along some riverbed", about);
  expect(await observed()).toEqual([]);
  const log = asked!.buttons!.flat()[0]!;
  await worker.hear(event({ kind: "press", action: log.action, press: "log" }, about));
  expect(await observed()).toMatchObject([{ kind: "effort", reader: "notes-v2", exerciseId: "bench-press" }]);
  expect(fake.requests - before).toBe(1);
});

describe("without an answer the reader's stands, with a word", () => {
  const trouble: { name: string; answer: FakeAnswer; says: RegExp }[] = [
    { name: "slow", answer: { kind: "hangs" }, says: /did not answer in time\. Your note is kept/ },
    { name: "broken", answer: { kind: "error", status: 400 }, says: /cannot be reached/ },
    { name: "malformed", answer: { kind: "says", text: '{"observations": [{"kind"' }, says: /no answer I could use/ },
    { name: "of another shape", answer: json({ observations: [{ kind: "settings" }] }), says: /no answer I could use/ },
  ];
  test.each(trouble)("$name", async ({ answer, says }) => {
    fake.next(answer);
    expect(wordsOf(await hear(`/note ${NOTE}`))).toMatch(says);
    expect(await observed()).toMatchObject([{ kind: "sleep", reader: "note-reader-2" }]);
  });

  test("out of budget", async () => {
    const poor = testWorker(database, { model: await testModel(database, fake, { athleteDailyUsd: 0 }) });
    expect(wordsOf(await poor.hear(message(`/note ${NOTE}`, somebody())))).toContain("budget for today is used up");
    expect(await observed()).toHaveLength(1);
  });

  test("and is said once for a message of which neither log nor note could be asked about", async () => {
    const words =
      "hit a heavy triple at 100 on the bench then backed off to 90 for a set of five, each repetition resembled parking a bus inside a cupboard";
    const before = fake.requests;
    fake.next({ kind: "error", status: 400 });
    const said = wordsOf(await hear(words));
    expect(said.match(/cannot be reached/g)).toHaveLength(1);
    expect(fake.requests - before).toBe(1);
  });
});

test("log and note of one message share the time an athlete waits", async () => {
  const words =
    "105 kilos moved four times, that was the bench today after starting with the empty bar. each repetition resembled parking a bus inside a cupboard";
  const bench = {
    type: "sets",
    what: "bench-press",
    day: "",
    sets: [
      {
        figures: [
          { is: "kg", value: 105 },
          { is: "reps", value: 4 },
        ],
        marks: [],
        tempo: "",
      },
    ],
    figures: [],
    note: "each repetition resembled parking a bus inside a cupboard",
    bodyPart: "",
  };
  await database.db.delete(modelCall);
  fake.next({ kind: "late", ms: 1500, answer: json({ entries: [bench] }) }, { kind: "hangs" });
  const said = wordsOf(await hear(words));
  expect(said).toContain("Bench Press 105 kg");
  expect(said).toContain("did not answer in time");
  const calls = await database.db.select().from(modelCall).orderBy(asc(modelCall.id));
  expect(calls.map(({ purpose }) => purpose)).toEqual(["log", "notes"]);
  // Of three seconds the first left about a half of its own.
  expect(calls[1]?.latencyMs).toBeLessThan(2500);
});
