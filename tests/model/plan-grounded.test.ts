/** A model's answers for a plan, from `/plan` to the database: nothing is stored that the athlete did not say. */
import type { PlanAnswer } from "@spotter/core/model/plan-answer";
import { athlete } from "@spotter/db/schema/chat";
import { plan, plannedItem, plannedSession } from "@spotter/db/schema/plan";
import { asc, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { json } from "../fakes/claude/fake-claude.ts";
import { message, wordsOf } from "../support/messages.ts";
import { fileWorkerWithModel } from "../support/model.ts";
import { type TestWorker, testWorker } from "../support/worker.ts";

const { database, fake, worker } = await fileWorkerWithModel({ timeoutSec: 3, athleteDailyUsd: 1 });
let people = 0;

const PLAN = `Block, 4 weeks
Mon: squat 5x5 225 lb, bench 3x8 80 kg
Wed 8 rounds of 20/10
Fri 10, 8, 6, 4 @ 60, 70, 80, 90
Sat long run 15 km`;
const ROUNDS = "Wed 8 rounds of 20/10";
const LADDER = "Fri 10, 8, 6, 4 @ 60, 70, 80, 90";

type Answered = PlanAnswer["sessions"][number];
type Figures = Partial<Record<Answered["items"][number]["figures"][number]["is"], number>>;

function item(
  what: string,
  figures: Figures,
  more: Partial<Answered["items"][number]> = {},
): Answered["items"][number] {
  // Written as such just above.
  const told = Object.entries(figures) as [keyof Figures, number][];
  return { what, figures: told.map(([is, value]) => ({ is, value })), marks: [], tempo: "", ...more };
}

function session(from: string, day: string, items: Answered["items"], more: Partial<Answered> = {}): Answered {
  return { from, week: 0, day, slot: "", sport: "strength", items, ...more };
}

const rounds = (figures: Figures, more: Partial<Answered> = {}, what = "run") =>
  session(ROUNDS, "wed", [item(what, figures)], { sport: "run", ...more });

/** Has somebody new send the plan. @returns what they heard, and what is stored of it */
async function planned(by: TestWorker, ...sessions: Answered[]) {
  const sender = `planner${people++}`;
  fake.next(json({ sessions } satisfies PlanAnswer));
  const said = wordsOf(await by.hear(message(`/plan ${PLAN}`, { sender })));
  return { said, stored: await storedFor(sender), sender };
}

function storedFor(sender: string) {
  return database.db
    .select({
      week: plannedSession.week,
      day: plannedSession.day,
      slot: plannedSession.slot,
      sport: plannedSession.sport,
      exercise: plannedItem.exerciseId,
      activity: plannedItem.activity,
      prescription: plannedItem.prescription,
    })
    .from(plannedItem)
    .innerJoin(plannedSession, eq(plannedSession.id, plannedItem.sessionId))
    .innerJoin(athlete, eq(athlete.id, plannedItem.athleteId))
    .where(eq(athlete.name, sender))
    .orderBy(asc(plannedSession.position), asc(plannedItem.position));
}

let alone: Awaited<ReturnType<typeof storedFor>>;
beforeAll(async () => {
  await testWorker(database).hear(message(`/plan ${PLAN}`, { sender: "alone" }));
  alone = await storedFor("alone");
});

test("the reader alone stores what the plan says, and pounds as kilograms", () => {
  expect(alone.map(({ exercise, activity }) => exercise ?? activity)).toEqual(["back-squat", "bench-press", "run"]);
  expect(alone[0]!.prescription).toEqual({ sets: 5, reps: 5, kg: 102.06 });
});

test.each<{ name: string; answer: Answered; not: string }>([
  { name: "rounds nobody wrote", answer: rounds({ repeat: 10 }), not: "run, repeats" },
  { name: "an invented time", answer: rounds({ repeat: 8, seconds: 1500 }), not: "run, time" },
  { name: "an invented distance", answer: rounds({ repeat: 8, meters: 400 }), not: "run, distance" },
  { name: "an invented zone", answer: rounds({ repeat: 8, zone: 5 }), not: "run, zone" },
  { name: "invented watts", answer: rounds({ repeat: 8, watts: 300 }), not: "run, power" },
  { name: "an invented rest", answer: rounds({ repeat: 8, restSeconds: 90 }), not: "run, rest" },
  { name: "an invented pace", answer: rounds({ repeat: 8, paceSecondsPerKm: 240 }), not: "run, pace" },
  { name: "an effort nobody asked for", answer: rounds({ repeat: 8, rpe: 9 }), not: "run, RPE" },
  { name: "another sport", answer: rounds({ repeat: 8 }, { sport: "swim" }, "swim"), not: "swim" },
  { name: "the plan's own run on another day", answer: rounds({ meters: 15_000 }), not: "run" },
  { name: "the day after", answer: rounds({ repeat: 8 }, { day: "thu" }), not: "run" },
  { name: "the day before", answer: rounds({ repeat: 8 }, { day: "tue" }), not: "run" },
  { name: "another day of the plan", answer: rounds({ repeat: 8 }, { day: "mon" }), not: "run" },
  { name: "no day at all", answer: rounds({ repeat: 8 }, { day: "" }), not: "run" },
  { name: "a week nobody named", answer: rounds({ repeat: 8 }, { week: 2 }), not: "run" },
  { name: "a week beyond the plan", answer: rounds({ repeat: 8 }, { week: 9 }), not: "run" },
  { name: "the evening", answer: rounds({ repeat: 8 }, { slot: "pm" }), not: "run" },
  {
    name: "an exercise of another day with its sets",
    answer: session(LADDER, "fri", [item("back-squat", { sets: 5, reps: 5 })]),
    not: "Back Squat",
  },
  {
    name: "an exercise nobody named with numbers of the piece",
    answer: session(LADDER, "fri", [item("deadlift", { reps: 10, kg: 60 })]),
    not: "Deadlift",
  },
  {
    name: "pounds as kilograms",
    answer: session("Mon: squat 5x5 225 lb, bench 3x8 80 kg", "mon", [item("back-squat", { kg: 225 })]),
    not: "Back Squat",
  },
  {
    name: "kilograms as pounds, in a piece",
    answer: session(LADDER, "fri", [item("bench-press", { kg: 36.29 })]),
    not: "Bench Press",
  },
  { name: "a piece that is not there", answer: { ...rounds({ repeat: 8 }), from: "Wed run 8 rounds" }, not: "run" },
  { name: "no piece", answer: { ...rounds({ repeat: 8 }), from: "" }, not: "run" },
  { name: "a tempo", answer: session(ROUNDS, "wed", [item("run", { repeat: 8 }, { tempo: "3-1-1-0" })]), not: "run" },
  {
    name: "each side",
    answer: session(ROUNDS, "wed", [item("run", { repeat: 8 }, { marks: ["perSide"] })]),
    not: "sides",
  },
  { name: "an amount beyond any plan", answer: rounds({ repeat: 8_000_000 }), not: "run" },
  { name: "less than nothing", answer: rounds({ repeat: -8 }), not: "run" },
])("$name is not stored, but named, and its piece asked back", async ({ answer, not }) => {
  const { said, stored } = await planned(worker, answer);
  expect(stored).toEqual(alone);
  expect(said).toContain("Not in your words, so not in the plan: ");
  expect(said).toContain(not);
  expect(said).toMatch(/\d things are open:/);
  expect(said).toContain(`“${ROUNDS}”`);
  expect(said).toContain(`“${LADDER}”`);
});

test("what the piece says to the last number is placed, beside an invented one, and the plan names who read it", async () => {
  const { said, stored, sender } = await planned(
    worker,
    rounds({ repeat: 8 }),
    session(LADDER, "fri", [item("dip", { reps: 10 })]),
  );
  const placed = stored.filter(({ day }) => day === "wed");
  expect(placed).toEqual([
    { week: null, day: "wed", slot: null, sport: "run", exercise: null, activity: "run", prescription: { repeat: 8 } },
  ]);
  expect(stored.filter(({ day }) => day !== "wed")).toEqual(alone);
  expect(said).toContain("Part of this was read by a language model: please check it.");
  expect(said).toContain("Not in your words, so not in the plan: Dip");
  expect(said).toContain(`“${LADDER}”`);
  expect(said).not.toContain(`“${ROUNDS}”`);
  const [row] = await database.db
    .select({ reader: plan.reader, model: plan.model, prompt: plan.promptVersion })
    .from(plan)
    .innerJoin(athlete, eq(athlete.id, plan.athleteId))
    .where(eq(athlete.name, sender));
  expect(row).toEqual({ reader: "plan-reader-2", model: "claude-haiku-5-5", prompt: "plan-v1" });
  await worker.hear(message("/plan start monday", { sender }));
  const shown = wordsOf(await worker.hear(message("/plan show", { sender })));
  expect(shown).toContain("Read in part by a language model (claude-haiku-5-5, plan-v1).");
  await testWorker(database).hear(message("/plan start monday", { sender: "alone" }));
  expect(wordsOf(await worker.hear(message("/plan show", { sender: "alone" })))).not.toContain("language model");
});
