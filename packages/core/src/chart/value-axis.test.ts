import fc from "fast-check";
import { expect, test } from "vitest";
import { fitRange, PACE_STEPS, quantile } from "./value-axis.ts";

test.each([
  { low: 111, high: 125, fit: { ticks: 4 }, ticks: [110, 115, 120, 125] },
  { low: 0, high: 9884, fit: { ticks: 4 }, ticks: [0, 2500, 5000, 7500] },
  { low: 100, high: 100, fit: { ticks: 4, minSpan: 10 }, ticks: [95, 97.5, 100, 102.5, 105] },
  { low: 210, high: 330, fit: { ticks: 4, steps: PACE_STEPS }, ticks: [210, 240, 270, 300, 330] },
])("$low to $high is ticked $ticks", ({ low, high, fit, ticks }) => {
  expect(fitRange(low, high, fit).ticks).toEqual(ticks);
});

test("holds the data, begins on a tick and keeps the headroom free", () => {
  const value = fc.double({ min: -1000, max: 100_000, noNaN: true });
  fc.assert(
    fc.property(value, value, fc.double({ min: 0, max: 0.5, noNaN: true }), (a, b, headroom) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      fc.pre(high - low > 1e-6 * Math.max(1, Math.abs(high)));
      const { min, max, ticks } = fitRange(low, high, { ticks: 4, headroom });
      expect(min - low).toBeLessThanOrEqual(1e-6 * (max - min) + 1e-9 * Math.abs(low));
      expect(ticks[0]).toBe(min);
      expect((max - high) / (max - min)).toBeGreaterThanOrEqual(headroom - 1e-6);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(6);
    }),
  );
});

test("a quantile lies between its neighbours", () => {
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
  expect(quantile([1, 2, 3, 4], 1)).toBe(4);
  expect(quantile([7], 0.3)).toBe(7);
});
