import { expect, test } from "vitest";
import { streaksOf, usualDaysAWeek } from "./consistency.ts";

// 16 November 2026 is a Monday.
const THREE_WEEKS = ["2026-10-26", "2026-10-28", "2026-11-03", "2026-11-05", "2026-11-10", "2026-11-12"];

test("weeks in a row are counted up to the last whole one, and this week once it has enough", () => {
  expect(streaksOf(THREE_WEEKS, { today: "2026-11-17", daysAWeek: 2 })).toEqual({ current: 3, longest: 3 });
  const now = [...THREE_WEEKS, "2026-11-16", "2026-11-17"];
  expect(streaksOf(now, { today: "2026-11-17", daysAWeek: 2 })).toEqual({ current: 4, longest: 4 });
});

test("a week with too few days ends them, and the longest is remembered", () => {
  expect(streaksOf(THREE_WEEKS, { today: "2026-11-24", daysAWeek: 2 })).toEqual({ current: 0, longest: 3 });
});

test("two workouts on one day are one day", () => {
  expect(streaksOf(["2026-11-16", "2026-11-16"], { today: "2026-11-17", daysAWeek: 2 }).current).toBe(0);
});

test("nothing done is no streak", () => {
  expect(streaksOf([], { today: "2026-11-17", daysAWeek: 1 })).toEqual({ current: 0, longest: 0 });
});

test("the usual week is the middle one of those with training", () => {
  expect(usualDaysAWeek([...THREE_WEEKS, "2026-09-01"])).toBe(2);
  expect(usualDaysAWeek([])).toBe(1);
});
