import { describe, expect, test } from "vitest";
import { dayOf, epochDay } from "../time/epoch-day.ts";
import { factorsOf, type TrainingDay } from "./factors.ts";
import { findPatterns } from "./find.ts";
import { chanceOfAsMany } from "./fisher.ts";

/** Every other day from 1 March. */
const days = (count: number, about: (nth: number) => Partial<TrainingDay>): TrainingDay[] =>
  Array.from({ length: count }, (_, nth) => ({
    day: dayOf(epochDay("2026-03-01") + 2 * nth),
    painful: false,
    bad: false,
    sets: 15,
    exercises: ["back-squat"],
    ...about(nth),
  }));

test.each([
  {
    table: { cases: 3, exposed: 4, allCases: 4, all: 8 },
    chance: 17 / 70,
    because: "the lady tasting tea, one cup wrong",
  },
  { table: { cases: 4, exposed: 4, allCases: 4, all: 8 }, chance: 1 / 70, because: "all cups right" },
  { table: { cases: 0, exposed: 4, allCases: 4, all: 8 }, chance: 1, because: "none or more is certain" },
])("$because: $chance", ({ table, chance }) => {
  expect(chanceOfAsMany(table)).toBeCloseTo(chance, 10);
});

describe("patterns", () => {
  test("short nights before painful days are told with their counts", () => {
    const found = findPatterns(
      days(40, (nth) => ({ sleepHours: nth % 4 === 0 ? 5 : 8, painful: nth % 4 === 0 && nth < 32 })),
    );
    expect(found).toEqual({
      kind: "looked",
      days: 40,
      painful: 8,
      bad: 0,
      tried: 1,
      found: [
        {
          outcome: "painful",
          factor: { kind: "short-sleep" },
          with: { cases: 8, days: 10 },
          without: { cases: 0, days: 30 },
          points: 80,
        },
      ],
    });
  });

  test("an exercise that painful days share is found, one that all days share is not compared", () => {
    const found = findPatterns(
      days(40, (nth) => ({
        painful: nth % 5 === 0,
        exercises: nth % 5 === 0 ? ["back-squat", "dip"] : ["back-squat"],
      })),
    );
    expect(found.kind === "looked" && found.found.map(({ factor }) => factor)).toEqual([
      { kind: "exercise", exerciseId: "dip" },
    ]);
  });

  test("what is as common without the factor is no pattern", () => {
    const found = findPatterns(days(40, (nth) => ({ sleepHours: nth % 2 === 0 ? 5 : 8, bad: nth % 4 < 2 })));
    expect(found).toMatchObject({ kind: "looked", bad: 20, found: [] });
  });

  test.each([
    { count: 19, painful: 10, because: "too few days" },
    { count: 60, painful: 4, because: "too few painful ones" },
  ])("$because are too little to say", ({ count, painful }) => {
    expect(findPatterns(days(count, (nth) => ({ painful: nth < painful, sleepHours: nth < painful ? 4 : 8 })))).toEqual(
      {
        kind: "too-little",
        days: count,
        painful,
        bad: 0,
      },
    );
  });

  test("a night nobody told of is neither short nor long", () => {
    const found = findPatterns(
      days(40, (nth) => ({ painful: nth < 8, ...(nth < 10 && { sleepHours: nth < 8 ? 5 : 8 }) })),
    );
    expect(found).toMatchObject({ kind: "looked", found: [] });
  });

  test("among many exercises tried, a small excess is taken for chance", () => {
    const found = findPatterns(
      days(60, (nth) => ({
        painful: nth % 6 === 0,
        exercises: Array.from({ length: 40 }, (_, which) => `own-${which}`).filter(
          (_, which) => (nth * (which + 3)) % 7 < 2,
        ),
      })),
    );
    expect(found).toMatchObject({ kind: "looked", found: [] });
  });
});

describe("factors", () => {
  const held = (kind: string, all: readonly TrainingDay[]) =>
    factorsOf(all).find(({ factor }) => factor.kind === kind)?.held;

  test("rest is the days between; before the first it is unknown", () => {
    const three = ["2026-03-01", "2026-03-02", "2026-03-08"].map((day) => ({ ...days(1, () => ({}))[0]!, day }));
    expect(held("no-rest-day", three)).toEqual([undefined, true, false]);
    expect(held("long-rest", three)).toEqual([undefined, false, true]);
  });

  test("a jump in work needs five weeks to be seen", () => {
    const many = days(24, (nth) => ({ sets: nth >= 18 ? 30 : 15 }));
    const jumps = held("work-jump", many)!;
    expect(jumps.slice(0, 18).filter((one) => one !== undefined)).toEqual([]);
    expect(jumps[18]).toBe(false);
    expect(jumps[22]).toBe(true);
  });
});
