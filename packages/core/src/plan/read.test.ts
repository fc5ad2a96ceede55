import { expect, test } from "vitest";
import { readPlan } from "./read.ts";

const read = (text: string) => readPlan(text, { unit: "kg" });

test("three lines are three sessions", () => {
  expect(read("Mon squat 5x5 @ 80%\nWed bench 3x8-10, RPE 8\nSat easy run 8k")).toEqual({
    sessions: [
      { day: "mon", sport: "strength", items: [{ exercise: "back-squat", sets: 5, reps: 5, percent1rm: 80 }] },
      { day: "wed", sport: "strength", items: [{ exercise: "bench-press", sets: 3, repsMin: 8, repsMax: 10, rpe: 8 }] },
      { day: "sat", title: "Easy run", sport: "run", items: [{ activity: "run", meters: 8000 }] },
    ],
    ambiguities: [],
  });
});

test("phases told at the top hold for the headings of their name", () => {
  const { cycles, weeks, sessions } = read(
    "Weeks 1-2 accumulation, week 3 deload\n\nAccumulation\nTue: squat 4x8\n\nDeload\nTue: squat 2x5",
  );
  expect(cycles).toEqual([
    { name: "Accumulation", kind: "meso", from: 1, to: 2 },
    { name: "Deload", kind: "meso", from: 3, to: 3 },
  ]);
  expect(weeks).toBe(3);
  expect(sessions.map(({ week, items }) => [week, items[0]?.sets])).toEqual([
    [1, 4],
    [2, 4],
    [3, 2],
  ]);
});

test("a rest said once is every lift's that has none of its own", () => {
  const { sessions } = read("Day 1\nSquat 5x5\nBench 5x5, 90s rest\nRest 3 min between sets");
  expect(sessions[0]?.items.map(({ restSeconds }) => restSeconds)).toEqual([180, 90]);
});

test("a range of anything but repetitions is a note, and leaves its field away", () => {
  const [squat, bench] = read("Mon: squat 3-4x8 @ 70-75%, bench 3x5 RPE 7-8, rest 2-3 min").sessions[0]?.items ?? [];
  expect(squat).toEqual({ exercise: "back-squat", reps: 8, note: "3-4, 70-75%" });
  expect(bench).toEqual({ exercise: "bench-press", sets: 3, reps: 5, note: "RPE 7-8, rest 2-3 min" });
});

test("what depends on the future is quoted as a rule, what nobody knows as unplaced", () => {
  const { sessions, ambiguities } = read(
    "Day 1\nSquat 5x5\nIf the knee hurts, do leg press instead\n\nGlorp the blarn.",
  );
  expect(sessions).toHaveLength(1);
  expect(ambiguities).toEqual([
    { kind: "rule", quote: "If the knee hurts, do leg press instead" },
    { kind: "unplaced", quote: "Glorp the blarn." },
  ]);
});

test("sets of an exercise nobody knows are asked about, with the names likeliest meant", () => {
  const { ambiguities } = read("Mon\nBench 5x5\nZombie flumps 3x10");
  expect(ambiguities).toEqual([
    {
      kind: "unknown-exercise",
      quote: "Zombie flumps 3x10",
      name: "zombie flumps",
      nearest: expect.arrayContaining([expect.any(String)]),
    },
  ]);
});

test("a table's rows are told under their headers, and end with it", () => {
  const { sessions } = read(
    "| Week | Mon Squat |\n|---|---|\n| 1 | 5x5 @ 70% |\n| 2 | 5x3 @ 80% |\n\nRest 3 min between sets.",
  );
  expect(sessions).toEqual([
    {
      week: 1,
      day: "mon",
      sport: "strength",
      items: [{ exercise: "back-squat", sets: 5, reps: 5, percent1rm: 70, restSeconds: 180 }],
    },
    {
      week: 2,
      day: "mon",
      sport: "strength",
      items: [{ exercise: "back-squat", sets: 5, reps: 3, percent1rm: 80, restSeconds: 180 }],
    },
  ]);
});

test("the athlete's own names come first", () => {
  const aliases = new Map([["the widowmaker", "back-squat"]]);
  expect(readPlan("Mon: the widowmaker 1x20", { unit: "kg", aliases }).sessions[0]?.items).toEqual([
    { exercise: "back-squat", sets: 1, reps: 20 },
  ]);
});

test("sessions are told again only where there are none, so that copies of copies do not pile up", () => {
  const swapped = "Friday: same as Monday\nMonday: same as Friday\n";
  const { sessions, ambiguities } = read(`Monday: squat 5x5\n${swapped.repeat(200)}`);
  expect(sessions.map(({ day }) => day)).toEqual(["mon", "fri"]);
  expect(ambiguities).toContainEqual({ kind: "unplaced", quote: "Monday: same as Friday" });
});
