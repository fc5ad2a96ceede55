import { expect, test } from "vitest";
import { readPlan } from "./read.ts";
import { startTold } from "./start-told.ts";

const TODAY = "2026-11-21";

const outline = (text: string) =>
  readPlan(text, { unit: "kg", today: TODAY }).sessions.map(
    ({ week, day, items }) =>
      `${week} ${day} ${items.map((item) => ("exercise" in item ? item.exercise : item.activity)).join("+")}`,
  );

test.each([
  "23/11 squat 3x5\n25/11 bench 3x5\n1/12 deadlift 1x5",
  "Mon 23 Nov: squat 3x5\nWed 25 Nov: bench 3x5\nTue 1 Dec: deadlift 1x5",
  "Nov 23rd - squat 3x5\nNov 25th - bench 3x5\nDec 1st - deadlift 1x5",
  "2026-11-23 squat 3x5\n2026-11-25 bench 3x5\n2026-12-01 deadlift 1x5",
  "23/11 squat 3x5, 25/11 bench 3x5, 1/12 deadlift 1x5",
])("dates are days, and weeks count from the earliest: %s", (text) => {
  expect(outline(text)).toEqual(["1 mon back-squat", "1 wed bench-press", "2 tue deadlift"]);
});

test("of two small numbers the weekday tells which is the month", () => {
  expect(outline("Mon 7/12 squat 3x5")).toEqual(["1 mon back-squat"]);
});

test("a fraction is no date", () => {
  expect(outline("Mon: squat 3x5\n3/4 squats 3x5")).toEqual(["undefined mon back-squat+back-squat"]);
});

test.each([
  ["Base plan start 7 Dec\nMon squat 3x5", "2026-12-07"],
  ["5k plan (starts Mon 7th December)\nTue run 5k", "2026-12-07"],
  ["23/11 squat 3x5\n25/11 bench 3x5", "2026-11-23"],
  ["Wed 25 Nov: bench 3x5", "2026-11-23"],
  ["Plan start 1 Nov\nMon squat 3x5", undefined],
  ["Mon squat 3x5, start 100 kg", undefined],
])("when a plan begins is taken from its words, if that day is to come: %s", (text, day) => {
  expect(startTold(text, TODAY)).toBe(day);
});
