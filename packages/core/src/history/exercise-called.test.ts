import { describe, expect, test } from "vitest";
import { exerciseCalled } from "./exercise-called.ts";

describe("another app's name", () => {
  test.each([
    ["Bench Press (Barbell)", "bench-press"],
    ["Bench Press (Dumbbell)", "dumbbell-bench-press"],
    ["Squat (Barbell)", "back-squat"],
    ["Deadlift (Barbell)", "deadlift"],
    ["Overhead Press (Barbell)", "overhead-press"],
    ["Bent Over Row (Barbell)", "barbell-row"],
    ["Incline Bench Press (Dumbbell)", "incline-dumbbell-press"],
    ["Lat Pulldown (Cable)", "lat-pulldown"],
    ["Leg Press", "leg-press"],
    ["Leg Extension (Machine)", "leg-extension"],
    ["Lying Leg Curl (Machine)", "leg-curl"],
    ["Pull Up", "pull-up"],
    ["Romanian Deadlift (Barbell)", "romanian-deadlift"],
    ["Bicep Curl (Dumbbell)", "dumbbell-curl"],
    ["Face Pull (Cable)", "face-pull"],
    ["Triceps Pushdown (Cable - Straight Bar)", "triceps-pushdown"],
    ["Flat Barbell Bench Press", "bench-press"],
  ])("%s is %s", (name, id) => {
    expect(exerciseCalled(name)).toBe(id);
  });

  test.each(["Zottman Whirl (Dumbbell)", "Warm Up", "Bench Press (Underwater)"])(
    "%s is left to the athlete",
    (name) => {
      expect(exerciseCalled(name)).toBeUndefined();
    },
  );

  test("the athlete's own word wins", () => {
    expect(exerciseCalled("Zottman Whirl (Dumbbell)", new Map([["zottman whirl (dumbbell)", "own-7"]]))).toBe("own-7");
  });
});
