import { createRequire } from "node:module";
import { createCanvas, GlobalFonts, loadImage } from "@napi-rs/canvas";
import { bodyweightChart } from "@spotter/core/chart/bodyweight";
import { chartConfig } from "@spotter/core/chart/chart-config";
import { consistencyChart } from "@spotter/core/chart/consistency";
import { e1rmChart } from "@spotter/core/chart/e1rm";
import { e1rmSeveralChart } from "@spotter/core/chart/e1rm-several";
import { musclesChart } from "@spotter/core/chart/muscles";
import { readinessChart } from "@spotter/core/chart/readiness";
import { recordsChart } from "@spotter/core/chart/records";
import { sessionChart } from "@spotter/core/chart/session";
import { sharesChart } from "@spotter/core/chart/shares";
import type { ChartOutcome, ChartSpec } from "@spotter/core/chart/spec";
import { volumeChart } from "@spotter/core/chart/volume";
import { describe, expect, test } from "vitest";
import { PIXEL_DENSITY, renderPng } from "./render.ts";

const specOf = (outcome: ChartOutcome): ChartSpec => {
  if (outcome.kind === "nothing") throw new Error(outcome.because);
  return outcome.spec;
};

const TODAY = "2026-11-21";
const dayAgo = (days: number) => new Date(Date.UTC(2026, 10, 21 - days)).toISOString().slice(0, 10);
/** Mondays of half a year, the oldest first. */
const MONDAYS = Array.from({ length: 26 }, (_, nth) => dayAgo(5 + 7 * (25 - nth)));

const specs = {
  e1rm: specOf(
    e1rmChart({
      exerciseName: "Bench Press",
      points: [
        { day: "2026-10-01", e1rmKg: 110, kg: 95, reps: 5 },
        { day: "2026-10-20", e1rmKg: 117, kg: 100, reps: 5, isPr: true },
        { day: "2026-11-12", e1rmKg: 114, kg: 97.5, reps: 5 },
      ],
      unit: "kg",
    }),
  ),
  volume: specOf(
    volumeChart({
      weeks: Array.from({ length: 20 }, (_, index) => ({
        weekStart: new Date(Date.UTC(2026, 6, 6 + 7 * index)).toISOString().slice(0, 10),
        kg: 8000 + 300 * index,
        sets: 20 + (index % 4),
      })),
      unit: "lb",
    }),
  ),
  session: specOf(
    sessionChart({
      sport: "bike",
      laps: [
        { startSec: 0, endSec: 1800 },
        { startSec: 1800, endSec: 3600 },
      ],
      series: {
        power: Array.from({ length: 3600 }, (_, sec) => 200 + 50 * Math.sin(sec / 100)),
        hr: Array.from({ length: 3600 }, (_, sec) => 140 + 10 * Math.sin(sec / 300)),
      },
      unit: "km",
    }),
  ),
  several: specOf(
    e1rmSeveralChart({
      lifts: ["Back Squat", "Close-Grip Bench Press", "Romanian Deadlift", "Overhead Press"].map(
        (exerciseName, lift) => ({
          exerciseName,
          points: MONDAYS.map((day, nth) => ({ day, e1rmKg: 150 - 20 * lift + nth, kg: 100, reps: 5 })),
        }),
      ),
      unit: "kg",
    }),
  ),
  muscles: specOf(
    musclesChart({
      weeks: MONDAYS.map((weekStart, nth) => ({
        weekStart,
        sets: { legs: 12, back: 10 + (nth % 3), chest: 9, shoulders: 8, arms: 11, core: 4 },
      })),
      today: TODAY,
    }),
  ),
  readiness: specOf(
    readinessChart({
      volume: MONDAYS.map((weekStart, nth) => ({ weekStart, kg: 9000 + 500 * (nth % 4), sets: 30 })),
      felt: MONDAYS.map((weekStart, nth) => ({
        weekStart,
        sleep: 7 + (nth % 3) / 3,
        energy: 6,
        stress: 4,
        soreness: 3,
      })),
      unit: "lb",
      today: TODAY,
    }),
  ),
  consistency: specOf(
    consistencyChart({
      days: Array.from({ length: 150 }, (_, nth) => ({
        day: dayAgo(2 * nth),
        sets: nth % 3 ? 18 + nth : 0,
        otherSport: true,
      })),
      today: TODAY,
    }),
  ),
  records: specOf(
    recordsChart({
      records: Array.from({ length: 12 }, (_, nth) => ({
        exerciseName: nth % 2 ? "Single-Arm Dumbbell Overhead Press" : "Dip",
        bodyweight: nth % 2 === 0,
        heaviest: { kg: 100 + nth, reps: 5, day: dayAgo(40 * nth) },
      })),
      unit: "kg",
      today: TODAY,
    }),
  ),
  intensity: specOf(
    sharesChart({
      kind: "intensity",
      title: "Bulgarian Split Squat, intensity",
      by: "part of e1RM",
      ranges: ["<60 %", "60–70", "70–80", "80–90", "90+ %"],
      lately: [1, 5, 20, 9, 2],
      before: [10, 50, 120, 60, 9],
      latelyWords: { heading: "last 12 weeks", sentence: "in the last 12 weeks" },
      inWords: (zone) => `of sets at ${zone} % of your e1RM`,
      empty: "Nothing yet.",
    }),
  ),
  bodyweight: specOf(
    bodyweightChart({
      weighings: Array.from({ length: 200 }, (_, nth) => ({
        day: dayAgo(400 - 2 * nth),
        kg: 84 - nth / 70 + (nth % 3) / 4,
      })),
      unit: "lb",
    }),
  ),
};

