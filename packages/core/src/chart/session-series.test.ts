import { describe, expect, test } from "vitest";
import { binned, binSecFor, summaryOf } from "./session-series.ts";

const heart = { min: 30, max: 230 };

describe("binned", () => {
  test("means of each bin at its middle", () => {
    expect(binned([100, 110, 120, 130], { binSec: 2, plausible: heart })).toEqual([
      { x: 0.5, y: 105 },
      { x: 2.5, y: 125 },
    ]);
  });

  test("a second or two left out by the watch is no pause", () => {
    expect(binned([100, null, undefined, 110], { binSec: 1, plausible: heart })).toEqual([
      { x: 0, y: 100 },
      { x: 3, y: 110 },
    ]);
  });

  test("a pause breaks the line", () => {
    const samples = [100, ...Array<null>(60).fill(null), 90];
    expect(binned(samples, { binSec: 5, plausible: heart })).toEqual([
      { x: 0, y: 100 },
      { x: 30.5, y: null },
      { x: 61, y: 90 },
    ]);
  });

  test("what no heart does is dropped", () => {
    expect(binned([100, 255, 0, Number.NaN, 104], { binSec: 5, plausible: heart })).toEqual([{ x: 2, y: 102 }]);
  });

  test("four hours become few enough points", () => {
    const binSec = binSecFor(4 * 3600, 300);
    expect(binSec).toBe(48);
    expect(binned(new Float32Array(4 * 3600).fill(140), { binSec, plausible: heart })).toHaveLength(300);
  });
});

test("a summary keeps to its stretch", () => {
  expect(summaryOf([100, 120, 140, 160], heart, 1, 3)).toEqual({ mean: 130, min: 120, max: 140 });
  expect(summaryOf([null, null], heart)).toBeUndefined();
});
