import { expect, test } from "vitest";
import { agendaOf, NO_CHANGES, nextItem, usualExercises, type VisitSet } from "./agenda.ts";

const sets = (exerciseId: string, count: number, rest: Partial<VisitSet> = {}): VisitSet[] =>
  Array.from({ length: count }, () => ({ exerciseId, kg: 100, reps: 5, ...rest }));
const usual = [
  [...sets("bench", 4), ...sets("ohp", 3), ...sets("dip", 2)],
  [...sets("bench", 3), ...sets("ohp", 3)],
  [...sets("bench", 3), ...sets("fly", 2), ...sets("ohp", 2)],
];

test("the usual is what at least half of the visits have, with the median of sets", () => {
  expect(usualExercises(usual)).toEqual([
    { exerciseId: "bench", sets: 3 },
    { exerciseId: "ohp", sets: 3 },
  ]);
});

test("warm-ups and failed attempts are no sets", () => {
  const done = [...sets("bench", 2, { warmup: true }), ...sets("bench", 1, { reps: 0, failed: true })];
  expect(agendaOf({ done, usual, changes: NO_CHANGES })[0]).toEqual({ exerciseId: "bench", sets: 3, done: 0 });
});

test("the exercise under way goes on until its sets are done, then the next one not begun", () => {
  const at = (done: VisitSet[]) => nextItem(agendaOf({ done, usual, changes: NO_CHANGES }), done.at(-1)?.exerciseId);
  expect(at([])).toMatchObject({ exerciseId: "bench", done: 0 });
  expect(at(sets("bench", 2))).toMatchObject({ exerciseId: "bench", done: 2 });
  expect(at(sets("bench", 3))).toMatchObject({ exerciseId: "ohp" });
  expect(at(sets("ohp", 3))).toMatchObject({ exerciseId: "bench" });
  expect(at([...sets("bench", 3), ...sets("ohp", 3)])).toBeUndefined();
});

test("skipped exercises are gone, swapped ones count under their own name", () => {
  const changes = { skipped: ["ohp"], swapped: { bench: "machine-press" } };
  expect(agendaOf({ done: sets("machine-press", 1), usual, changes })).toEqual([
    { exerciseId: "machine-press", insteadOf: "bench", sets: 3, done: 1 },
  ]);
});

test("a plan goes before the habit", () => {
  const planned = [{ exerciseId: "squat", sets: 5, reps: { from: 5, to: 5 }, kg: 140 }];
  expect(agendaOf({ done: [], usual, planned, changes: NO_CHANGES })).toEqual([
    { exerciseId: "squat", sets: 5, done: 0, planned: { sets: 5, reps: { from: 5, to: 5 }, kg: 140 } },
  ]);
});
