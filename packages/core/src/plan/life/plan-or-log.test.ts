import { expect, test } from "vitest";
import { readPlan } from "../read.ts";
import { isPlan } from "./plan-or-log.ts";

test.each([
  { words: "Mon squat 5x5\nWed bench 5x5", plan: true, because: "it names several days" },
  { words: "Week 1\nsquat 5x5\nWeek 2\nsquat 4x4", plan: true, because: "it names weeks" },
  { words: "Day 1: squat 5x5\nDay 2: bench 5x5", plan: true, because: "it numbers days" },
  { words: "Today's plan\nsquat 5x5\nbench 3x8", plan: true, because: "it says so" },
  { words: "Squat 100 3x5\nBench 80 3x8", plan: false, because: "it names no day" },
  { words: "Mon squat 100 3x5\nbench 80 3x8", plan: false, because: "one day may be that of a log" },
  { words: "Done: Mon squat 100 3x5\nWed bench 80 3x8", plan: false, because: "it is done" },
  { words: "opening hours", plan: false, because: "it holds no session" },
])("“$words”: $plan, $because", ({ words, plan }) => {
  expect(isPlan(words, readPlan(words, { unit: "kg" }))).toBe(plan);
});
