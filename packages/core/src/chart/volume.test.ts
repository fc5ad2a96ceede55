import { describe, expect, test } from "vitest";
import { dayOf, epochDay } from "../time/epoch-day.ts";
import type { ChartOutcome } from "./spec.ts";
import { volumeChart, type WeekVolume } from "./volume.ts";

const specOf = (outcome: ChartOutcome) => {
  if (outcome.kind === "nothing") throw new Error(outcome.because);
  return outcome.spec;
};
/** Weeks up to that of Monday 16 November 2026. */
const weeksOf = (kgs: number[]): WeekVolume[] =>
  kgs.map((kg, index) => ({
    weekStart: dayOf(epochDay("2026-11-16") - 7 * (kgs.length - 1 - index)),
    kg,
    sets: kg / 500,
  }));

describe("volumeChart", () => {
  test("compares the last week with the mean of the four before", () => {
    const spec = specOf(
      volumeChart({ exerciseName: "Squat", weeks: weeksOf([4000, 6000, 4000, 6000, 6000]), unit: "kg" }),
    );
    expect(spec.title).toBe("Squat, volume");
    expect(spec.reading).toBe("6,000 kg in the week of 16 Nov, +20 % on the four before");
  });

  test("a week that is not over is not judged", () => {
    const weeks = weeksOf([5000, 5000, 5000, 5000, 5000, 500]);
    const spec = specOf(volumeChart({ weeks, unit: "kg", today: "2026-11-17" }));
    expect(spec.reading).toBe("5,000 kg in the week of 9 Nov, ±0 % on the four before");
    expect(spec.config.data.datasets[0]!.backgroundColor).toEqual([...Array(5).fill("$accent"), "$accentSoft"]);
  });

  test("a week is over when its last day is", () => {
    const readingOn = (today: string) => specOf(volumeChart({ weeks: weeksOf([1500]), unit: "kg", today })).reading;
    expect(readingOn("2026-11-22")).toBe("1,500 kg this week so far");
    expect(readingOn("2026-11-23")).toBe("0 kg this week so far, 1,500 kg the week before");
  });

  test("the first week is told as it stands", () => {
    const spec = specOf(volumeChart({ weeks: weeksOf([1500]), unit: "kg", today: "2026-11-17" }));
    expect(spec.reading).toBe("1,500 kg this week so far");
  });

  test("weeks without training stand at zero, up to today", () => {
    const weeks = [
      { weekStart: "2026-10-19", kg: 1000, sets: 4 },
      { weekStart: "2026-11-02", kg: 2000, sets: 8 },
    ];
    const spec = specOf(volumeChart({ weeks, unit: "kg", today: "2026-11-16" }));
    expect(spec.table).toEqual({
      columns: ["week of", "volume (kg)", "sets"],
      rows: [
        ["2026-10-19", 1000, 4],
        ["2026-10-26", 0, 0],
        ["2026-11-02", 2000, 8],
        ["2026-11-09", 0, 0],
        ["2026-11-16", 0, 0],
      ],
    });
    expect(spec.marks.labels.map(({ text }) => text)).toEqual(["4", "0", "8", "0", "0"]);
  });

  test("pounds are pounds in the bars and in the table", () => {
    const spec = specOf(volumeChart({ weeks: weeksOf([453.59237]), unit: "lb" }));
    expect(spec.table.rows[0]![1]).toBe(1000);
    expect(spec.config.data.datasets[0]!.data[0]!.y).toBeCloseTo(1000, 9);
  });

  test("past thirteen weeks the sets have bars of their own", () => {
    const spec = specOf(volumeChart({ weeks: weeksOf(Array(14).fill(5000)), unit: "kg" }));
    expect(spec.config.data.datasets.map(({ label }) => label)).toEqual(["volume", "sets"]);
    expect(spec.marks.labels).toEqual([]);
  });

  test("ten years are drawn as the mean week of each month", () => {
    const spec = specOf(volumeChart({ weeks: weeksOf(Array(520).fill(5000)), unit: "kg" }));
    expect(spec.config.data.datasets[0]!.data.length).toBeLessThanOrEqual(121);
    expect(spec.config.data.datasets[0]!.data.every(({ y }) => y === 5000)).toBe(true);
    expect(spec.table.rows).toHaveLength(520);
  });

  test("without volume it says why there is no chart", () => {
    expect(volumeChart({ exerciseName: "Squat", weeks: [], unit: "kg" })).toEqual({
      kind: "nothing",
      because: "No volume load of Squat yet: log sets with load and reps.",
    });
    expect(volumeChart({ weeks: weeksOf([0, 0]), unit: "kg" }).kind).toBe("nothing");
  });

  test("the spec is data: JSON loses nothing", () => {
    const spec = specOf(volumeChart({ weeks: weeksOf(Array(20).fill(5000)), unit: "kg", today: "2026-11-17" }));
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
  });
});
