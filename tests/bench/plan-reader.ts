/** How many plans the plan reader reads in a second on one core. */
import { readPlan } from "@spotter/core/plan/read";
import { planCases } from "../corpus/plan-score.ts";

const RUN_MS = 1500;

/** Reads our own corpus over and over, after a warm-up of the same length. */
export async function benchPlanReader(): Promise<{ plansPerSecond: number }> {
  const cases = planCases(new URL("../corpus/plans.own.jsonl", import.meta.url)) ?? [];
  const run = () => {
    const start = performance.now();
    let plans = 0;
    while (performance.now() - start < RUN_MS) {
      for (const { text, context } of cases) readPlan(text, context);
      plans += cases.length;
    }
    return plans / ((performance.now() - start) / 1000);
  };
  run();
  return { plansPerSecond: Math.round(run()) };
}
