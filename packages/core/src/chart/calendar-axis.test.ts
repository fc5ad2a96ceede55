import fc from "fast-check";
import { expect, test } from "vitest";
import { dayOf, epochDay } from "../time/epoch-day.ts";
import { tickLabel } from "./axis-format.ts";
import { calendarAxis, dayInWords } from "./calendar-axis.ts";

const words = (from: string, to: string) => {
  const { ticks, format } = calendarAxis(epochDay(from), epochDay(to), 5);
  return ticks.map((tick, index) => tickLabel(format, tick, ticks[index - 1]).join(" "));
};

test("days and epoch days are each other's inverse", () => {
  expect(epochDay("1970-01-02")).toBe(1);
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 40_000 }), (epoch) => {
      expect(epochDay(dayOf(epoch))).toBe(epoch);
    }),
  );
});

test.each([
  { from: "2026-11-01", to: "2026-11-05", says: ["1 Nov 2026", "2 Nov", "3 Nov", "4 Nov", "5 Nov"] },
  { from: "2026-10-12", to: "2026-11-11", says: ["12 Oct 2026", "19 Oct", "26 Oct", "2 Nov", "9 Nov"] },
  { from: "2026-06-20", to: "2026-11-12", says: ["Jul 2026", "Aug", "Sep", "Oct", "Nov"] },
  { from: "2025-11-12", to: "2026-11-12", says: ["Jan 2026", "Apr", "Jul", "Oct"] },
  { from: "2025-02-10", to: "2026-11-12", says: ["Jul 2025", "Jan 2026", "Jul"] },
  { from: "2016-11-12", to: "2026-11-12", says: ["2018", "2020", "2022", "2024", "2026"] },
])("$from to $to is ticked $says", ({ from, to, says }) => {
  expect(words(from, to)).toEqual(says);
});

test("any span has ticks, at most as many as asked for, and none so close that labels touch", () => {
  const span = fc.tuple(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 6, max: 12_000 }));
  fc.assert(
    fc.property(span, ([from, length]) => {
      const { ticks } = calendarAxis(from, from + length, 5);
      expect(ticks.length).toBeGreaterThanOrEqual(1);
      expect(ticks.length).toBeLessThanOrEqual(5);
      for (const [index, tick] of ticks.slice(1).entries()) {
        expect(tick - ticks[index]!).toBeGreaterThan(length / 8);
      }
    }),
  );
});

test("a day is told with its year only where the year is not known", () => {
  expect(dayInWords("2026-11-12", 2026)).toBe("12 Nov");
  expect(dayInWords("2024-11-12", 2026)).toBe("12 Nov 2024");
});
