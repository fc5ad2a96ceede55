import { expect, test } from "vitest";
import { loadSteps } from "./increment.ts";
import { standardRack } from "./plates.ts";
import { warmUpRamp } from "./warm-up.ts";

const barbell = loadSteps("back-squat", "kg", standardRack("kg"));
const ramp = (topKg: number, reps?: number) =>
  warmUpRamp({ topKg, reps, equipment: "barbell", barKg: 20, nearestKg: barbell.nearestKg }).map(
    (step) => `${step.kg}×${step.reps}`,
  );

test.each([
  { topKg: 140, reps: undefined, steps: ["20×8", "70×5", "97.5×3", "120×2"] },
  { topKg: 140, reps: 1, steps: ["20×8", "70×5", "97.5×3", "120×1", "130×1"] },
  { topKg: 60, reps: 5, steps: ["20×8", "30×5", "42.5×3"] },
  { topKg: 30, reps: 8, steps: ["20×8"] },
  { topKg: 20, reps: 8, steps: [] },
])("up to $topKg kg for $reps: $steps", ({ topKg, reps, steps }) => {
  expect(ramp(topKg, reps)).toEqual(steps);
});

test("a machine has no bar", () => {
  const { nearestKg } = loadSteps("leg-press", "kg", standardRack("kg"));
  expect(warmUpRamp({ topKg: 200, reps: 10, equipment: "machine", barKg: 20, nearestKg })).toEqual([
    { kg: 100, reps: 8 },
    { kg: 150, reps: 4 },
  ]);
});
