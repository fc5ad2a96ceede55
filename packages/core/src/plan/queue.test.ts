import { expect, test } from "vitest";
import { doneInQueue, pointerBehind, queueOf } from "./queue.ts";
import { readPlan } from "./read.ts";

const queue = queueOf(
  readPlan(
    "Workout A\nSquat 3x5\nBench 3x5\nRow 3x8\n\nWorkout B\nDeadlift 1x5\nPress 3x5\nChins 3x8\n\nWorkout C\nRun 5k",
    {
      unit: "kg",
    },
  ),
);
const lifted = (...exercises: string[]) => ({ sport: "strength" as const, exercises });

test("the session that was done is found, and the next one is behind it", () => {
  expect(doneInQueue(queue, 0, lifted("back-squat", "bench-press", "barbell-row"))).toBe(0);
  expect(pointerBehind(queue, 0)).toBe(1);
});

test("a session done out of turn is the one that was done", () => {
  expect(doneInQueue(queue, 0, lifted("deadlift", "overhead-press"))).toBe(1);
});

test("less than half of a session, or something else, leaves the pointer where it is", () => {
  expect(doneInQueue(queue, 0, lifted("back-squat"))).toBeUndefined();
  expect(doneInQueue(queue, 0, { sport: "swim", exercises: [] })).toBeUndefined();
});

test("a run is known by its sport", () => {
  expect(doneInQueue(queue, 0, { sport: "run", exercises: [] })).toBe(2);
});

test("a queue without weeks begins again, one with weeks ends", () => {
  expect(pointerBehind(queue, 2)).toBe(0);
  const weeks = queueOf(readPlan("Week 1: squat 5x5\nWeek 2: squat 5x3", { unit: "kg" }));
  expect(pointerBehind(weeks, 1)).toBe(2);
});

test("what is left beside a session is another one only where it is most of it", () => {
  expect(doneInQueue(queue, 1, lifted("deadlift", "overhead-press"), true)).toBe(1);
  expect(doneInQueue(queue, 1, lifted("deadlift"), true)).toBeUndefined();
  expect(doneInQueue(queue, 2, { sport: "run", exercises: [] }, true)).toBeUndefined();
});
