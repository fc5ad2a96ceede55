/** Notes told before a version of the note reader came are read by it once, in the background. */
import { setTimeout as after, setImmediate as breathe } from "node:timers/promises";
import { connect } from "@spotter/db/connect";
import { athlete, inbox } from "@spotter/db/schema/chat";
import {
  exerciseSet,
  noteReading,
  observation,
  observationSet,
  workout,
  workoutSource,
} from "@spotter/db/schema/training";
import { NOTE_READER } from "@spotter/worker/note/observe";
import { rereadNotes } from "@spotter/worker/note/reread-notes";
import { startWorker } from "@spotter/worker/worker";
import { asc, eq, sql } from "drizzle-orm";
import { pino } from "pino";
import { afterAll, beforeEach, expect, test } from "vitest";
import { freshDatabase, type TestDatabase } from "../support/database.ts";
import { message } from "../support/messages.ts";
import { NO_QUEUES, type TestWorker, testWorker } from "../support/worker.ts";

const databases: TestDatabase[] = [];
let database: TestDatabase;
let worker: TestWorker;

beforeEach(async () => {
  database = await freshDatabase();
  databases.push(database);
  worker = testWorker(database);
});
afterAll(async () => {
  for (const one of databases) await one.close();
});

const say = (words: string, about: Parameters<typeof message>[1] = {}) => worker.hear(message(words, about));
const log = pino({ level: "silent" });
const reread = () => rereadNotes({ db: database.db, log });

async function untilDone() {
  for (let turn = 0; await reread(); turn++) {
    expect(turn).toBeLessThan(50);
    await breathe();
  }
}

/** Observations with the sets they hold for, whatever their ids. */
async function observed() {
  const rows = await database.db.select().from(observation).orderBy(asc(observation.originId), asc(observation.id));
  const links = await database.db.select().from(observationSet).orderBy(asc(observationSet.setId));
  return rows.map(({ id, ...row }) => ({
    ...row,
    sets: links.filter(({ observationId }) => observationId === id).map(({ setId }) => setId),
  }));
}

async function aYear() {
  await say("bench 100 8,7,6, note: set 2 was a grind, left knee twinge");
  await say("squat 140 3x5, note: last set felt heavy\ndeadlift 180x3, note: took 4 min between sets");
  await say("/note 2nd set felt off. Slept badly", { sentAt: "2026-11-21T17:35:00Z" });
  await say("run 10k 52:30, calves tight");
  await say("yesterday: note: right shoulder sore");
  await say("squat 100x5, note: flew up", { sender: "ben" });
  await say("bench 80x5", { sender: "ben" });
}

test("what no reader had read becomes what it would be today, and again changes nothing", async () => {
  await aYear();
  const today = await observed();
  expect(today.length).toBeGreaterThan(8);
  await database.db.delete(observation);
  await untilDone();
  expect(await observed()).toEqual(today);
  await database.db.delete(noteReading);
  await untilDone();
  expect(await observed()).toEqual(today);
});

test("what an older reader had read is replaced, what a model had read stays unless the reader reads it now", async () => {
  await say("/note slept badly. it was like dragging an anchor along some riverbed");
  const [sleep] = await database.db.select().from(observation);
  await database.db.update(observation).set({ reader: "note-reader-0", feel: 1 });
  const { id: _, ...row } = sleep!;
  const model = { ...row, reader: "notes-v2", promptVersion: "notes-v2", model: "some-model" };
  await database.db.insert(observation).values([
    { ...model, kind: "effort", quote: "like dragging an anchor" },
    { ...model, kind: "mood", quote: "badly" },
  ]);
  await untilDone();
  expect((await observed()).map(({ reader, quote, feel }) => ({ reader, quote, feel }))).toEqual([
    { reader: "notes-v2", quote: "like dragging an anchor", feel: -1 },
    { reader: NOTE_READER, quote: "slept badly", feel: -1 },
  ]);
});

