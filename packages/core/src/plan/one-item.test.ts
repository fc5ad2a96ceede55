import { expect, test } from "vitest";
import { readPlan } from "./read.ts";

const sessions = (text: string) => readPlan(text, { unit: "kg" }).sessions;

test.each([
  "Sun long run 90 min zone 2, or ride 3h if the knee is bad",
  "Sun long run 90 min zone 2 or ride 3h if the knee is bad",
])("what may be done instead is a note, no second item: %s", (text) => {
  expect(sessions(text)).toEqual([
    {
      day: "sun",
      title: "Long run",
      sport: "run",
      items: [{ activity: "run", seconds: 5400, zone: 2, note: "or ride 3h if the knee is bad" }],
    },
  ]);
});

test("a lift without a number behind one with sets is one more thing to do", () => {
  expect(sessions("Wed deadlift 1x5, rows, curls")[0]?.items).toEqual([
    { exercise: "deadlift", sets: 1, reps: 5 },
    { exercise: "barbell-row" },
    { exercise: "dumbbell-curl" },
  ]);
});

test("minutes behind kilometres are their pace, though nothing says running", () => {
  expect(sessions("Tue 5x1km @ 4:00 w/ 90s rest")).toEqual([
    {
      day: "tue",
      sport: "run",
      items: [{ activity: "run", repeat: 5, meters: 1000, paceSecondsPerKm: 240, restSeconds: 90 }],
    },
  ]);
});

test("a load told in front of its lift is the lift's", () => {
  expect(readPlan("Mon put 225 pounds on the bar and squat 5x5", { unit: "kg" })).toMatchObject({
    sessions: [{ items: [{ exercise: "back-squat", sets: 5, reps: 5, kg: 102.06 }] }],
    ambiguities: [],
  });
});

test.each([
  ["Mon 18:00 gym: squat 3x5", "pm"],
  ["Mon 18:00 squat 3x5", "pm"],
  ["Mon 18:30: squat 3x5", "pm"],
  ["Mon 7:30 squat 3x5", "am"],
])("an hour of the day in front of what is done then is no length: %s", (text, slot) => {
  expect(sessions(text)).toMatchObject([{ day: "mon", slot, items: [{ exercise: "back-squat", sets: 3, reps: 5 }] }]);
});

test("minutes and seconds of an outing stay its length", () => {
  expect(sessions("Tue 20:00 run")).toEqual([
    { day: "tue", sport: "run", items: [{ activity: "run", seconds: 1200 }] },
  ]);
  const parts = sessions("Mon bike 15:00 easy, 20:00 tempo")[0]?.items.map(({ seconds }) => seconds);
  expect(parts).toEqual([900, 1200]);
});

test("a table's row with less than one set is asked back, not read", () => {
  const table = "day,exercise,sets,reps,kg\nMon,squat,-3,5,100\nWed,bench,3,5,60";
  const { ambiguities } = readPlan(table, { unit: "kg" });
  expect(sessions(table)).toEqual([
    { day: "wed", sport: "strength", items: [{ exercise: "bench-press", sets: 3, reps: 5, kg: 60 }] },
  ]);
  expect(ambiguities.map(({ quote }) => quote)).toEqual(["Mon,squat,-3,5,100"]);
});
