import { describe, expect, test } from "vitest";
import { dayOf, epochDay } from "../time/epoch-day.ts";
import { effortChart } from "./effort.ts";
import { notesChart } from "./notes.ts";
import { painChart } from "./pain.ts";
import type { ChartOutcome } from "./spec.ts";

const specOf = (outcome: ChartOutcome) => {
  if (outcome.kind === "nothing") throw new Error(outcome.because);
  return outcome.spec;
};
const TODAY = "2026-11-21";

describe("painChart", () => {
  const knee = { bodyPart: "knee", side: "left", quote: "left knee twinge", severity: 6 } as const;

  test("draws each part's worst of a day, and counts what has no figure", () => {
    const spec = specOf(
      painChart({
        told: [
          { ...knee, day: "2026-11-10" },
          { ...knee, day: "2026-11-10", severity: 2 },
          { ...knee, day: "2026-11-20", severity: 0 },
          { day: "2026-11-12", quote: "hip pinched", bodyPart: "hip" },
        ],
        today: TODAY,
      }),
    );
    expect(spec.config.data.datasets.map(({ label, data }) => [label, data.map(({ y }) => y)])).toEqual([
      ["left knee", [6, 0]],
    ]);
    expect(spec.reading).toBe("Left knee most often, 2 times; last pain on 12 Nov; 1 time without a figure");
  });

  test("draws no line through weeks in which nobody told of pain, however rarely a part hurts", () => {
    const days = ["2026-07-10", "2026-09-10", "2026-11-10", "2026-11-20"];
    const hip = { bodyPart: "hip", quote: "hip sore", severity: 4, day: "2026-11-12" } as const;
    const spec = specOf(painChart({ told: [...days.map((day) => ({ ...knee, day })), hip], today: TODAY }));
    expect(spec.config.data.datasets[0]!.data.map(({ y }) => y)).toEqual([6, null, 6, null, 6, 6]);
    expect(spec.marks.captions[0]!.items).toMatchObject([
      { text: "left knee", sign: "dot" },
      { text: "hip", sign: "diamond" },
    ]);
  });

  test("is not drawn of parts that never hurt", () => {
    expect(painChart({ told: [{ ...knee, day: "2026-11-10", severity: 0 }], today: TODAY }).kind).toBe("nothing");
    expect(painChart({ told: [{ day: "2026-11-12", quote: "hip pinched" }], today: TODAY })).toMatchObject({
      because: expect.stringContaining("told once, never with"),
    });
  });
});

describe("effortChart", () => {
  const told = (value: number) => ({ value, from: "told" as const });
  const asked = { low: 4, high: 6.5, from: "phase" as const, words: "Deload" };

  test("counts sets against what was asked of them, and keeps what was read apart from what was told", () => {
    const spec = specOf(
      effortChart({
        sets: [
          { day: "2026-11-10", rpe: told(6), asked },
          { day: "2026-11-10", rpe: { value: 9, from: "inferred", quote: "hard" }, asked },
          { day: "2026-11-12", rpe: told(8), asked },
        ],
      }),
    );
    expect(spec.reading).toBe("1 of 3 sets as asked, 2 harder, 0 easier; 1 effort read out of notes");
    expect(spec.table.rows[0]).toEqual(["2026-11-10", 6, 9, 4, 6.5, "Deload"]);
  });

  test("without a plan and a habit it tells the mean alone", () => {
    expect(specOf(effortChart({ sets: [{ day: "2026-11-10", rpe: told(8) }] })).reading).toBe("Mean RPE 8 over 1 set");
    expect(effortChart({ sets: [] }).kind).toBe("nothing");
  });
});

describe("notesChart", () => {
  const monday = (weeksAgo: number) => dayOf(epochDay("2026-11-16") - 7 * weeksAgo);
  const volume = [8000, 4000, 8200, 4100, 8100, 4200].map((kg, nth) => ({ weekStart: monday(5 - nth), kg, sets: 20 }));
  const felt = volume.map(({ weekStart, kg }) => ({
    weekStart,
    good: kg > 5000 ? 1 : 3,
    neutral: 0,
    bad: kg > 5000 ? 3 : 1,
  }));

  test("compares the words of heavy and light weeks", () => {
    const spec = specOf(notesChart({ volume, felt, unit: "kg", today: TODAY }));
    expect(spec.reading).toBe("Balance of notes −0.5 in your heaviest weeks, +0.5 in the lightest");
    expect(spec.table.rows[0]).toEqual([monday(5), 8000, 1, 0, 3, -0.5]);
  });

  test("a week without words breaks the line, too few are not compared, none are told", () => {
    const some = felt.filter((_, nth) => nth !== 2);
    const spec = specOf(notesChart({ volume, felt: some, unit: "kg", today: TODAY }));
    expect(spec.config.data.datasets[0]!.data[2]!.y).toBeNull();
    expect(spec.reading).toBe("5 weeks with volume and notes, too few to compare");
    expect(notesChart({ volume, felt: [], unit: "kg", today: TODAY }).kind).toBe("nothing");
  });
});
