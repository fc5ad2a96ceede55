import fc from "fast-check";
import { expect, test } from "vitest";
import type { LoggedSet } from "../log/entry.ts";
import { e1rmOf } from "./e1rm.ts";
import { e1rmBand } from "./e1rm-band.ts";

function bandOf(set: LoggedSet) {
  const e1rm = e1rmOf(set);
  if (e1rm.kind === "none") throw new Error(e1rm.because);
  return { ...e1rmBand(set, e1rm), kg: e1rm.kg };
}
const width = (set: LoggedSet) => bandOf(set).highKg - bandOf(set).lowKg;

test("a single at RPE 10 and a failed single are measured, not estimated", () => {
  expect(width({ kg: 140, reps: 1, rpe: 10 })).toBe(0);
  expect(width({ kg: 140, reps: 1, failed: true })).toBe(0);
});

test("five at RPE 8 with 100 kg: 123 kg give or take five", () => {
  const { lowKg, kg, highKg } = bandOf({ kg: 100, reps: 5, rpe: 8 });
  expect(kg).toBeCloseTo(123.3, 1);
  expect(highKg - kg).toBeCloseTo(5.2, 1);
  expect(kg - lowKg).toBeCloseTo(5.2, 1);
});

test("more reps make it wider, and so does effort that nobody told, upwards", () => {
  expect(width({ kg: 100, reps: 8, rpe: 9 })).toBeGreaterThan(width({ kg: 100, reps: 3, rpe: 9 }));
  const untold = bandOf({ kg: 100, reps: 5 });
  expect(untold.highKg - untold.kg).toBeGreaterThan(untold.kg - untold.lowKg);
});

test("the estimate lies in its band, and the band never below what was lifted", () => {
  const sets = fc.record({
    kg: fc.double({ min: 1, max: 400, noNaN: true }),
    reps: fc.integer({ min: 1, max: 9 }),
    rir: fc.integer({ min: 0, max: 3 }),
  });
  fc.assert(
    fc.property(sets, (set) => {
      const { lowKg, kg, highKg } = bandOf(set);
      expect(lowKg).toBeLessThanOrEqual(kg + 1e-9);
      expect(highKg).toBeGreaterThanOrEqual(kg);
      expect(lowKg).toBeGreaterThanOrEqual(set.kg - 1e-9);
    }),
  );
});
