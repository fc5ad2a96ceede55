import { describe, expect, test } from "vitest";
import { dayOf, epochDay } from "../time/epoch-day.ts";
import { muscleVolumeChart } from "./muscle-volume.ts";
import { musclesChart } from "./muscles.ts";
import { type ReadinessWeek, readinessChart } from "./readiness.ts";
import type { ChartOutcome } from "./spec.ts";
import { slotsOf } from "./weeks.ts";

const specOf = (outcome: ChartOutcome) => {
  if (outcome.kind === "nothing") throw new Error(outcome.because);
  return outcome.spec;
};
/** A Saturday; its week began on the 16th. */
const TODAY = "2026-11-21";
const monday = (weeksAgo: number) => dayOf(epochDay("2026-11-16") - 7 * weeksAgo);
const none = { legs: 0, back: 0, chest: 0, shoulders: 0, arms: 0, core: 0 };

describe("weeks side by side", () => {
  test("reach to today, with those left out", () => {
    const slots = slotsOf([{ weekStart: monday(3) }], TODAY);
    expect(slots.map(({ weeks, open }) => [weeks[0]?.weekStart, open])).toEqual([
      [monday(3), false],
      [undefined, false],
      [undefined, false],
      [undefined, true],
    ]);
  });

  test("ten years are means of ten weeks, and none is lost", () => {
    const weeks = Array.from({ length: 520 }, (_, nth) => ({ weekStart: monday(519 - nth) }));
    const slots = slotsOf(weeks, TODAY);
    expect(slots).toHaveLength(52);
    expect(slots.flatMap((slot) => slot.weeks)).toEqual(weeks);
  });

  test("this week is over on its Sunday", () => {
    expect(slotsOf([{ weekStart: monday(0) }], "2026-11-22")[0]!.open).toBe(false);
  });
});

describe("musclesChart", () => {
  test("stacks each week's sets and names the most and the least trained, this week aside", () => {
    const spec = specOf(
      musclesChart({
        weeks: [
          { weekStart: monday(2), sets: { ...none, legs: 10, chest: 6 } },
          { weekStart: monday(1), sets: { ...none, legs: 14, chest: 5.5 } },
          { weekStart: monday(0), sets: { ...none, core: 40 } },
        ],
        today: TODAY,
      }),
    );
    expect(spec.table).toEqual({
      columns: ["week of", "legs", "back", "chest", "shoulders", "arms", "core"],
      rows: [
        [monday(2), 10, 0, 6, 0, 0, 0],
        [monday(1), 14, 0, 5.5, 0, 0, 0],
        [monday(0), 0, 0, 0, 0, 0, 40],
      ],
    });
    expect(spec.reading).toBe("Most for legs (12 sets a week in 2 weeks), none for core");
    expect(spec.config.data.datasets.map(({ data }) => data[1]!.y)).toEqual([14, 0, 5.5, 0, 0, 0]);
  });

  test("without a hard set it says why there is no chart", () => {
    expect(musclesChart({ weeks: [{ weekStart: monday(0), sets: none }], today: TODAY }).kind).toBe("nothing");
  });
});

describe("muscleVolumeChart", () => {
  const weeks = [10, 10, 8, 12, 15, 3].map((sets, nth) => ({ weekStart: monday(5 - nth), sets }));

  test("compares the last whole week with the four before", () => {
    const spec = specOf(muscleVolumeChart({ name: "Chest", weeks, today: TODAY }));
    expect(spec.reading).toBe("15 hard sets in the week of 9 Nov, +50 % on the four before");
    expect(spec.table.rows.at(-1)).toEqual(["2026-11-16", 3]);
    expect(spec.marks.labels.map(({ text }) => text)).toEqual(["10", "10", "8", "12", "15", "3"]);
  });

  test("the first week is told as it stands, and no set at all in a sentence", () => {
    const first = muscleVolumeChart({ name: "Chest", weeks: [{ weekStart: monday(0), sets: 2.5 }], today: TODAY });
    expect(specOf(first).reading).toBe("2.5 hard sets this week so far");
    expect(muscleVolumeChart({ name: "Rear delts", weeks: [], today: TODAY })).toEqual({
      kind: "nothing",
      because: "No hard sets of rear delts yet.",
    });
  });
});

describe("readinessChart", () => {
  const volume = [8000, 4000, 8200, 4100, 8100, 4200].map((kg, nth) => ({ weekStart: monday(5 - nth), kg, sets: 20 }));
  const felt: ReadinessWeek[] = volume.map(({ weekStart, kg }) => ({
    weekStart,
    sleep: 7.25,
    soreness: kg > 5000 ? 6 : 3,
  }));
  const chart = (weeks: ReadinessWeek[]) => specOf(readinessChart({ volume, felt: weeks, unit: "kg", today: TODAY }));

  test("tells what differs most between heavy and light weeks", () => {
    const spec = chart(felt);
    expect(spec.reading).toBe("In your heaviest weeks soreness 6, in the lightest 3");
    expect(spec.table.columns).toEqual(["week of", "volume (kg)", "sleep (h)", "soreness"]);
    expect(spec.table.rows[0]).toEqual([monday(5), 8000, 7.3, 6]);
    expect(Object.keys(spec.axes)).toEqual(["x", "y", "felt"]);
  });

  test("finds nothing where there is nothing", () => {
    expect(chart(felt.map((week) => ({ ...week, soreness: 3 }))).reading).toBe(
      "Your heavy weeks feel much like your light ones",
    );
    expect(chart(felt.slice(1)).reading).toBe("5 weeks with volume and answers, too few to compare");
  });

  test("a week without an answer breaks the line, and no answer at all is told", () => {
    const lines = chart(felt.filter((_, nth) => nth !== 2)).config.data.datasets;
    expect(lines[0]!.data.map(({ y }) => y)).toEqual([7.25, 7.25, null, 7.25, 7.25, 7.25]);
    expect(readinessChart({ volume, felt: [], unit: "kg", today: TODAY }).kind).toBe("nothing");
  });
});
