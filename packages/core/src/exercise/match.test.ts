import { describe, expect, test } from "vitest";
import { CATALOGUE, exerciseById } from "./catalogue.ts";
import { MUSCLES } from "./exercise.ts";
import { matchExercise, nearest } from "./match.ts";

describe("a phrase names an exercise", () => {
  test.each([
    ["bench", "bench-press"],
    ["Inc DB press", "incline-dumbbell-press"],
    ["press incline dumbbell", "incline-dumbbell-press"],
    ["latpulldown", "lat-pulldown"],
    ["sqaut", "back-squat"],
    ["benhc press", "bench-press"],
    ["RDLs", "romanian-deadlift"],
    ["skullcrusers", "skull-crusher"],
    ["golbet squat", "goblet-squat"],
    ["leg pres", "leg-press"],
    ["bw squats", "air-squat"],
    ["press-ups", "push-up"],
    ["farmer's walk", "farmers-carry"],
    ["c&j", "clean-and-jerk"],
    ["t2b", "hanging-leg-raise"],
    ["chins", "chin-up"],
    ["hex bar", "trap-bar-deadlift"],
    ["T-Bar", "t-bar-row"],
    ["flyes", "dumbbell-fly"],
    ["sldl", "stiff-leg-deadlift"],
  ])("%s is %s", (phrase, id) => {
    expect(matchExercise(phrase)).toBe(id);
  });
});

describe("everyday English names none", () => {
  test.each([
    "press release",
    "clean the bench",
    "row of houses",
    "planks of wood",
    "plan",
    "squad",
    "bunch",
    "parking",
    "lounge",
    "",
  ])("%j", (phrase) => {
    expect(matchExercise(phrase)).toBeUndefined();
  });
});

test("the athlete's own phrase wins over the catalogue", () => {
  const aliases = new Map([["bench", "my-odd-bench"]]);
  expect(matchExercise("Bench", aliases)).toBe("my-odd-bench");
  expect(nearest("bench", aliases)).toContain("my-odd-bench");
});

test.each([
  ["zercher squat", "back-squat"],
  ["meadows row", "barbell-row"],
  ["spoto bench", "bench-press"],
])("%s lies near %s", (phrase, id) => {
  const ids = nearest(phrase);
  expect(ids).toHaveLength(3);
  expect(ids).toContain(id);
});

test("every exercise is found by its own name and id, and no two share an id", () => {
  for (const { id, name } of CATALOGUE) {
    expect(matchExercise(name), name).toBe(id);
    expect(matchExercise(id), id).toBe(id);
  }
  expect(new Set(CATALOGUE.map(({ id }) => id)).size).toBe(CATALOGUE.length);
});

test("no alias is claimed by two exercises", () => {
  for (const { id, aliases } of CATALOGUE) {
    for (const alias of aliases) expect(matchExercise(alias), `${alias} of ${id}`).toBe(id);
  }
});

test("a bodyweight exercise says which share of the body it moves, no other does", () => {
  for (const { id, load, bodyweightShare } of CATALOGUE) {
    expect(bodyweightShare !== undefined, id).toBe(load === "bodyweight");
    if (bodyweightShare !== undefined) expect(bodyweightShare > 0 && bodyweightShare <= 1, id).toBe(true);
  }
});

test("muscles are known ones, and none is both primary and secondary", () => {
  for (const { id, primary, secondary } of CATALOGUE) {
    expect(primary.length, id).toBeGreaterThan(0);
    for (const muscle of [...primary, ...secondary]) expect(MUSCLES, id).toContain(muscle);
    expect(
      primary.filter((muscle) => (secondary as readonly string[]).includes(muscle)),
      id,
    ).toEqual([]);
  }
});

test("an id outside the catalogue is nobody's", () => {
  expect(exerciseById("underwater-basket")).toBeUndefined();
});
