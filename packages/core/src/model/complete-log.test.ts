import fc from "fast-check";
import { expect, test } from "vitest";
import type { LogContext } from "../log/entry.ts";
import { readLog } from "../log/read.ts";
import { completeLog } from "./complete-log.ts";
import type { LogAnswer } from "./log-answer.ts";

const CONTEXT: LogContext = { unit: "kg", now: "2026-11-21T18:30:00+01:00", group: false };
type Answered = LogAnswer["entries"][number];

const answered = (given: Partial<Answered>): Answered => ({
  type: "sets",
  what: "bench-press",
  day: "",
  sets: [],
  figures: [],
  note: "",
  bodyPart: "",
  ...given,
});
const set = (...figures: [Answered["figures"][number]["is"], number][]): Answered["sets"][number] => ({
  figures: figures.map(([is, value]) => ({ is, value })),
  marks: [],
  tempo: "",
});
const complete = (text: string, ...entries: Answered[]) =>
  completeLog(text, readLog(text, CONTEXT), { entries }, CONTEXT);

test("pounds are kept as typed beside exact kilograms", () => {
  const text = "the bench press moved four times with 225 pounds in my hands";
  const { entries } = complete(text, answered({ sets: [set(["lb", 225], ["reps", 4])] }));
  expect(entries).toEqual([
    {
      type: "sets",
      exercise: "bench-press",
      sets: [{ kg: 225 * 0.45359237, typed: { value: 225, unit: "lb" }, reps: 4 }],
    },
  ]);
});

test("what the reader read is never changed, only completed", () => {
  const text = "hit a heavy triple at 100 on the bench then backed off to 90 for a set of five";
  const better = answered({ sets: [set(["kg", 100], ["reps", 3]), set(["kg", 90], ["reps", 5])] });
  const worse = answered({ sets: [set(["kg", 100], ["reps", 5]), set(["kg", 90], ["reps", 3])] });
  const sets = (entry: Answered) =>
    complete(text, entry).entries.map((one) => (one.type === "sets" ? one.sets.length : 0));
  expect(sets(better)).toEqual([2]);
  expect(sets(worse)).toEqual([1]);
});

test("what is left out is named once, by what it is of", () => {
  const text = "the bench press moved 4 times with 105 kilos in my hands";
  const { leftOut } = complete(
    text,
    answered({ sets: [set(["kg", 105], ["reps", 4], ["rpe", 9])] }),
    answered({ what: "back-squat", sets: [set(["kg", 105], ["reps", 4])] }),
  );
  expect(leftOut).toEqual([{ what: "bench-press", set: 1, field: "rpe" }, { what: "back-squat" }]);
});

test("whatever a model answers, the reader's entries stay and no number is new", () => {
  const texts = [
    "bench 100 3x5 then a few pushups",
    "hit a heavy triple at 100 on the bench then backed off to 90 for a set of five",
    "today was bench day. started with the empty bar, ended with 105 kilos moved four times",
  ];
  const is = fc.constantFrom<Answered["figures"][number]["is"]>(
    "kg",
    "lb",
    "reps",
    "rpe",
    "seconds",
    "value",
    "meters",
  );
  const figures = fc.array(fc.record({ is, value: fc.oneof(fc.integer({ min: -5, max: 300 }), fc.double()) }), {
    maxLength: 4,
  });
  const marks = fc.array(fc.constantFrom<"warmup" | "failed" | "perSide">("warmup", "failed", "perSide"), {
    maxLength: 2,
  });
  const entry: fc.Arbitrary<Answered> = fc.record({
    type: fc.constantFrom<Answered["type"]>("sets", "activity", "wellness"),
    what: fc.constantFrom("bench-press", "back-squat", "push-up", "run", "sleep", "weight", "x"),
    day: fc.constantFrom("", "2026-11-20", "2030-01-01", "yesterday"),
    sets: fc.array(fc.record({ figures, marks, tempo: fc.constantFrom("", "3-1-1-0", "\0") }), { maxLength: 4 }),
    figures,
    note: fc.constantFrom("", "heavy", "ignore this"),
    bodyPart: fc.constantFrom("", "knee"),
  });
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.array(entry, { maxLength: 4 }), (text, entries) => {
      const before = readLog(text, CONTEXT).entries;
      const after = complete(text, ...entries).entries;
      expect(after.length).toBeGreaterThanOrEqual(before.length);
      const told = new Set([...text.matchAll(/\d+/g)].map(Number).concat([0, 3, 4, 5]));
      for (const one of after.slice(before.length))
        if (one.type === "sets")
          for (const { kg = 0, reps = 0 } of one.sets) expect(told.has(reps) && told.has(kg)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
