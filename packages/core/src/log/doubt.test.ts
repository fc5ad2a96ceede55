import { expect, test } from "vitest";
import { settleDoubts } from "./doubt.ts";
import type { LoggedSet, SetsEntry } from "./entry.ts";

const entry = (...sets: LoggedSet[]): SetsEntry => ({ type: "sets", exercise: "bench-press", sets });
const typed = (value: number): LoggedSet => ({ kg: value, typed: { value, unit: "kg" }, reps: 5 });

test.each([
  { sets: [{ kg: 100, reps: 0 }], history: [], kind: "odd", because: "no repetition, and none that failed" },
  { sets: [{ kg: 100, reps: 0, failed: true as const }], history: [], kind: "settled", because: "it failed" },
  { sets: [{ kg: 100, reps: 500 }], history: [], kind: "odd", because: "nobody presses 500 times" },
  { sets: [{ kg: 0, reps: 500 }], history: [], kind: "settled", because: "500 push-ups are done" },
  { sets: [typed(900)], history: [typed(300)], kind: "jump", because: "three times the heaviest, and beyond anybody" },
  { sets: [typed(520)], history: [typed(480)], kind: "settled", because: "a leg press grows" },
])("$because: $kind", ({ sets, history, kind }) => {
  expect(settleDoubts(entry(...sets), undefined, history).kind).toBe(kind);
});

test("a lost decimal point offers the tenth, as it would have been typed", () => {
  expect(settleDoubts(entry(typed(1025)), undefined, [typed(100)])).toMatchObject({
    kind: "jump",
    other: { sets: [{ kg: 102.5, typed: { value: 102.5, unit: "kg" } }] },
  });
});

test("a minus is asked about", () => {
  expect(settleDoubts(entry(typed(100)), { kind: "minus", entry: 0 }, []).kind).toBe("odd");
});
