import { expect, test } from "vitest";
import { costWords, modelUseWords, usd } from "./model-use.ts";

test.each([
  [0, "$0"],
  [0.25, "$0.25"],
  [1.005, "$1.00"],
  [0.00184, "$0.0018"],
  [0.052, "$0.052"],
])("%d is %s", (amount, words) => {
  expect(usd(amount)).toBe(words);
});

test("a cost that is not known is not nothing", () => {
  expect(costWords({ calls: 2, failed: 0, unpriced: 2 })).toBe("cost unknown");
  expect(costWords({ calls: 3, failed: 0, unpriced: 1, costUsd: 0.02 })).toBe("$0.02 and 1 of unknown cost");
});

test("an athlete hears what was asked for them", () => {
  expect(modelUseWords({ calls: 3, failed: 1, unpriced: 0, costUsd: 0.0021 }, "claude-haiku-5-5", 0.25)).toBe(
    "The language model (claude-haiku-5-5) was asked 3 times for you today, 1 without an answer: $0.0021 of your $0.25.",
  );
  expect(modelUseWords({ calls: 3, failed: 1, unpriced: 2 }, "qwen3:8b", undefined)).toBe(
    "The language model (qwen3:8b) was asked 3 times for you today, 1 without an answer.",
  );
});
