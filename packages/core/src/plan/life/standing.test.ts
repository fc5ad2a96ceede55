import { expect, test } from "vitest";
import { readPlan } from "../read.ts";
import { adherence, adherencePercent } from "./adherence.ts";
import { assign, type DoneWorkout, fitness } from "./assign.ts";
import { beginInOrder, beginOn, draftOf } from "./begin.ts";
import { comingDay } from "./coming-day.ts";
import type { LivePlan } from "./live-plan.ts";
import { planCall } from "./plan-call.ts";
import { plannedExercises, progressOf, tally } from "./progress.ts";
import { counted, standings } from "./standing.ts";

const draft = (text: string): LivePlan => ({ id: 1, ...draftOf(readPlan(text, { unit: "kg" }), "Plan") });
const dated = (text: string, start = "2026-11-23") => beginOn(draft(text), start) as LivePlan;
const lifted = (
  id: number,
  day: string,
  sets: Record<string, number>,
  more: Partial<DoneWorkout> = {},
): DoneWorkout => ({
  id,
  day,
  sport: "strength",
  sets: Object.entries(sets).map(([exercise, count]) => ({ exercise, sets: count })),
  ...more,
});
const ran = (id: number, day: string, distanceM: number, hour?: number): DoneWorkout => ({
  id,
  day,
  sport: "run",
  sets: [],
  distanceM,
  ...(hour !== undefined && { hour }),
});

test("two runs a day go to the sessions they are nearest to, the half of the day helping", () => {
  const [easy, tempo] = dated("Mon am run 6k\nMon pm run 10k").sessions;
  expect(assign([easy!, tempo!], [ran(1, "2026-11-23", 10_000, 18), ran(2, "2026-11-23", 6_000, 7)])).toEqual(
    new Map([
      [0, 1],
      [1, 0],
    ]),
  );
  // 0.5 for the sport, 0.4 × 6/10 for the length, 0.2 for the morning.
  expect(fitness(easy!, ran(1, "2026-11-23", 10_000, 7))).toBeCloseTo(0.94);
});

test("as many sessions as can be are done, even where one fits another better", () => {
  const [full, part] = dated("Mon am squat 3x5, bench 3x5\nMon pm squat 3x5").sessions;
  const both = lifted(1, "2026-11-23", { "back-squat": 3, "bench-press": 3 });
  const squats = lifted(2, "2026-11-23", { "back-squat": 3 });
  expect(assign([full!, part!], [squats, both])).toEqual(
    new Map([
      [0, 1],
      [1, 0],
    ]),
  );
  expect(assign([full!], [lifted(3, "2026-11-23", { "biceps-curl": 3 })])).toEqual(new Map());
});

test("sets fill the items of their exercise in order, and what was swapped in counts", () => {
  const [session] = dated("Mon squat 1x5 @9, squat 3x8 @7, bench 3x5").sessions;
  const items = progressOf(
    session!,
    lifted(
      1,
      "2026-11-23",
      { "back-squat": 2, "dumbbell-bench-press": 3 },
      { swapped: { "bench-press": "dumbbell-bench-press" } },
    ),
  );
  expect(items.map(({ done, sets }) => [done, sets!.done, sets!.of])).toEqual([
    [true, 1, 1],
    [false, 1, 3],
    [true, 3, 3],
  ]);
  expect(tally(items, true)).toEqual({ done: 2, of: 3 });
  // The exercise is there once, with what its next set asks for.
  expect(plannedExercises(items)).toEqual([
    { exerciseId: "back-squat", sets: 4, reps: { from: 8, to: 8 }, rpe: 7 },
    { exerciseId: "bench-press", sets: 3, reps: { from: 5, to: 5 } },
  ]);
});

test.each([
  { metres: 13_400, ticks: [true, true, false], because: "2 + 10 km are reached, 90 % of 15 km is 13.5" },
  { metres: 13_500, ticks: [true, true, true], because: "a tenth may be missing" },
  { metres: 1_000, ticks: [false, false, false], because: "not even the first item" },
])("of an outing's parts those are done that $metres m reach: $because", ({ metres, ticks }) => {
  const part = (meters: number) => ({ activity: "run" as const, meters });
  const session = { sport: "run" as const, items: [part(2000), part(10_000), part(3000)] };
  expect(progressOf(session, ran(1, "2026-11-23", metres)).map(({ done }) => done)).toEqual(ticks);
});

test("adherence counts what was due: missed ones in full, today's once begun, later ones not at all", () => {
  const plan = dated("1 week\nMon squat 3x5, bench 3x5\nWed deadlift 2x5\nFri run 5k");
  const workouts = [lifted(1, "2026-11-23", { "back-squat": 3 })];
  const reached = (today: string) =>
    adherence(
      standings([plan], workouts, { from: "2026-11-23", to: "2026-11-29" }).sessions.map((one) => counted(one, false)),
      today,
    );
  expect(reached("2026-11-25")).toEqual({ done: 1, of: 2, sessions: 1, ofSessions: 1 });
  expect(reached("2026-11-26")).toEqual({ done: 1, of: 3, sessions: 1, ofSessions: 2 });
  expect(adherencePercent(reached("2026-11-28"))).toBe(25);
  expect(adherencePercent({ done: 0, of: 0, sessions: 0, ofSessions: 0 })).toBeUndefined();
});

