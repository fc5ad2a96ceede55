import { expect, test } from "vitest";
import { type OwnWords, suggestExercises } from "./suggest.ts";

const NONE: OwnWords = { aliases: new Map(), own: new Map() };
const ANNAS: OwnWords = {
  aliases: new Map([
    ["the press", "bench-press"],
    ["zs", "own-1"],
  ]),
  own: new Map([["own-1", "Zercher Squat from Pins"]]),
};

test.each([
  { typed: "bench pr", first: "Bench Press", because: "names that begin so come first" },
  { typed: "romanian", first: "Romanian Deadlift", because: "so do longer ones" },
  { typed: "DB", first: "Dumbbell", because: "short words count as what they stand for" },
  { typed: "press bench", first: "Bench Press", because: "the order of words is free" },
  { typed: "deadlfit", first: "Deadlift", because: "slips of the finger are forgiven" },
])("$typed offers $first: $because", ({ typed, first }) => {
  expect(suggestExercises(typed, NONE, 25)[0]).toContain(first);
});

test("the athlete's own exercises and words go first", () => {
  expect(suggestExercises("", ANNAS, 2)).toEqual(["Zercher Squat from Pins", "Bench Press"]);
  expect(suggestExercises("zs", ANNAS, 25)[0]).toBe("Zercher Squat from Pins");
  expect(suggestExercises("the pr", ANNAS, 25)[0]).toBe("Bench Press");
  expect(suggestExercises("zercher", ANNAS, 25)[0]).toBe("Zercher Squat from Pins");
});

test("each name once, and no more than asked for, whatever is typed", () => {
  for (const typed of ["", "s", "press", "  ", "💥", "x".repeat(5000)]) {
    const names = suggestExercises(typed, ANNAS, 25);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeLessThanOrEqual(25);
  }
});
