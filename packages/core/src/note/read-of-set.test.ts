import { expect, test } from "vitest";
import type { Feel } from "./observation.ts";
import { inferredRpe, readingOfSet } from "./read-of-set.ts";

test.each([
  { quote: "meant to be RPE 7, felt more like a 9", feel: -1, rpe: 9 },
  { quote: "easily two more reps in the tank", feel: 1, rpe: 8 },
  { quote: "1 rep left", feel: 0, rpe: 9 },
  { quote: "missed the last rep", feel: -1, rpe: 10 },
  { quote: "nearly failed", feel: -1, rpe: 9.5 },
  { quote: "a proper grind", feel: -1, rpe: 9.5 },
  { quote: "felt heavy", feel: -1, rpe: 9 },
  { quote: "a bit heavy", feel: -1, rpe: 8.5 },
  { quote: "was fine", feel: 0, rpe: 8 },
  { quote: "moved well", feel: 1, rpe: 7 },
  { quote: "flew up", feel: 1, rpe: 6 },
  { quote: "felt like 8 kg more", feel: -1, rpe: 9 },
])("“$quote” is about RPE $rpe", ({ quote, feel, rpe }) => {
  expect(inferredRpe({ kind: "effort", quote, feel: feel as Feel })).toBe(rpe);
});

test("what is not of effort has no RPE", () => {
  expect(inferredRpe({ kind: "fatigue", quote: "legs heavy", feel: -1 })).toBeUndefined();
  expect(inferredRpe({ kind: "effort", quote: "three sets" })).toBeUndefined();
});

test("what was typed is never overwritten", () => {
  const about = [
    { kind: "effort" as const, quote: "a grind", feel: -1 as const },
    { kind: "rest" as const, quote: "3 min rest", seconds: 180 },
    { kind: "tempo" as const, quote: "3-1-1 tempo" },
  ];
  expect(readingOfSet({ rpe: 7, restSeconds: 90, tempo: "2-0-2" }, about)).toEqual({
    rpe: { value: 7, from: "told" },
    restSeconds: { value: 90, from: "told" },
    tempo: { value: "2-0-2", from: "told" },
  });
  expect(readingOfSet({ rir: 2 }, about).rpe).toEqual({ value: 8, from: "told" });
  expect(readingOfSet({}, about)).toEqual({
    rpe: { value: 9.5, from: "inferred", quote: "a grind" },
    restSeconds: { value: 180, from: "inferred", quote: "3 min rest" },
    tempo: { value: "3-1-1", from: "inferred", quote: "3-1-1 tempo" },
  });
});

test("a set ends as hard as its hardest rep", () => {
  const about = [
    { kind: "effort" as const, quote: "first rep easy", feel: 1 as const },
    { kind: "effort" as const, quote: "last rep hard", feel: -1 as const },
  ];
  expect(readingOfSet({}, about).rpe).toEqual({ value: 9, from: "inferred", quote: "last rep hard" });
});

test("nothing said is nothing known", () => {
  expect(readingOfSet({}, [])).toEqual({});
});