test("a few messages at a time; what comes meanwhile is left to those who read it as it comes", async () => {
  for (let n = 1; n <= 14; n++) await say(`/note hips tight, day ${n}`);
  await database.db.delete(observation);
  expect(await reread()).toBe(true);
  expect(await observed()).toHaveLength(10);
  await say("/note knee sore");
  await database.db.delete(observation).where(eq(observation.bodyPart, "knee"));
  await untilDone();
  expect((await observed()).map(({ bodyPart }) => bodyPart)).toEqual(Array(14).fill("hip"));
});

test("who is writing just now is not kept waiting, and comes next", async () => {
  await say("/note hips tight");
  await database.db.delete(observation);
  await database.db.transaction(async (tx) => {
    await tx.select({ id: athlete.id }).from(athlete).for("update");
    expect(await reread()).toBe(true);
    expect(await observed()).toEqual([]);
  });
  await untilDone();
  expect(await observed()).toHaveLength(1);
});

test("two workers read each note once", async () => {
  await aYear();
  const today = await observed();
  await database.db.delete(observation);
  for (let turn = 0; turn < 10; turn++) await Promise.all([reread(), reread(), reread()]);
  expect(await observed()).toEqual(today);
});

test("an import's notes are read with their own sets and workouts", async () => {
  await say("hello");
  const [by] = await database.db.select({ originId: inbox.id, athleteId: inbox.athleteId }).from(inbox);
  const about = { athleteId: by!.athleteId!, originId: by!.originId };
  const day = "2026-10-01";
  const whole = { athleteId: about.athleteId, sport: "strength" as const, day, timeZone: "UTC", note: "slept badly" };
  const [{ id: workoutId }] = (await database.db.insert(workout).values(whole).returning({ id: workout.id })) as [
    { id: number },
  ];
  await database.db.insert(workoutSource).values({ ...about, workoutId, source: "import", externalId: "x" });
  const set = { ...about, workoutId, exerciseId: "bench-press", day, performedAt: new Date(`${day}T10:00:00Z`) };
  const sets = await database.db
    .insert(exerciseSet)
    .values([1, 2, 3].map((position) => ({ ...set, position, reps: 5, note: position === 2 ? "felt heavy" : null })))
    .returning({ id: exerciseSet.id });
  await untilDone();
  expect(await observed()).toMatchObject([
    { kind: "sleep", workoutId, sets: [] },
    { kind: "effort", workoutId, exerciseId: "bench-press", sets: [sets[1]!.id] },
  ]);
});

test("nothing told, nothing to do", async () => {
  expect(await reread()).toBe(false);
});

test("a worker that ends while it reads them ends what it is at first, and has nothing to complain of", async () => {
  await aYear();
  await database.db.delete(noteReading);
  const own = connect({ url: database.url, max: 6, applicationName: "ending", onError: () => {} });
  const lines: string[] = [];
  const held = Promise.withResolvers<void>();
  const isHeld = Promise.withResolvers<void>();
  const holding = database.db.transaction(async (tx) => {
    await tx.execute(sql`lock table note_reading in access exclusive mode`);
    isHeld.resolve();
    await held.promise;
  });
  await isHeld.promise;
  const stop = startWorker(
    {
      db: own.db,
      pool: own.pool,
      queues: NO_QUEUES,
      log: pino({ level: "warn" }, { write: (line: string) => lines.push(line) }),
      defaults: { unit: "kg", timeZone: "Europe/Berlin" },
      chartTheme: "light",
    },
    1,
  );
  const isReading = async () => {
    const { rows } = await database.db.execute(
      sql`select 1 from pg_stat_activity where application_name = 'ending' and wait_event_type = 'Lock'`,
    );
    return rows.length > 0;
  };
  while (!(await isReading())) await after(20);
  const stopped = stop().then(() => own.close());
  await after(50);
  held.resolve();
  await Promise.all([holding, stopped]);
  await after(50);
  expect(lines).toEqual([]);
});
