import { expect, test } from "vitest";
import type { LoggedSet } from "../log/entry.ts";
import { loadSteps } from "./increment.ts";
import { standardRack } from "./plates.ts";
import { nextTarget, workSets } from "./progression.ts";

const steps = loadSteps("bench-press", "kg", standardRack("kg"));
const of = (kg: number, reps: number[], rest: LoggedSet = {}) => reps.map((one) => ({ kg, reps: one, ...rest }));

test.each([
  {
    past: [of(100, [8, 8, 8]), of(102.5, [6, 6, 6]), of(102.5, [8, 8, 8])],
    target: { kg: 105, reps: { from: 6, to: 8 }, reason: { kind: "all-at-top", reps: 8, stepKg: 2.5 } },
    because: "all at the top of six to eight",
  },
  {
    past: [of(100, [5, 5, 5])],
    target: { kg: 102.5, reps: { from: 5, to: 5 }, reason: { kind: "all-at-top", reps: 5, stepKg: 2.5 } },
    because: "three fives done",
  },
  {
    past: [of(100, [8, 7, 6])],
    target: { kg: 100, reps: { from: 6, to: 8 }, reason: { kind: "more-reps", last: [8, 7, 6] } },
    because: "not yet all at the top",
  },
  {
    past: [of(100, [5, 5, 5]), of(102.5, [5, 5, 4])],
    target: { kg: 102.5, reps: { from: 5, to: 5 }, reason: { kind: "more-reps", last: [5, 5, 4] } },
    because: "one miss is no reason to go down",
  },
  {
    past: [of(100, [5, 5, 5]), of(102.5, [5, 5, 4]), of(102.5, [5, 4, 4])],
    target: { kg: 92.5, reps: { from: 5, to: 5 }, reason: { kind: "deload", misses: 2 } },
    because: "two misses, 10 % off, rounded to plates",
  },
  {
    past: [of(100, [5, 5, 5], { rpe: 6 })],
    target: { kg: 105, reps: { from: 5, to: 5 }, rpe: 8, reason: { kind: "easy", rpe: 6 } },
    because: "two points under the target: (1 + 9/30) / (1 + 7/30) is 5.4 %, clipped to 5",
  },
  {
    past: [of(100, [5, 5, 5], { rpe: 10 })],
    target: { kg: 95, reps: { from: 5, to: 5 }, rpe: 8, reason: { kind: "hard", rpe: 10 } },
    because: "two points over: 5 % off at most",
  },
  {
    past: [of(100, [5, 5, 5], { rpe: 9 })],
    target: { kg: 100, reps: { from: 5, to: 5 }, reason: { kind: "repeat", rpe: 9 } },
    because: "done, but harder than meant",
  },
  {
    past: [of(0, [12, 12])],
    target: { kg: 0, reps: { from: 12, to: 13 }, reason: { kind: "more-reps", last: [12, 12] } },
    because: "bodyweight grows by repetitions",
  },
  {
    past: [of(-20, [8, 8])],
    target: { kg: -17.5, reps: { from: 8, to: 8 }, reason: { kind: "all-at-top", reps: 8, stepKg: 2.5 } },
    because: "assistance shrinks",
  },
  {
    past: [[{ seconds: 60 }, { seconds: 60 }]],
    target: { seconds: 65, reason: { kind: "longer", lastSec: 60 } },
    because: "holds grow by five seconds",
  },
])("$because", ({ past, target }) => {
  expect(nextTarget({ past, steps })).toEqual(target);
});

test("nothing known, nothing aimed at", () => {
  expect(nextTarget({ past: [], steps })).toBeUndefined();
  expect(nextTarget({ past: [of(60, [8], { warmup: true })], steps })).toBeUndefined();
});

test.each([
  { planned: { kg: 120, reps: { from: 3, to: 3 } }, kg: 120, kind: "planned" },
  // e1RM of 100 × 5 is 116.67, of which 80 % is 93.3.
  { planned: { percent1rm: 80, reps: { from: 5, to: 5 } }, kg: 92.5, kind: "planned-percent" },
  // 8 reps with 2 in reserve: 116.67 / (1 + 10/30) is 87.5.
  { planned: { rpe: 8, reps: { from: 6, to: 8 } }, kg: 87.5, kind: "planned-effort" },
])("a plan's $kind goes before the habit", ({ planned, kg, kind }) => {
  expect(nextTarget({ past: [of(100, [5, 5, 5])], planned, steps })).toMatchObject({ kg, reason: { kind } });
});

test("a plan that names only repetitions leaves the load to double progression", () => {
  const planned = { reps: { from: 8, to: 10 } };
  expect(nextTarget({ past: [of(100, [10, 10, 10])], planned, steps })).toMatchObject({
    kg: 102.5,
    reps: planned.reps,
  });
  expect(nextTarget({ past: [of(100, [9, 8, 8])], planned, steps })).toMatchObject({ kg: 100 });
});

test("the work of a day is where most sets were done, of equals the heaviest", () => {
  expect(workSets([...of(60, [5]), ...of(100, [5]), ...of(140, [3])])).toEqual(of(140, [3]));
  expect(workSets([...of(140, [1]), ...of(110, [6, 6, 6])])).toEqual(of(110, [6, 6, 6]));
});

test.each([
  { id: "bench-press", unit: "kg" as const, step: 2.5 },
  { id: "dumbbell-curl", unit: "kg" as const, step: 2 },
  { id: "bench-press", unit: "lb" as const, step: 2.26796185 },
])("$id grows by its own steps in $unit", ({ id, unit, step }) => {
  expect(loadSteps(id, unit, standardRack(unit)).stepKg).toBeCloseTo(step, 8);
});
