import { expect, test } from "vitest";
import { readNote } from "./read.ts";

test.each([
  ["a rep of a set", "5th rep of the 8th set felt off", [{ set: 8, rep: 5, feel: -1 }]],
  ["a range of sets, one by one", "sets 2-4 were easy", [{ set: 2 }, { set: 3 }, { set: 4 }]],
  ["the first few", "first two sets felt light", [{ set: 1 }, { set: 2 }]],
  ["the last few as one", "last two sets were brutal", [{ set: "last" }]],
  ["all of them", "every set felt hard", [{ set: "all" }]],
  ["a slip of the finger", "thrid set was tough", [{ set: 3 }]],
  [
    "a noun left out",
    "first set was easy, the second was hard",
    [
      { set: 1, feel: 1 },
      { set: 2, feel: -1 },
    ],
  ],
])("points at %s", (_what, text, expected) => {
  expect(readNote(text)).toEqual(expected.map((fields) => expect.objectContaining({ kind: "effort", ...fields })));
});

test("the second to last set is a number only where the sets are known", () => {
  const text = "second to last set was brutal";
  expect(readNote(text)).toMatchObject([{ kind: "effort", feel: -1 }]);
  expect(readNote(text)[0]).not.toHaveProperty("set");
  expect(readNote(text, { sets: [{ reps: 5 }, { reps: 5 }, { reps: 5 }] })).toMatchObject([{ set: 2 }]);
});

test.each([
  ["knee pain 4/10", 4],
  ["slight niggle in the knee", 2],
  ["knee sore and achy", 4],
  ["sharp pain in the knee", 7],
  ["had to stop, knee pain", 9],
  ["no knee pain", 0],
  ["the knee felt fine", 0],
  ["knee wasn't sore", 0],
  ["tweaked my knee", undefined],
])("%s has severity %s", (text, severity) => {
  const [pain, ...more] = readNote(text);
  expect(pain).toMatchObject({ kind: "pain", bodyPart: "knee" });
  expect(pain?.severity).toBe(severity);
  expect(more).toEqual([]);
});

test("each part of the body is an observation with its own side", () => {
  expect(readNote("left hip and right knee sore")).toMatchObject([
    { bodyPart: "hip", side: "left", severity: 4 },
    { bodyPart: "knee", side: "right", severity: 4 },
  ]);
});

test.each([
  ["rested 90s between sets", 90],
  ["took a minute and a half between sets", 90],
  ["3:30 rest", 210],
  ["two minutes rest", 120],
  ["2-3 min rest", undefined],
])("%s rests %s seconds", (text, seconds) => {
  const [rest] = readNote(text);
  expect(rest?.kind).toBe("rest");
  expect(rest?.seconds).toBe(seconds);
});

test.each([
  ["not easy", -1],
  ["wasn't heavy at all", 1],
  ["heavy but manageable", 0],
  ["easier than expected", 1],
  ["harder than it should have been", -1],
  ["meant to be rpe 7, felt more like 9", -1],
  ["planned rpe 8 but felt like a 6", 1],
])("%s is felt as %s", (text, feel) => {
  expect(readNote(text)).toMatchObject([{ kind: "effort", feel }]);
});

test("names the exercise only where it is another than the note's own", () => {
  expect(readNote("squats felt heavy", { exercise: "back-squat" })[0]).not.toHaveProperty("exercise");
  expect(readNote("squats felt heavy", { exercise: "bench-press" })).toMatchObject([{ exercise: "back-squat" }]);
});

test.each([
  "easy run with the club",
  "rest day tomorrow",
  "5k PB 21:14",
  "leg day",
  "tight on time so left early",
  "time flew by",
  "came back from holiday",
])("%s says nothing of how it felt", (text) => {
  expect(readNote(text)).toEqual([]);
});

test.each(["easy miles, kept it slow", "woke up and lifted"])("%s tells what was done, not how it felt", (text) => {
  expect(readNote(text)).toEqual([]);
});

test("an empty bar is a load, and no verdict on it", () => {
  expect(readNote("started with the empty bar")).toEqual([]);
  expect(readNote("set 3 flew up like an empty bar")).toMatchObject([{ kind: "effort", feel: 1, set: 3 }]);
});
