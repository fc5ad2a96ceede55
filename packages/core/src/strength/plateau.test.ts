import { expect, test } from "vitest";
import { dayOf, epochDay } from "../time/epoch-day.ts";
import { trendOf } from "./plateau.ts";

const TODAY = "2026-11-21";
/** One day a week with the lift, the last one today. */
const weekly = (kgs: number[]) =>
  kgs.map((e1rmKg, index) => ({ day: dayOf(epochDay(TODAY) - 7 * (kgs.length - 1 - index)), e1rmKg }));

test.each([
  { kgs: [100, 110, 109, 109, 110, 108.5, 109, 109.5], is: "plateau", because: "six level weeks since the best" },
  { kgs: [100, 110, 109, 80, 109, 109, 108.5, 109], is: "plateau", because: "one bad day moves no median" },
  { kgs: [100, 110, 108, 106, 105, 103, 101, 100], is: "falling", because: "it goes down week by week" },
  { kgs: [100, 110, 100, 102, 104, 106, 107, 109], is: "rising", because: "it climbs back to the best" },
  { kgs: [100, 101, 102, 103, 104, 105, 106, 107], is: "rising", because: "the best is the last" },
  { kgs: [100, 110, 109, 109, 110, 109], is: "not-enough-data", because: "five weeks tell nothing yet" },
  { kgs: [], is: "not-enough-data", because: "nothing was done" },
])("$kgs is $is: $because", ({ kgs, is }) => {
  expect(trendOf(weekly(kgs), TODAY).kind).toBe(is);
});

test("a plateau says how many days over how many weeks", () => {
  expect(trendOf(weekly([110, 109, 109, 109, 109, 109, 109, 109]), TODAY)).toEqual({
    kind: "plateau",
    exposures: 7,
    weeks: 7,
  });
});

test("a lift not done for a month is not judged, nor by what was lifted a year ago", () => {
  const kgs = [110, 109, 109, 109, 109, 109, 109, 109];
  expect(trendOf(weekly(kgs), "2027-01-01").kind).toBe("not-enough-data");
  const old = { day: "2025-01-01", e1rmKg: 200 };
  expect(trendOf([old, ...weekly([100, 101, 102, 103, 104, 105, 106, 107])], TODAY).kind).toBe("rising");
});
