/** How many chat messages the log reader reads in a second on one core. */
import { readLog } from "@spotter/core/log/read";
import { logCases } from "../corpus/log-score.ts";

const RUN_MS = 1500;

/** Reads our own corpus over and over, after a warm-up of the same length. */
export async function benchLogReader(): Promise<{ linesPerSecond: number }> {
  const cases = logCases(new URL("../corpus/log.own.jsonl", import.meta.url)) ?? [];
  const run = () => {
    const start = performance.now();
    let lines = 0;
    while (performance.now() - start < RUN_MS) {
      for (const { text, context } of cases) readLog(text, context);
      lines += cases.length;
    }
    return lines / ((performance.now() - start) / 1000);
  };
  run();
  return { linesPerSecond: Math.round(run()) };
}
