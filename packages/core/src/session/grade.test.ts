import fc from "fast-check";
import { expect, test } from "vitest";
import { askedByPhase } from "../effort/asked.ts";
import { addDays } from "../time/local.ts";
import type { VisitSet } from "./agenda.ts";
import { changeOf, type GradeFacts, gradeVisit } from "./grade.ts";

const DAY = "2026-11-20";
const sets = (exerciseId: string, count: number, kg: number, reps: number, rest: Partial<VisitSet> = {}): VisitSet[] =>
  Array.from({ length: count }, () => ({ exerciseId, kg, reps, ...rest }));
/** Every other day of the ten weeks up to today. */
const REGULAR = Array.from({ length: 35 }, (_, index) => addDays(DAY, -2 * index)).reverse();

function grade(facts: Partial<GradeFacts>) {
  return gradeVisit({ sets: [], before: new Map(), liftOf: () => ({}), day: DAY, visitDays: [], ...facts });
}
const bench = (count: number) => ({ against: "usual" as const, items: [{ exerciseId: "bench-press", sets: count }] });

test("the same again, all of it, in range, on schedule: 35×100 + 30×80 + 20×100 + 15×100 is 94, an A", () => {
  const done = sets("bench-press", 4, 100, 5, { rpe: 8 });
  const { letter, score, parts } = grade({
    sets: done,
    expected: bench(4),
    before: new Map([["bench-press", done]]),
    visitDays: REGULAR,
  });
  expect(parts.map(({ part, score: one }) => [part, one])).toEqual([
    ["completion", 100],
    ["progress", 80],
    ["effort", 100],
    ["consistency", 100],
  ]);
  expect([letter, score]).toEqual(["A", 94]);
});

test("a step of 2.5 % up makes it an A+", () => {
  const { letter } = grade({
    sets: sets("bench-press", 4, 102.5, 5, { rpe: 8 }),
    expected: bench(4),
    before: new Map([["bench-press", sets("bench-press", 4, 100, 5, { rpe: 8 })]]),
    visitDays: REGULAR,
  });
  expect(letter).toBe("A+");
});

test("half of the usual sets at the same load: (35×50 + 30×80) / 65 is 63.8, a D; what is not known does not count", () => {
  const { letter, score, parts } = grade({
    sets: sets("bench-press", 2, 100, 5),
    expected: bench(4),
    before: new Map([["bench-press", sets("bench-press", 4, 100, 5)]]),
  });
  expect(letter).toBe("D");
  expect(score).toBeCloseTo(63.85, 2);
  expect(parts.slice(2)).toEqual([
    { part: "effort", because: "no-ratings" },
    { part: "consistency", because: "too-few-visits" },
  ]);
});

test("one good lift in a session of a new kind is no A+: how much there was to do is not known", () => {
  const up = {
    sets: sets("bench-press", 1, 102.5, 5),
    before: new Map([["bench-press", sets("bench-press", 4, 100, 5)]]),
    visitDays: REGULAR,
  };
  expect(grade(up)).toMatchObject({ letter: "B+", score: 100, cappedBy: "completion-unknown" });
  expect(grade({ ...up, sets: sets("bench-press", 2, 102.5, 5, { rpe: 8 }) }).letter).toBe("B+");
  const worse = grade({ ...up, sets: sets("bench-press", 1, 95, 5) });
  expect(worse).toMatchObject({ letter: "D" });
  expect(worse.cappedBy).toBeUndefined();
});

test("all of it and a step up, but unrated and by a newcomer: an A, for two parts make no A+", () => {
  const up = {
    sets: sets("bench-press", 4, 102.5, 5),
    expected: bench(4),
    before: new Map([["bench-press", sets("bench-press", 4, 100, 5)]]),
  };
  expect(grade(up)).toMatchObject({ letter: "A", score: 100, cappedBy: "two-parts" });
  expect(grade({ ...up, sets: sets("bench-press", 4, 102.5, 5, { rpe: 8 }) })).toMatchObject({ letter: "A+" });
});

test("effort and calendar alone make no grade", () => {
  const { letter } = grade({ sets: sets("bench-press", 3, 100, 5, { rpe: 8 }), visitDays: REGULAR });
  expect(letter).toBeUndefined();
});

