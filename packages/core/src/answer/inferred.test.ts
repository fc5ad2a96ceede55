import { expect, test } from "vitest";
import type { SetReading } from "../note/read-of-set.ts";
import { inferredWords } from "./inferred.ts";

const grind: SetReading = { rpe: { value: 9.5, from: "inferred", quote: "a grind" } };
const rested: SetReading = { restSeconds: { value: 180, from: "inferred", quote: "took 3 min" } };
const typed: SetReading = { rpe: { value: 8, from: "told" } };

test.each([
  { because: "one set is named", sets: [{}, grind, {}], words: "set 2 RPE ≈9.5 (from “a grind”)" },
  { because: "all need no name", sets: [rested, rested], words: "rest ≈3:00 (from “took 3 min”)" },
  { because: "a row is a range", sets: [grind, grind, grind, {}], words: "sets 1–3 RPE ≈9.5 (from “a grind”)" },
  { because: "others are listed", sets: [grind, {}, grind], words: "sets 1 and 3 RPE ≈9.5 (from “a grind”)" },
  { because: "what was typed needs no word", sets: [typed, {}], words: "" },
])("$because", ({ sets, words }) => {
  expect(inferredWords(sets)).toBe(words);
});
