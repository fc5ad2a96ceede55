/** A vitest reporter that sends the totals to `./spotter test`, which prints them as its last line. */
import type { Reporter, SerializedError, TestModule } from "vitest/node";

export type Totals = { passed: number; failed: number; skipped: number };

/** What keeps tests from running (a broken import, a failing hook, an error nobody caught) counts as a failed test. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const totals: Totals = { passed: 0, failed: unhandled.length, skipped: 0 };
    for (const module of modules) {
      totals.failed += module.errors().length > 0 ? 1 : 0;
      for (const suite of module.children.allSuites()) totals.failed += suite.errors().length > 0 ? 1 : 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state !== "pending") totals[state]++;
      }
    }
    process.send?.(totals);
  }
}
