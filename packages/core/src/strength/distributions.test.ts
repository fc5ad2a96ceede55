import { expect, test } from "vitest";
import { bodyweightThen } from "./bodyweight-then.ts";
import { intensityOf } from "./intensity.ts";
import { setsByRepRange } from "./rep-ranges.ts";
import { volumeByWeek } from "./volume-by-week.ts";

test("sets fall into the range of their reps; warm-ups, holds and nothing done into none", () => {
  const sets = [{ reps: 3 }, { reps: 5, times: 4 }, { reps: 12 }, { reps: 30 }, { reps: 5, warmup: true as const }, {}];
  expect(setsByRepRange([...sets, { reps: 0 }])).toEqual([1, 4, 0, 1, 0, 1]);
});

const liftOn = () => ({});

test("a load is held against the best of its own six weeks", () => {
  const sets = [
    { day: "2026-01-01", kg: 100, reps: 1, rpe: 10 },
    { day: "2026-01-08", kg: 85, reps: 3, rpe: 7, times: 3 },
    { day: "2026-03-01", kg: 80, reps: 1, rpe: 10 },
    { day: "2026-03-01", kg: 56, reps: 8, rpe: 6 },
  ];
  expect(intensityOf(sets, { liftOn })).toEqual({ sets: [0, 0, 1, 3, 2], leftOut: 0 });
  expect(intensityOf(sets, { liftOn, from: "2026-03-01" })).toEqual({ sets: [0, 0, 1, 0, 1], leftOut: 0 });
});

test("what has no load, or nothing to be held against, is left out and counted", () => {
  const sets = [
    { day: "2026-01-01", kg: 60, reps: 20 },
    { day: "2026-01-02", reps: 10, times: 2 },
  ];
  expect(intensityOf(sets, { liftOn })).toEqual({ sets: [0, 0, 0, 0, 0], leftOut: 3 });
});

test("a bodyweight is that of the day, and before the first told the first", () => {
  const then = bodyweightThen([
    { day: "2026-01-10", kg: 80 },
    { day: "2026-02-10", kg: 82 },
  ]);
  expect(["2026-01-01", "2026-01-10", "2026-02-09", "2026-02-10", "2027-01-01"].map(then)).toEqual([
    80, 80, 80, 82, 82,
  ]);
  expect(bodyweightThen([])("2026-01-01")).toBeUndefined();
});

test("the week's volume: body of that week and load, both hands; sets count without a known body", () => {
  const sum = { weekStart: "2026-11-16", sets: 3, hardSets: 3 };
  const sums = [
    { ...sum, exerciseId: "dip", loadReps: 20 * 18, reps: 18 },
    { ...sum, exerciseId: "db-curl", loadReps: 12 * 30, reps: 30 },
  ];
  const week = (bodyweightKg?: number) =>
    volumeByWeek(sums, (id) =>
      id === "dip" ? { bodyweightShare: 1, ...(bodyweightKg && { bodyweightKg }) } : { hands: 2 },
    );
  expect(week(80)).toEqual([{ weekStart: "2026-11-16", kg: 100 * 18 + 12 * 30 * 2, sets: 6 }]);
  expect(week()).toEqual([{ weekStart: "2026-11-16", kg: 720, sets: 6 }]);
});
