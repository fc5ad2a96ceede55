import { expect, test } from "vitest";
import { maxOf, meanMovingOf, meanOf } from "./average.ts";
import { decoupling } from "./decoupling.ts";
import { bestWindow, meanMax } from "./mean-max.ts";
import { normalizedPowerW } from "./normalized-power.ts";
import { secondSamples } from "./series.ts";
import { areZoneBounds, timeInZone } from "./zones.ts";

const GAP = Number.NaN;

/** `held(30, 400)`: 30 s at 400. */
function held(sec: number, value: number): number[] {
  return new Array<number>(sec).fill(value);
}

const samples = (...stretches: number[][]) => Float64Array.from(stretches.flat());

test("a pause does not vanish from mean-max: 30 s, a stop of ten minutes and 30 s make no minute", () => {
  const stopped = samples(held(30, 400), held(600, GAP), held(30, 400));
  expect(bestWindow(stopped, 30)).toEqual({ mean: 400, startSec: 0 });
  expect(meanMax(stopped)[60]).toBeNull();
});

test("seconds at 0 W count in mean-max: they were measured", () => {
  expect(bestWindow(samples(held(30, 400), held(30, 0)), 60)?.mean).toBe(200);
});

test("the first of equal windows is named", () => {
  expect(bestWindow(samples(held(20, 100), held(5, 300), held(20, 100), held(5, 300)), 5)).toEqual({
    mean: 300,
    startSec: 20,
  });
});

test("a window as long as the series fits, a longer one does not", () => {
  expect(meanMax(samples(held(60, 250)))).toMatchObject({ 60: { mean: 250, startSec: 0 }, 300: null });
});

test.each([
  { watts: held(600, 200), np: 200, because: "constant power is its own NP" },
  { watts: held(30, 200), np: 200, because: "30 samples are just enough" },
  { watts: held(29, 200), np: null, because: "29 are too few" },
  { watts: [...held(30, 200), ...held(600, GAP), ...held(30, 200)], np: 200, because: "a gap is not filled with 0 W" },
  { watts: held(600, 0), np: 0, because: "coasting is a measured 0" },
])("NP is $np: $because", ({ watts, np }) => {
  const normalized = normalizedPowerW(Float64Array.from(watts));
  if (np === null) expect(normalized).toBeNull();
  else expect(normalized).toBeCloseTo(np, 9);
});

test("hard minutes weigh more than their share: 10 min at 100 W and 10 min at 300 W is near 250 W", () => {
  expect(normalizedPowerW(samples(held(600, 100), held(600, 300)))).toBeCloseTo(252.4, 1);
});

test("equal halves do not drift; 10 % less power at the same heart rate drifts by 10 %", () => {
  const hr = samples(held(1200, 150));
  expect(decoupling("Pw:HR", samples(held(1200, 200)), hr)?.percent).toBeCloseTo(0, 9);
  expect(decoupling("Pw:HR", samples(held(600, 200), held(600, 180)), hr)).toEqual({
    kind: "Pw:HR",
    percent: expect.closeTo(10, 9),
    samples: 1200,
  });
});

test("decoupling needs ten minutes with both heart rate and power above 0", () => {
  const hr = samples(held(900, 150));
  expect(decoupling("Pw:HR", samples(held(599, 200), held(301, 0)), hr)).toBeNull();
  expect(decoupling("Pw:HR", samples(held(600, 200), held(300, GAP)), hr)?.samples).toBe(600);
});

test("a sample on a bound belongs to the zone above it", () => {
  expect(timeInZone(samples([129, 130, 144, 145, 175, 0, GAP]), [130, 145, 160, 175])).toEqual([2, 2, 1, 0, 1]);
  expect(timeInZone(samples([GAP, GAP]), [130])).toBeNull();
  expect(timeInZone(undefined, [130])).toBeNull();
});

test.each([
  { bounds: [130, 145], ok: true },
  { bounds: [], ok: false },
  { bounds: [145, 130], ok: false },
  { bounds: [130, 130], ok: false },
  { bounds: [0, 130], ok: false },
  { bounds: [130, Number.NaN], ok: false },
])("zone bounds $bounds can be used: $ok", ({ bounds, ok }) => {
  expect(areZoneBounds(bounds)).toBe(ok);
});

test("a mean divides by what was measured: 150 bpm and an empty second is 150", () => {
  expect(meanOf(samples([150, GAP]))).toBe(150);
  expect(meanOf(samples([90, 0]))).toBe(45);
  expect(meanMovingOf(samples([90, 0]))).toBe(90);
  expect(meanOf(samples([GAP]))).toBeNull();
  expect(maxOf(samples([GAP, 0]))).toBe(0);
  expect(maxOf(undefined)).toBeNull();
});

test("two records in one second are averaged, seconds between records stay missing", () => {
  const times = Float64Array.of(100, 100, 103, GAP, 110);
  const values = Float64Array.of(140, 150, 160, 999, 170);
  expect(secondSamples(times, values, 100, 5)).toEqual(Float64Array.of(145, GAP, GAP, 160, GAP));
  expect(secondSamples(times, values, 200, 5)).toBeUndefined();
});