test("another exercise for the same muscle fills in for a taken machine; more sets of one do not", () => {
  const expected = {
    against: "plan" as const,
    items: [
      { exerciseId: "bench-press", sets: 3 },
      { exerciseId: "deadlift", sets: 3 },
    ],
  };
  const done = [...sets("dumbbell-bench-press", 3, 40, 8), ...sets("deadlift", 2, 140, 5)];
  expect(grade({ sets: done, expected }).parts[0]).toMatchObject({ done: 5, expected: 6, against: "plan" });
  const more = [...sets("bench-press", 6, 100, 5)];
  expect(grade({ sets: more, expected }).parts[0]).toMatchObject({ done: 3, expected: 6 });
});

test.each([
  { rpe: [7, 8, 9, 9.5], score: 100, because: "all in 6.5–9.5" },
  { rpe: [10, 10], score: 50, because: "all just above" },
  { rpe: [5, 8], score: 50, because: "one far too easy" },
])("rated $rpe the effort is $score: $because", ({ rpe, score }) => {
  const done = rpe.map((one): VisitSet => ({ exerciseId: "bench-press", kg: 100, reps: 5, rpe: one }));
  expect(grade({ sets: done }).parts[2]).toMatchObject({ score });
});

test("a plan's own RPE is what effort is held against", () => {
  const expected = { against: "plan" as const, items: [{ exerciseId: "bench-press", sets: 2, rpe: 6 }] };
  expect(grade({ sets: sets("bench-press", 2, 100, 5, { rpe: 6 }), expected }).parts[2]).toMatchObject({ score: 100 });
  expect(grade({ sets: sets("bench-press", 2, 100, 5, { rpe: 9 }), expected }).parts[2]).toMatchObject({ score: 0 });
});

test.each([
  { phase: "Strength", score: 100 },
  { phase: "Deload", score: 0 },
])("the same “hard”, read out of notes, is worth $score in a phase of $phase", ({ phase, score }) => {
  const done = sets("bench-press", 2, 100, 5).map((set): VisitSet => ({ ...set, inferredRpe: 9 }));
  expect(grade({ sets: done, phase: askedByPhase(phase)! }).parts[2]).toEqual({
    part: "effort",
    score,
    inRange: score / 50,
    rated: 2,
    inferred: 2,
    phase,
  });
});

test("words may lie half a point further off than a rating, and never stand in for one", () => {
  const done = (given: Partial<VisitSet>) =>
    sets("bench-press", 2, 100, 5).map((set): VisitSet => ({ ...set, ...given }));
  expect(grade({ sets: done({ inferredRpe: 10 }) }).parts[2]).toMatchObject({ score: 100, inferred: 2 });
  expect(grade({ sets: done({ rpe: 10, inferredRpe: 8 }) }).parts[2]).toMatchObject({ score: 50 });
});

test("half as many visits as usual is half of the consistency", () => {
  const visitDays = REGULAR.filter((day, index) => day <= addDays(DAY, -14) || index % 2 === 0);
  expect(grade({ visitDays }).parts[3]).toMatchObject({ recent: 4, usual: 7 });
});

test.each([
  { now: [{ kg: 100, reps: 5 }], before: [{ kg: 100, reps: 4 }], change: 35 / 34 - 1, by: "e1RM" },
  { now: [{ kg: 50, reps: 20 }], before: [{ kg: 50, reps: 15 }], change: 50 / 45 - 1, by: "load and reps past 12" },
  { now: [{ reps: 12 }], before: [{ reps: 10 }], change: 0.2, by: "reps" },
  { now: [{ seconds: 66 }], before: [{ seconds: 60 }], change: 0.1, by: "time" },
])("sets compare by $by", ({ now, before, change }) => {
  expect(changeOf(now, before, {})).toBeCloseTo(change, 10);
});

test("a hold and a lift do not compare", () => {
  expect(changeOf([{ seconds: 60 }], [{ kg: 100, reps: 5 }], {})).toBeUndefined();
});

test("any visit is graded between 0 and 100, and more sets never make it worse", () => {
  const count = fc.integer({ min: 1, max: 8 });
  fc.assert(
    fc.property(count, count, fc.integer({ min: 20, max: 300 }), (done, expected, kg) => {
      const scoreOf = (many: number) =>
        grade({
          sets: sets("bench-press", many, kg, 5),
          expected: bench(expected),
          before: new Map([["bench-press", sets("bench-press", 1, 100, 5)]]),
        }).score!;
      expect(scoreOf(done)).toBeGreaterThanOrEqual(0);
      expect(scoreOf(done)).toBeLessThanOrEqual(100);
      expect(scoreOf(done + 1)).toBeGreaterThanOrEqual(scoreOf(done));
    }),
  );
});
