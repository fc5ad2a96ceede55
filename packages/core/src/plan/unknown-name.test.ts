import { expect, test } from "vitest";
import { readPlan } from "./read.ts";

const read = (text: string) => readPlan(text, { unit: "kg" });
const items = (text: string) => read(text).sessions.flatMap((session) => session.items);

test.each([
  ["Wed 4x8 floobar press 60kg", "floobar press", "4x8 floobar press 60kg"],
  ["Wed floobar press 4x8, 60kg, rest 2 min", "floobar press", "floobar press 4x8, 60kg, rest 2 min"],
  ["Wed floobar incline press 4x8", "floobar incline press", "floobar incline press 4x8"],
])("a word nobody knows in front of a name makes another exercise, which is asked about: %s", (text, name, quote) => {
  const { sessions, ambiguities } = read(text);
  expect(sessions).toEqual([]);
  expect(ambiguities).toEqual([{ kind: "unknown-exercise", quote, name, nearest: expect.any(Array) }]);
});

test("what stands around an exercise nobody knows is read, and takes nothing of it", () => {
  expect(items("Mon squat 3x5 floobar press 4x8, 60 kg, curls 3x10")).toEqual([
    { exercise: "back-squat", sets: 3, reps: 5 },
    { exercise: "dumbbell-curl", sets: 3, reps: 10 },
  ]);
});

test.each(["heavy", "moderate", "explosive", "beltless", "easy", "optional"])(
  "a manner in front of a name colours the exercise: %s",
  (word) => {
    expect(items(`Mon ${word} squat 3x5`)).toMatchObject([{ exercise: "back-squat", sets: 3, reps: 5, note: word }]);
  },
);

test("with whom it is done makes no other exercise", () => {
  expect(items("Mon with Zorgly squat 3x5")).toMatchObject([{ exercise: "back-squat", note: "Zorgly" }]);
});

test("a line of words nobody knows adds no sets to the lift above", () => {
  const { sessions, ambiguities } = read("Mon squat 3x5\nsomething zorgly with the floobar 4 times round");
  expect(sessions.flatMap((session) => session.items)).toEqual([{ exercise: "back-squat", sets: 3, reps: 5 }]);
  expect(ambiguities).toEqual([{ kind: "unplaced", quote: "something zorgly with the floobar 4 times round" }]);
});