type Area = { left: number; top: number; width: number; height: number };

/** The colours (`rrggbb`) of an area given in CSS px. */
async function coloursIn(png: Buffer, { left, top, width, height }: Area): Promise<Set<string>> {
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  const [x, y, w, h] = [left, top, width, height].map((px) => Math.round(px * PIXEL_DENSITY));
  const { data } = context.getImageData(x!, y!, w!, h!);
  const colours = new Set<string>();
  for (let at = 0; at < data.length; at += 4) {
    colours.add([data[at]!, data[at + 1]!, data[at + 2]!].map((part) => part.toString(16).padStart(2, "0")).join(""));
  }
  return colours;
}

const TITLE: Area = { left: 12, top: 12, width: 200, height: 24 };

describe.each(Object.entries(specs))("%s", (_name, spec) => {
  test.each(["light", "dark"] as const)("is a phone-sized PNG in %s, with title and data drawn", async (theme) => {
    const png = await renderPng(spec, { theme });
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect(png.readUInt32BE(16)).toBe(360 * PIXEL_DENSITY);
    // Headings of several lines make a picture higher, by three lines at most.
    const extraPx = png.readUInt32BE(20) / PIXEL_DENSITY - Math.round(spec.heightPx);
    expect(extraPx).toBeGreaterThanOrEqual(0);
    expect(extraPx).toBeLessThanOrEqual(50);
    expect(png.length).toBeLessThan(70 * 1024);

    const everywhere = await coloursIn(png, { left: 0, top: 0, width: 360, height: spec.heightPx });
    const [paper, ink, accent] = theme === "light" ? ["ffffff", "14181f", "1463c4"] : ["16191f", "f2f4f7", "6cb2ff"];
    expect(everywhere).toContain(paper);
    expect(everywhere).toContain(JSON.stringify(spec).includes('"$accent"') ? accent : ink);
    // Letters have soft edges: many shades between paper and ink, where a blank or boxes would have two.
    expect((await coloursIn(png, TITLE)).size).toBeGreaterThan(10);
  });
});

test("another title draws other pixels, in the shipped font", async () => {
  const one = await renderPng(specs.e1rm, { theme: "light" });
  const other = await renderPng({ ...specs.e1rm, title: "Overhead Press" }, { theme: "light" });
  expect(one.equals(other)).toBe(false);
  const inter = GlobalFonts.families.find(({ family }) => family === "Inter");
  expect(inter?.styles.map(({ weight }) => weight)).toEqual(expect.arrayContaining([400, 500, 600]));
});

test("the same spec draws the same picture twice, and a wider one on demand", async () => {
  const first = await renderPng(specs.session, { theme: "dark" });
  expect((await renderPng(specs.session, { theme: "dark" })).equals(first)).toBe(true);
  expect((await renderPng(specs.session, { theme: "dark", width: 400 })).readUInt32BE(16)).toBe(400 * PIXEL_DENSITY);
});

test("no two ticks of an axis touch at phone width", async () => {
  await renderPng(specs.e1rm, { theme: "light" });
  const require = createRequire(import.meta.url);
  const { Chart } = require("chart.js/auto") as typeof import("chart.js");
  const ruler = createCanvas(1, 1).getContext("2d");
  const measure = (text: string, font: string) => {
    ruler.font = font;
    return ruler.measureText(text).width;
  };
  for (const spec of Object.values(specs)) {
    const { config, heightPx } = chartConfig(spec, { theme: "light", widthPx: 360, measure });
    const canvas = Object.assign(createCanvas(360, heightPx), { style: {} });
    const chart = new Chart(canvas.getContext("2d"), config);
    for (const scale of Object.values(chart.scales)) {
      const places = scale.ticks.map((tick, index) => {
        const lines = [tick.label ?? ""].flat();
        const size = scale.isHorizontal() ? Math.max(...lines.map((line) => measure(line, "400 11px Inter"))) : 11;
        return { middle: scale.getPixelForTick(index), size };
      });
      places.sort((a, b) => a.middle - b.middle);
      for (const [index, place] of places.slice(1).entries()) {
        const before = places[index]!;
        expect(place.middle - before.middle).toBeGreaterThan((place.size + before.size) / 2);
      }
    }
    chart.destroy();
  }
});
