import { expect, test } from "vitest";
import type { Told } from "../note/read-of-set.ts";
import { askedByPhase, askedByPlans, usualEffort } from "./asked.ts";
import { scoreEffort } from "./score.ts";

const HARD: Told<number> = { value: 9, from: "inferred", quote: "hard" };
const EASY: Told<number> = { value: 7, from: "inferred", quote: "easy" };

test.each([
  { words: HARD, phase: "Strength", points: 0, verdict: "as asked" },
  { words: HARD, phase: "Deload", points: 2.5, verdict: "harder" },
  { words: HARD, phase: "Strength deload", points: 2.5, verdict: "harder" },
  { words: HARD, phase: "Accumulation", points: 1, verdict: "harder" },
  { words: EASY, phase: "Deload week", points: 0.5, verdict: "as asked" },
  { words: EASY, phase: "Peaking", points: -1.5, verdict: "easier" },
  { words: EASY, phase: "Base", points: 0, verdict: "as asked" },
])("“$words.quote” in “$phase” is $verdict by $points points", ({ words, phase, points, verdict }) => {
  expect(scoreEffort(words, askedByPhase(phase))).toEqual({ points, verdict, against: "phase" });
});

test("a rating counts from half a point, words from a whole one", () => {
  const asked = { low: 6.5, high: 7.5, from: "plan" as const, words: "RPE 7" };
  expect(scoreEffort({ value: 8, from: "told" }, asked)?.verdict).toBe("harder");
  expect(scoreEffort({ value: 8, from: "inferred", quote: "fine" }, asked)?.verdict).toBe("as asked");
});

test("without anything asked there is no score, and a name that says nothing asks nothing", () => {
  expect(scoreEffort(HARD, undefined)).toBeUndefined();
  expect(askedByPhase("Block 2")).toBeUndefined();
});

const plan = {
  startDay: "2026-11-02",
  weeks: 4,
  cycles: [
    { name: "Strength", kind: "macro" as const, from: 1, to: 4 },
    { name: "Deload", kind: "micro" as const, from: 4, to: 4 },
  ],
  sessions: [
    {
      id: 1,
      week: 1,
      date: "2026-11-03",
      sport: "strength" as const,
      items: [
        { exercise: "back-squat", rpe: 8 },
        { exercise: "bench-press", rir: 3 },
      ],
    },
  ],
};

test.each([
  { day: "2026-11-03", exerciseId: "back-squat", low: 7.5, from: "plan", because: "the session gives an RPE" },
  { day: "2026-11-03", exerciseId: "bench-press", low: 6.5, from: "plan", because: "three in reserve is RPE 7" },
  { day: "2026-11-03", exerciseId: "deadlift", low: 7.5, from: "phase", because: "else the block speaks" },
  { day: "2026-11-24", exerciseId: "deadlift", low: 4, from: "phase", because: "the shorter cycle goes first" },
])("$exerciseId on $day asks for $low and up: $because", ({ day, exerciseId, low, from }) => {
  expect(askedByPlans([plan], { day, exerciseId })).toMatchObject({ low, from });
});

test.each(["2026-11-01", "2026-11-30"])("on %s the plan has not begun or is over", (day) => {
  expect(askedByPlans([plan], { day, exerciseId: "deadlift" })).toBeUndefined();
});

test("what is usual needs eight sets", () => {
  expect(usualEffort([8, 8, 8, 8, 8, 8, 8])).toBeUndefined();
  expect(usualEffort([6, 7, 8, 8, 8, 8, 9, 10])).toMatchObject({ low: 7, high: 9, from: "usual" });
});
