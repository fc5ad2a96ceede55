import { describe, expect, test } from "vitest";
import { dayOf, epochDay } from "../time/epoch-day.ts";
import { bodyweightChart } from "./bodyweight.ts";
import { consistencyChart } from "./consistency.ts";
import { e1rmSeveralChart } from "./e1rm-several.ts";
import { recordsChart } from "./records.ts";
import { sharesChart } from "./shares.ts";
import type { ChartOutcome } from "./spec.ts";

const specOf = (outcome: ChartOutcome) => {
  if (outcome.kind === "nothing") throw new Error(outcome.because);
  expect(JSON.parse(JSON.stringify(outcome.spec))).toEqual(outcome.spec);
  return outcome.spec;
};
const TODAY = "2026-11-21";
const point = (day: string, e1rmKg: number) => ({ day, e1rmKg, kg: 100, reps: 5 });

describe("e1rmSeveralChart", () => {
  const squat = { exerciseName: "Back Squat", points: [point("2026-09-01", 150), point("2026-11-10", 159)] };
  const bench = { exerciseName: "Bench Press", points: [point("2026-09-01", 100), point("2026-11-03", 99)] };

  test("tells each lift's change, and a column for each", () => {
    const spec = specOf(e1rmSeveralChart({ lifts: [squat, bench], unit: "kg" }));
    expect(spec.reading).toBe("Back Squat +6 %, Bench Press −1 % in 10 weeks");
    expect(spec.table).toEqual({
      columns: ["day", "Back Squat (kg)", "Bench Press (kg)"],
      rows: [
        ["2026-09-01", 150, 100],
        ["2026-11-03", null, 99],
        ["2026-11-10", 159, null],
      ],
    });
  });

  test("names a lift that has no e1RM, and says so where none has", () => {
    const dip = { exerciseName: "Dip", points: [] };
    expect(specOf(e1rmSeveralChart({ lifts: [squat, dip], unit: "kg" })).reading).toMatch(/; no e1RM of Dip$/);
    expect(e1rmSeveralChart({ lifts: [dip], unit: "kg" }).kind).toBe("nothing");
  });
});

describe("sharesChart", () => {
  const chart = (lately: number[], before: number[]) =>
    sharesChart({
      kind: "reps",
      title: "Rep ranges",
      by: "reps",
      ranges: ["1–3", "4–6", "7+"],
      lately,
      before,
      latelyWords: { heading: "last 12 weeks", sentence: "in the last 12 weeks" },
      inWords: (range) => `of sets at ${range} reps`,
      empty: "Nothing yet.",
    });

  test("tells the range with the most sets, and its share before", () => {
    const spec = specOf(chart([2, 5, 1], [10, 10, 20]));
    expect(spec.reading).toBe("63 % of sets at 4–6 reps in the last 12 weeks, 25 % before");
    expect(spec.table).toEqual({
      columns: ["reps", "sets, last 12 weeks", "%", "sets, before", "%"],
      rows: [
        ["1–3", 2, 25, 10, 25],
        ["4–6", 5, 63, 10, 25],
        ["7+", 1, 13, 20, 50],
      ],
    });
  });

  test("draws what there is of the two, or nothing", () => {
    expect(specOf(chart([0, 4, 0], [0, 0, 0])).reading).toBe("100 % of sets at 4–6 reps in the last 12 weeks");
    expect(specOf(chart([0, 0, 0], [3, 0, 1])).reading).toBe("75 % of sets at 1–3 reps");
    expect(chart([0, 0, 0], [0, 0, 0])).toEqual({ kind: "nothing", because: "Nothing yet." });
  });
});

