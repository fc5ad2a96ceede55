import fc from "fast-check";
import { expect, test } from "vitest";
import { editDistance } from "./edit-distance.ts";

test.each([
  ["squat", "squat", 0],
  ["sqaut", "squat", 1],
  ["sqat", "squat", 1],
  ["squatt", "squat", 1],
  ["skuat", "squat", 1],
  ["dumbel", "dumbbell", 2],
  ["bench", "beach", 1],
])("from %s to %s it is %i", (a, b, distance) => {
  expect(editDistance(a, b, 4)).toBe(distance);
});

test("beyond the limit it answers one more than the limit", () => {
  expect(editDistance("bench", "deadlift", 2)).toBe(3);
});

test("it does not matter which word comes first", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
      expect(editDistance(a, b, 9)).toBe(editDistance(b, a, 9));
    }),
  );
});
