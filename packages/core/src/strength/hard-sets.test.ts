import { expect, test } from "vitest";
import { MUSCLE_GROUPS, namedMuscles } from "../exercise/muscle-group.ts";
import { isHardSet, setsByGroup, setsFor } from "./hard-sets.ts";

test.each([
  [{ kg: 100, reps: 5, rpe: 7 }, true],
  [{ kg: 100, reps: 5, rpe: 6.5 }, false],
  [{ kg: 100, reps: 5, rir: 4 }, false],
  [{ kg: 100, reps: 5 }, true],
  [{ kg: 100, reps: 5, rpe: 6, failed: true as const }, true],
  [{ kg: 60, reps: 5, rpe: 9, warmup: true as const }, false],
  [{ kg: 100, reps: 0, failed: true as const }, false],
])("%j hard: %j", (set, hard) => {
  expect(isHardSet(set)).toBe(hard);
});

test("what is trained first counts whole, in passing half, and a muscle of no group of theirs not", () => {
  const sums = [{ exerciseId: "bench-press", hardSets: 6 }];
  expect(setsByGroup(sums)).toEqual({ chest: 6, shoulders: 3, arms: 3, back: 0, legs: 0, core: 0 });
  expect(setsFor(["triceps"], sums)).toBe(3);
});

test("a set that trains two muscles of a group is still one set", () => {
  expect(setsFor(MUSCLE_GROUPS.legs, [{ exerciseId: "back-squat", hardSets: 5 }])).toBe(5);
});

test("an exercise of the athlete's own trains nothing that is known", () => {
  expect(setsFor(MUSCLE_GROUPS.chest, [{ exerciseId: "own-3", hardSets: 5 }])).toBe(0);
});

test.each([
  ["chest", "Chest"],
  ["Pecs", "Chest"],
  ["rear delts", "Rear delts"],
  ["rear-delts", "Rear delts"],
  ["abs", "Core"],
  ["legs", "Legs"],
  ["quads", "Quads"],
])("%s are %s", (typed, name) => {
  expect(namedMuscles(typed)?.name).toBe(name);
});

test.each(["bench", "", "constructor"])("%j is no muscle", (typed) => {
  expect(namedMuscles(typed)).toBeUndefined();
});
