import { expect, test } from "vitest";
import { costUsd, mostUsd, takesEffort } from "./price.ts";

const MILLION = 1_000_000;
const nothing = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 };

test.each([
  { model: "claude-sonnet-5-5", use: { inputTokens: MILLION }, usd: 2 },
  { model: "claude-sonnet-5-5", use: { outputTokens: MILLION }, usd: 10 },
  { model: "claude-sonnet-5-5", use: { cacheReadTokens: MILLION }, usd: 0.1 },
  { model: "claude-sonnet-5-5", use: { cacheWriteTokens: MILLION }, usd: 2.5 },
  { model: "claude-haiku-4-5-20251001", use: { inputTokens: MILLION, outputTokens: MILLION }, usd: 6 },
  { model: "claude-haiku-5-5", use: { inputTokens: 10_000 }, usd: 0.001 },
  { model: "claude-haiku-5-5", use: { inputTokens: 150_000, cacheReadTokens: 50_000 }, usd: 0.0775 },
])("$model costs $usd for $use", ({ model, use, usd }) => {
  expect(costUsd(model, { ...nothing, ...use })).toBeCloseTo(usd, 9);
});

test("what a model of one's own costs is not known, which is not nothing", () => {
  expect(costUsd("qwen3", { ...nothing, inputTokens: 100 })).toBeUndefined();
  expect(mostUsd("qwen3", { promptTokens: 1000, maxTokens: 1000 })).toBeGreaterThan(0.05);
});

test("what is held back covers any call of that length", () => {
  const held = mostUsd("claude-haiku-5-5", { promptTokens: 2000, maxTokens: 500 });
  for (const use of [{ inputTokens: 2000 }, { cacheWriteTokens: 2000 }, { cacheReadTokens: 1000, inputTokens: 1000 }])
    expect(costUsd("claude-haiku-5-5", { ...nothing, outputTokens: 500, ...use })).toBeLessThanOrEqual(held);
});

test("effort is only asked of models that take it", () => {
  expect(["claude-haiku-5-5", "claude-haiku-4-5-20251001", "qwen3"].map(takesEffort)).toEqual([true, false, false]);
});
