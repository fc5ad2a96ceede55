import { describe, expect, test } from "vitest";
import { dayOf, epochDay } from "../time/epoch-day.ts";
import { type E1rmPoint, e1rmChart } from "./e1rm.ts";
import type { ChartOutcome } from "./spec.ts";

const specOf = (outcome: ChartOutcome) => {
  if (outcome.kind === "nothing") throw new Error(outcome.because);
  return outcome.spec;
};
const chart = (points: E1rmPoint[], unit: "kg" | "lb" = "kg") =>
  specOf(e1rmChart({ exerciseName: "Bench Press", points, unit }));
const point = (day: string, e1rmKg: number, more: Partial<E1rmPoint> = {}): E1rmPoint => ({
  day,
  e1rmKg,
  kg: 100,
  reps: 5,
  ...more,
});

describe("e1rmChart", () => {
  test("reads the change of bests over eight weeks and names the best day", () => {
    const spec = chart([
      point("2026-09-17", 119),
      point("2026-09-24", 110),
      point("2026-11-05", 122),
      point("2026-11-12", 126, { isPr: true }),
    ]);
    expect(spec.title).toBe("Bench Press, e1RM");
    expect(spec.reading).toBe("+6 % in 8 weeks, best 126 kg on 12 Nov");
  });

  test("two bests years apart are two dots, and no change is said in a word", () => {
    const spec = chart([point("2016-11-12", 120), point("2026-11-12", 120)]);
    expect(spec.config.data.datasets[0]!.data.map(({ y }) => y)).toEqual([120, null, 120]);
    expect(spec.reading).toBe("Level for 10 years, best 120 kg on 12 Nov 2016");
  });

  test("one light day at the end is not taken for decline", () => {
    const spec = chart([point("2026-09-01", 100), point("2026-10-20", 110), point("2026-11-10", 80)]);
    expect(spec.reading).toBe("+10 % in 10 weeks, best 110 kg on 20 Oct");
  });

  test("the table has every day, oldest first, in the athlete's unit", () => {
    const spec = chart(
      [
        point("2026-11-12", 126.55, { isPr: true, lowKg: 121.56, highKg: 132 }),
        point("2026-11-05", 119.06, { kg: 102.06 }),
      ],
      "lb",
    );
    expect(spec.table).toEqual({
      columns: ["day", "e1RM (lb)", "at least", "at most", "load (lb)", "reps", "record"],
      rows: [
        ["2026-11-05", 262, null, null, 225, 5, ""],
        ["2026-11-12", 279, 268, 291, 220.5, 5, "yes"],
      ],
    });
  });

  test("a single day is told with its set", () => {
    const spec = chart([point("2026-11-12", 116.7)]);
    expect(spec.reading).toBe("116.5 kg on 12 Nov 2026, from 100 × 5");
    expect(spec.alt).toContain("on 1 day (12 Nov 2026)");
  });

  test("points stand at their real days", () => {
    const spec = chart([point("2026-11-01", 100), point("2026-11-11", 101), point("2026-11-12", 102)]);
    const xs = spec.config.data.datasets[0]!.data.map(({ x }) => x);
    expect(xs.map((x) => x - xs[0]!)).toEqual([0, 10, 11]);
  });

  test("no line is drawn across half a year without the lift", () => {
    const spec = chart([
      point("2026-01-01", 100),
      point("2026-01-08", 101),
      point("2026-08-01", 95),
      point("2026-08-08", 96),
    ]);
    expect(spec.config.data.datasets[0]!.data.map(({ y }) => y)).toEqual([100, 101, null, 95, 96]);
  });

  test("ten years are thinned to the best of each month, and the table keeps every day", () => {
    const start = epochDay("2016-11-14");
    const points = Array.from({ length: 1000 }, (_, index) =>
      point(dayOf(start + Math.floor(index * 3.6)), 100 + (index % 7)),
    );
    const spec = chart(points);
    expect(spec.config.data.datasets[0]!.data.length).toBeLessThan(125);
    const wholeMonths = spec.config.data.datasets[0]!.data.slice(1, -1);
    expect(wholeMonths.every(({ y }) => y === 106)).toBe(true);
    expect(spec.table.rows).toHaveLength(1000);
    expect(spec.marks.captions[0]!.items[0]!.text).toBe("best of the month, kg");
  });

  test("the band is drawn around the line, and a plateau is told", () => {
    const points = [110, 111, 109].map((e1rmKg, index) =>
      point(dayOf(epochDay("2026-10-01") + 21 * index), e1rmKg, { lowKg: e1rmKg - 4, highKg: e1rmKg + 5 }),
    );
    const trend = { kind: "plateau", exposures: 7, weeks: 8 } as const;
    const spec = specOf(e1rmChart({ exerciseName: "Bench Press", points, unit: "kg", trend }));
    const edges = spec.config.data.datasets.slice(-2).map(({ data }) => data.map(({ y }) => y));
    expect(edges).toEqual([
      [115, 116, 114],
      [106, 107, 105],
    ]);
    expect(spec.reading).toMatch(/; no new best in 7 sessions, 8 weeks$/);
  });

  test("without points it says why there is no chart", () => {
    expect(e1rmChart({ exerciseName: "Bench Press", points: [], unit: "kg" })).toEqual({
      kind: "nothing",
      because: "No set of Bench Press gives an e1RM yet: log a load with up to 12 reps.",
    });
  });

  test("the spec is data: JSON loses nothing", () => {
    const spec = chart([point("2026-11-01", 100), point("2026-11-12", 102, { isPr: true })]);
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
  });
});
