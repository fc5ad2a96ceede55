import { expect, test } from "vitest";
import { wordsOf } from "../chat/words.ts";
import type { Grade } from "../session/grade.ts";
import { gradeBlocks, reviewBlocks } from "./session.ts";

const WORDS = { unit: "kg", today: "2026-11-21" } as const;
const capped: Grade = {
  letter: "B+",
  score: 100,
  cappedBy: "completion-unknown",
  parts: [
    { part: "completion", because: "nothing-to-compare" },
    { part: "progress", score: 100, change: 0.025, exercises: 1 },
  ],
};

test("a grade that could have been better says what was not known, at the end and under Why", () => {
  const summary = { sets: 1, exercises: 1, setsWithoutVolume: 0, reps: 5 };
  const review = { day: WORDS.today, summary, grade: capped, records: [], praise: "" };
  const because = "At most a B+ this time: without a plan or an earlier session like it";
  expect(wordsOf(reviewBlocks(review, WORDS))).toContain(because);
  const why = wordsOf(gradeBlocks(capped));
  expect(why).toContain("B+ from 100 of 100:");
  expect(why).toContain("Completion does not count");
  expect(why).toContain(because);
});

test("a grade by what is known in full says nothing of a limit", () => {
  const { cappedBy, ...grade } = capped;
  expect(wordsOf(gradeBlocks(grade))).not.toContain("At most");
});
