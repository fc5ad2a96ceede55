import { expect, test } from "vitest";
import { chartConfig, type Look } from "./chart-config.ts";
import { e1rmChart } from "./e1rm.ts";
import type { ChartSpec } from "./spec.ts";

function specNamed(exerciseName: string): ChartSpec {
  const points = [
    { day: "2026-11-01", e1rmKg: 110, kg: 95, reps: 5 },
    { day: "2026-11-12", e1rmKg: 120, kg: 105, reps: 4, isPr: true },
  ];
  const outcome = e1rmChart({ exerciseName, points, unit: "kg" });
  if (outcome.kind === "nothing") throw new Error(outcome.because);
  return outcome.spec;
}

const look: Look = { theme: "dark", widthPx: 360, measure: (text) => text.length * 8 };

test("no colour role is left for Chart.js to stumble over", () => {
  expect(JSON.stringify(chartConfig(specNamed("Bench Press"), look).config)).not.toContain('"$');
});

test("the spec can be drawn again: nothing of it is changed", () => {
  const spec = specNamed("Bench Press");
  const before = structuredClone(spec);
  chartConfig(spec, look);
  expect(spec).toEqual(before);
});

test("a heading of two lines makes the picture taller", () => {
  const oneLine = chartConfig(specNamed("Bench Press"), look);
  const twoLines = chartConfig(specNamed("Single-Arm Dumbbell Bulgarian Split Squat"), look);
  expect(oneLine.heightPx).toBe(270);
  expect(twoLines.heightPx).toBeGreaterThan(280);
  expect(twoLines.config.options?.plugins?.title?.text).toEqual(["Single-Arm Dumbbell Bulgarian Split", "Squat, e1RM"]);
});

test("a title's emoji, which the font lacks, are left out", () => {
  const { config } = chartConfig(specNamed("Жим лёжа 🏋️"), look);
  expect(config.options?.plugins?.title?.text).toEqual(["Жим лёжа, e1RM"]);
});
