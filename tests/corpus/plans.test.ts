import { expect, test } from "vitest";
import { planCases, scorePlans } from "./plan-score.ts";

/** What is asked of the shared corpus; our own is read better. */
const LEAST = 0.92;
const LEAST_OWN = 0.97;

test("our own plans are read almost without a mistake", () => {
  const { f1, wrong } = scorePlans(planCases(new URL("plans.own.jsonl", import.meta.url)) ?? []);
  expect(f1, JSON.stringify(wrong, undefined, 1)).toBeGreaterThanOrEqual(LEAST_OWN);
});

const shared = planCases(new URL("../../../shared/corpus/plans.jsonl", import.meta.url));

test.skipIf(shared === undefined)(
  "the shared plans, where they stand beside the repository, are read as well as asked",
  () => {
    const { f1, wrong } = scorePlans(shared ?? []);
    expect(f1, JSON.stringify(wrong, undefined, 1)).toBeGreaterThanOrEqual(LEAST);
  },
);
