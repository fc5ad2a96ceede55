import { expect, test } from "vitest";
import { formatClock, formatDuration, formatHours } from "./duration.ts";

test.each([
  { durationSec: 0, words: "0 s", clock: "0:00" },
  { durationSec: 45, words: "45 s", clock: "0:45" },
  { durationSec: 59.6, words: "1 min", clock: "1:00" },
  { durationSec: 90, words: "1:30", clock: "1:30" },
  { durationSec: 2700, words: "45 min", clock: "45:00" },
  { durationSec: 3150, words: "52:30", clock: "52:30" },
  { durationSec: 3599.6, words: "1 h", clock: "1:00:00" },
  { durationSec: 3723, words: "1:02:03", clock: "1:02:03" },
  { durationSec: 4500, words: "1 h 15 min", clock: "1:15:00" },
  { durationSec: 36_000, words: "10 h", clock: "10:00:00" },
])("$durationSec s is $words, on a clock $clock", ({ durationSec, words, clock }) => {
  expect(formatDuration(durationSec)).toBe(words);
  expect(formatClock(durationSec)).toBe(clock);
});

test("hours leave the seconds out", () => {
  expect(formatHours(27_015)).toBe("7 h 30 min");
  expect(formatHours(20)).toBe("0 min");
  expect(formatHours(3590)).toBe("1 h");
});
