import { expect, test } from "vitest";
import { exerciseById } from "./catalogue.ts";
import { similarExercises } from "./similar.ts";

test("substitutes train the same muscle", () => {
  const found = similarExercises("bench-press", new Set(), 4);
  expect(found).toHaveLength(4);
  for (const id of found) expect(exerciseById(id)?.primary).toContain("chest");
  expect(found).not.toContain("bench-press");
});

test("what the athlete knows goes first", () => {
  expect(similarExercises("bench-press", new Set(["push-up"]), 4)[0]).toBe("push-up");
});

test("of an own exercise nothing is known", () => {
  expect(similarExercises("own-1", new Set(), 4)).toEqual([]);
});