test("one workout does one session of one plan, and a queue stands where what was done left it", () => {
  const queue = { ...beginInOrder(draft("Workout A\nSquat 3x5\n\nWorkout B\nDeadlift 1x5"), "2026-11-23"), id: 2 };
  const done = [lifted(1, "2026-11-24", { "back-squat": 3 }), lifted(2, "2026-11-27", { deadlift: 1 })];
  const at = (workouts: DoneWorkout[]) =>
    standings([queue], workouts, { from: "2026-11-28", to: "2026-11-28" }).queues.get(2);
  expect(at([])?.index).toBe(0);
  expect(at(done.slice(0, 1))?.index).toBe(1);
  expect(at(done)?.index).toBe(0);
  expect(at(done)?.done.map(({ workoutId }) => workoutId)).toEqual([1, 2]);
  const both = standings([dated("Fri deadlift 1x5"), queue], done, { from: "2026-11-23", to: "2026-11-29" });
  const doers = both.sessions.flatMap(({ workoutId }) => workoutId ?? []);
  expect(new Set(doers).size).toBe(doers.length);
});

test("sessions of a queue done on one day each move it, in one visit or in several, in whatever order they began", () => {
  const queue = { ...beginInOrder(draft("Wed pull ups 5x5; Thu ride 30k; Fri dips 3x8"), "2026-11-23"), id: 2 };
  const day = "2026-11-24";
  const ridden = { id: 1, day, sport: "bike" as const, sets: [], distanceM: 30_000 };
  const at = (...workouts: DoneWorkout[]) => standings([queue], workouts, { from: day, to: day });
  const visit = lifted(2, day, { "pull-up": 5, dip: 3 });
  expect(at(ridden, lifted(2, day, { "pull-up": 5 })).queues.get(2)?.index).toBe(2);
  const all = at(ridden, visit);
  expect(all.queues.get(2)?.index).toBe(0);
  expect(all.queues.get(2)?.done.map(({ workoutId }) => workoutId)).toEqual([2, 1, 2]);
  expect(all.sessions.filter(({ workoutId }) => workoutId).map(({ items }) => items.map(({ done }) => done))).toEqual([
    [true],
    [true],
    [true],
  ]);
  // What an edit has anchored counts once, and the visit goes on.
  const anchor = {
    index: 1,
    since: "2026-11-23",
    from: day,
    done: [{ workoutId: 2, sessionId: queue.sessions[0]!.id }],
  };
  const anchored = standings([{ ...queue, queue: anchor }], [ridden, visit], { from: day, to: day }).queues.get(2);
  expect(anchored?.index).toBe(0);
});

test("a set does one session only: what both have is done in the first", () => {
  const text = "Workout A\nSquat 3x5\nBench 3x5\n\nWorkout B\nSquat 3x5\nDeadlift 1x5\nRow 3x8";
  const queue = { ...beginInOrder(draft(text), "2026-11-23"), id: 2 };
  const at = (sets: Record<string, number>) =>
    standings([queue], [lifted(1, "2026-11-24", sets)], { from: "2026-11-24", to: "2026-11-24" });
  expect(at({ "back-squat": 3, "bench-press": 3, deadlift: 1 }).queues.get(2)?.index).toBe(1);
  const both = at({ "back-squat": 3, "bench-press": 3, deadlift: 1, "barbell-row": 3 });
  expect(both.queues.get(2)?.index).toBe(0);
  const second = both.sessions.find(({ session, workoutId }) => workoutId && session.title?.includes("B"));
  expect(second?.items.map(({ done }) => done)).toEqual([false, true, true]);
});

test.each([
  { words: "next monday", day: "2026-11-30" },
  { words: "monday", day: "2026-11-30" },
  { words: "today", day: "2026-11-25" },
  { words: "in 2 weeks", day: "2026-12-09" },
  { words: "1 Dec", day: "2026-12-01" },
  { words: "Jan 5th", day: "2027-01-05" },
  { words: "1.12.", day: "2026-12-01" },
  { words: "1.12.2026", day: "2026-12-01" },
  { words: "31 Feb", day: undefined },
  { words: "whenever", day: undefined },
])("from a Wednesday, $words is $day", ({ words, day }) => {
  expect(comingDay(words, "2026-11-25")).toBe(day);
});

test.each([
  { words: "shift 3 days", call: { kind: "shift", days: 3 } },
  { words: "shift a week", call: { kind: "shift", days: 7, named: "" } },
  { words: "postpone everything by two weeks", call: { kind: "shift", days: 14 } },
  { words: "discard", call: { kind: "discard", named: "" } },
  { words: "shift -1 week", call: { kind: "shift", days: -7 } },
  { words: "pause running", call: { kind: "pause", named: "running" } },
  { words: "start next monday", call: { kind: "start", day: "next monday" } },
  { words: "edit make bench 4 sets", call: { kind: "edit", change: "make bench 4 sets" } },
  { words: "edit bench 4 sets\nsquat 5 sets", call: { kind: "edit", change: "bench 4 sets\nsquat 5 sets" } },
  { words: "answer 2: plank 3x60s", call: { kind: "answer", number: 2, words: "plank 3x60s" } },
  { words: "answer 3 sets", call: { kind: "answer", number: 1, words: "3 sets" } },
  { words: "rename to Starting strength", call: { kind: "rename", title: "Starting strength" } },
  { words: "delete it", call: { kind: "archive", named: "" } },
  { words: "remove bench", call: { kind: "words" } },
  { words: "stop everything", call: { kind: "pause", named: "" } },
  { words: "help", call: { kind: "help" } },
  { words: "Mon squat 5x5", call: { kind: "words" } },
  { words: "repeat squat 3x5 daily", call: { kind: "words" } },
  { words: "start\nMon squat 5x5", call: { kind: "words" } },
])("/plan $words", ({ words, call }) => {
  expect(planCall(words)).toMatchObject(call);
});
