import { expect, test } from "vitest";
import type { LogContext } from "../log/entry.ts";
import { readLog } from "../log/read.ts";
import { unreadIn } from "./unread.ts";

const CONTEXT: LogContext = { unit: "kg", now: "2026-11-21T18:30:00+01:00", group: false };

const unread = (text: string, context: Partial<LogContext> = {}) => {
  const given = { ...CONTEXT, ...context };
  return unreadIn(text, readLog(text, given), given);
};

test.each([
  "today was bench day. started with the empty bar, ended with 105 kilos moved four times",
  "hit a heavy triple at 100 on the bench then backed off to 90 for a set of five",
  "on the squat I worked my way to 140, which I got for 2",
])("something is left in: %s", (text) => {
  expect(unread(text)).toBeDefined();
});

test.each([
  "bench 100 3x5 @8, last rep slow",
  "squat 140",
  "run 10k 52:30 hr 152",
  "slept 7h30",
  "see you at 5",
  "how much did I bench in 2024?",
  "I will bench 140 tomorrow",
  "should I squat 100 or 110",
  "thanks!",
  "",
  "zercher 60 3x5",
])("nothing is left in: %s", (text) => {
  expect(unread(text)).toBeUndefined();
});

test("in a group nothing is", () => {
  expect(unread("it was bench day and in the end 105 kilos moved four times", { group: true })).toBeUndefined();
});

test("what is asked or planned beside it is left out, so that no answer can be found there", () => {
  const text =
    "it was bench day and in the end 105 kilos moved four times. Tomorrow I will squat 180 for 3. Is 200 too much?";
  expect(unread(text)).toBe("it was bench day and in the end 105 kilos moved four times.");
});

test("the longest message is looked at in no time, and not asked about", () => {
  expect(unread("bench ".repeat(3_000))).toBeUndefined();
});