describe("bodyweightChart", () => {
  test("means the weighings of the last seven days, and tells the change in eight weeks", () => {
    const weighings = [
      { day: "2026-09-20", kg: 84 },
      { day: "2026-11-10", kg: 82 },
      { day: "2026-11-14", kg: 81 },
      { day: "2026-11-16", kg: 83 },
      { day: "2026-11-17", kg: 81 },
    ];
    const spec = specOf(bodyweightChart({ weighings, unit: "kg" }));
    expect(spec.table.rows.map(([, , mean]) => mean)).toEqual([84, 82, 81.5, 82, 81.7]);
    expect(spec.reading).toBe("81.7 kg on 17 Nov, −0.3 kg in 7 days");
  });

  test("one weighing is told alone, in the athlete's unit; none in a sentence", () => {
    const one = bodyweightChart({ weighings: [{ day: TODAY, kg: 90.718474 }], unit: "lb" });
    expect(specOf(one).reading).toBe("200 lb on 21 Nov");
    expect(bodyweightChart({ weighings: [], unit: "kg" }).kind).toBe("nothing");
  });

  test("no line is drawn across a month without a weighing", () => {
    const weighings = ["2026-09-01", "2026-09-02", "2026-09-03", "2026-11-01"].map((day) => ({ day, kg: 80 }));
    const [mean] = specOf(bodyweightChart({ weighings, unit: "kg" })).config.data.datasets;
    expect(mean!.data.map(({ y }) => y)).toEqual([80, 80, 80, null, 80]);
  });
});

describe("consistencyChart", () => {
  const days = [0, 2, 7, 9, 14, 16].map((ago, nth) => ({
    day: dayOf(epochDay("2026-11-19") - ago),
    sets: nth % 2 === 0 ? 20 : 0,
    otherSport: nth % 2 === 1,
  }));

  test("counts the days, tells the weeks in a row and has a square for each day of the year", () => {
    const spec = specOf(consistencyChart({ days, today: TODAY }));
    expect(spec.reading).toBe("6 days trained in a year; 3 weeks in a row with 2 or more, your longest");
    expect(spec.table.rows.slice(-4)).toEqual([
      ["2026-10-26", 0, 0],
      ["2026-11-02", 2, 20],
      ["2026-11-09", 2, 20],
      ["2026-11-16", 2, 20],
    ]);
    const tiles = spec.marks.tiles!;
    expect(tiles).toHaveLength(52 * 7 + 6);
    expect(new Set(tiles.map(({ x, y }) => `${x} ${y}`)).size).toBe(tiles.length);
    expect(tiles.slice(-6).map(({ colour }) => colour)).toEqual([
      "$grid",
      "$warm",
      "$grid",
      "$accent",
      "$grid",
      "$grid",
    ]);
  });

  test("nothing logged is told in a sentence", () => {
    expect(consistencyChart({ days: [], today: TODAY }).kind).toBe("nothing");
  });
});

describe("recordsChart", () => {
  const squat = {
    exerciseName: "Back Squat",
    bodyweight: false,
    heaviest: { kg: 150, reps: 5, day: "2026-10-02" },
    e1rm: { kg: 182.6, day: "2026-11-02" },
  };
  const pullUp = { exerciseName: "Pull-Up", bodyweight: true, heaviest: { kg: 0, reps: 13, day: "2025-10-14" } };

  test("has a row for each lift, in the order given", () => {
    const spec = specOf(recordsChart({ records: [squat, pullUp], unit: "kg", today: TODAY }));
    expect(spec.reading).toBe("2 exercises; latest record: Back Squat, 2 Nov");
    expect(spec.marks.grid!.rows).toEqual([
      ["Back Squat", "150 × 5", "182.5", "2 Nov"],
      ["Pull-Up", "body × 13", "–", "14 Oct 2025"],
    ]);
    expect(spec.table.rows[1]).toEqual(["Pull-Up", 0, 13, "2025-10-14", null, null]);
  });

  test("shows as many as a phone does, and keeps the rest in the table", () => {
    const spec = specOf(recordsChart({ records: Array.from({ length: 40 }, () => squat), unit: "kg", today: TODAY }));
    expect(spec.marks.grid!.rows).toHaveLength(14);
    expect(spec.table.rows).toHaveLength(40);
  });

  test("no record is told in a sentence", () => {
    expect(recordsChart({ records: [], unit: "kg", today: TODAY }).kind).toBe("nothing");
  });
});
