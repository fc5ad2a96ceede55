import { expect, test } from "vitest";
import { localDay, namedDay } from "./dates.ts";

/** A Saturday. */
const TODAY = "2026-11-21";

test.each([
  ["yesterday: bench", "2026-11-20"],
  ["day before yesterday", "2026-11-19"],
  ["2 days ago bench", "2026-11-19"],
  ["a week ago bench", "2026-11-14"],
  ["last night: bench", "2026-11-20"],
  ["on monday bench", "2026-11-16"],
  ["saturday bench", "2026-11-14"],
  ["19/11 bench", "2026-11-19"],
  ["11/19 bench", "2026-11-19"],
  ["31/12 swim", "2025-12-31"],
  ["03.11. squat", "2026-11-03"],
  ["3.11.2026", "2026-11-03"],
  ["2026-03-02 leg press", "2026-03-02"],
  ["on 3 march bench", "2026-03-03"],
  ["nov 15: ran", "2026-11-15"],
  ["15th of november bench", "2026-11-15"],
  ["on the 3rd bench", "2026-11-03"],
  ["on the 30th bench", "2026-10-30"],
  ["monday 16/11", "2026-11-16"],
  ["21/11: ohp", "2026-11-21"],
])("%s is %s", (line, day) => {
  expect(namedDay(line, TODAY)?.day).toBe(day);
});

test.each(["bench 100x5", "pushups 30/25/20", "31/02 bench", "squat 82.5 5", "plank 1:30", "mar 3x5"])(
  "%s names no day",
  (line) => {
    expect(namedDay(line, TODAY)).toBeUndefined();
  },
);

test("a leap day without a year is the latest there was", () => {
  expect(namedDay("29 feb bench", "2026-11-21")?.day).toBe("2024-02-29");
});

test("the local day is that of the athlete's own offset", () => {
  expect(localDay("2026-12-05T00:25:00+13:00")).toBe("2026-12-05");
});
