import { expect, test } from "vitest";
import { datedSessions } from "./calendar.ts";
import { readPlan } from "./read.ts";

const plan = (text: string) => readPlan(text, { unit: "kg" });
const days = (text: string, start: string, pauses: { from: string; days: number }[] = []) =>
  datedSessions(plan(text), start, pauses).map(({ day, session }) => `${day} ${session.sport}`);

test("weekdays fall into the seven days from the start on, week by week", () => {
  expect(days("Week 1: Mon squat 5x5. Thu run 5k.\nWeek 2: Mon squat 5x3. Thu run 6k.", "2026-11-23")).toEqual([
    "2026-11-23 strength",
    "2026-11-26 run",
    "2026-11-30 strength",
    "2026-12-03 run",
  ]);
});

test("a plan begun on a Wednesday has its Monday five days later", () => {
  expect(days("Mon squat 5x5\nWed bench 5x5", "2026-11-25")).toEqual(["2026-11-25 strength", "2026-11-30 strength"]);
});

test("numbered days count from the start, and mornings come before evenings", () => {
  expect(days("Day 1 pm: squat 5x5\nDay 1 am: run 5k\nDay 3: bench 5x5", "2026-11-25")).toEqual([
    "2026-11-25 run",
    "2026-11-25 strength",
    "2026-11-27 strength",
  ]);
});

test("sessions without a week come every week of the plan", () => {
  expect(days("3 week plan\n\nSun long run 15k", "2026-11-23")).toEqual([
    "2026-11-29 run",
    "2026-12-06 run",
    "2026-12-13 run",
  ]);
});

test("a pause puts off what lies on or behind it, and nothing before", () => {
  const text = "Week 1: Mon run 5k. Fri run 6k.\nWeek 2: Mon run 7k.";
  expect(days(text, "2026-11-23", [{ from: "2026-11-27", days: 7 }])).toEqual([
    "2026-11-23 run",
    "2026-12-04 run",
    "2026-12-07 run",
  ]);
});

test("what names no day has no date", () => {
  expect(days("Workout A\nSquat 3x5\n\nWorkout B\nDeadlift 1x5", "2026-11-23")).toEqual([]);
});
