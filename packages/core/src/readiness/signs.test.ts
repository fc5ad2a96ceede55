import { expect, test } from "vitest";
import { addDays } from "../time/local.ts";
import type { DayValue } from "./recent.ts";
import { type ReadinessMetric, readinessOf } from "./signs.ts";

const TODAY = "2026-11-21";

/** Values of the days up to today, the last one today's. */
function told(...values: number[]): DayValue[] {
  return values.map((value, index) => ({ day: addDays(TODAY, index + 1 - values.length), value }));
}

function part(metric: ReadinessMetric, values: DayValue[]) {
  return readinessOf(new Map([[metric, values]]), TODAY)[0];
}

const TWO_WEEKS = [7, 8, 7, 8, 7, 8, 7, 8, 7, 8, 7, 8, 7, 8];

test.each([
  { metric: "sleep", now: 7.5, sign: undefined, because: "an ordinary night" },
  { metric: "sleep", now: 5.9, sign: "short", because: "under six hours" },
  { metric: "sleep", now: 6, sign: "short", because: "an hour and a half under the own mean" },
  { metric: "mood", now: 6, sign: "low", because: "two SD under the own mean" },
  { metric: "mood", now: 9.5, sign: undefined, because: "good news is no sign" },
  { metric: "energy", now: 6.9, sign: undefined, because: "under, but within the ordinary" },
  { metric: "stress", now: 9, sign: "high", because: "more stress is worse" },
  { metric: "stress", now: 5, sign: undefined, because: "less stress is no sign" },
  { metric: "soreness", now: 9, sign: "high", because: "sorer than usual" },
] as const)("$metric $now after days of 7 and 8: $because", ({ metric, now, sign }) => {
  expect(part(metric, told(...TWO_WEEKS, now))?.sign).toBe(sign);
});

test("the mean and the deviation are those of the days before, today left out", () => {
  const found = part("mood", told(...TWO_WEEKS, 6))!;
  expect(found.normal?.mean).toBe(7.5);
  expect(found.normal?.days).toBe(14);
  // Sample SD of seven 7s and seven 8s is 0.519, under which nobody's ratings are taken to lie: 0.75.
  expect(found.z).toBeCloseTo(-2, 10);
});

test("below ten days nothing is compared, and how many are known is said", () => {
  expect(part("mood", told(7, 7, 7, 1))).toEqual({
    metric: "mood",
    value: 1,
    day: TODAY,
    known: { days: 3, needed: 10 },
  });
});

test("a night under six hours is short from the first day on", () => {
  expect(part("sleep", told(5))?.sign).toBe("short");
});

test("what was told before yesterday says nothing of today, and what was never told is left out", () => {
  const old = told(...TWO_WEEKS).map(({ day, value }) => ({ day: addDays(day, -2), value }));
  expect(readinessOf(new Map([["mood", old]]), TODAY)).toEqual([]);
  expect(readinessOf(new Map(), TODAY)).toEqual([]);
});

test("days further back than four weeks do not count", () => {
  const long = told(...Array<number>(30).fill(2), ...Array<number>(28).fill(8), 7);
  expect(part("mood", long)?.normal).toEqual({ mean: 8, sd: 0, days: 28 });
});

test("a resting heart rate over the 60-day mean and one SD for a week is a sign", () => {
  const calm = Array.from({ length: 50 }, (_, index) => 50 + (index % 2) * 2);
  expect(part("rhr", told(...calm, 51, 51, 51, 51, 51, 51, 51))?.sign).toBeUndefined();
  expect(part("rhr", told(...calm, 56, 56, 56, 56, 56, 56, 56))?.sign).toBe("high");
  expect(part("rhr", told(52, 53, 60))?.known).toEqual({ days: 2, needed: 30 });
});

test("HRV is a sign on either side of its band, by the mean of its logarithms", () => {
  const usual = Array.from({ length: 53 }, (_, index) => (index % 2 === 0 ? 60 : 66));
  expect(part("hrv", told(...usual, 40, 40, 40, 40, 40, 40, 40))?.sign).toBe("low");
  expect(part("hrv", told(...usual, 99, 99, 99, 99, 99, 99, 99))?.sign).toBe("high");
  const found = part("hrv", told(...usual, 63, 63, 63, 63, 63, 63, 63))!;
  expect(found.value).toBeCloseTo(63, 6);
  expect(found.sign).toBeUndefined();
});

test("two readings in a week are too few for HRV", () => {
  expect(
    part("hrv", [
      { day: TODAY, value: 60 },
      { day: addDays(TODAY, -1), value: 61 },
    ]),
  ).toBeUndefined();
});
