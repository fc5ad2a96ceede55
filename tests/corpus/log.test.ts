import { expect, test } from "vitest";
import { logCases, scoreLog } from "./log-score.ts";

const LEAST = 0.97;

test("our own log corpus is read almost without a mistake", () => {
  const { score, wrong } = scoreLog(logCases(new URL("log.own.jsonl", import.meta.url)) ?? []);
  expect(score, JSON.stringify(wrong, undefined, 1)).toBeGreaterThanOrEqual(LEAST);
});

const shared = logCases(new URL("../../../shared/corpus/log.jsonl", import.meta.url));

test.skipIf(shared === undefined)(
  "the shared log corpus, where it stands beside the repository, is read as well",
  () => {
    const { score, wrong } = scoreLog(shared ?? []);
    expect(score, JSON.stringify(wrong, undefined, 1)).toBeGreaterThanOrEqual(LEAST);
  },
);
