import { expect, test } from "vitest";
import { readPlan } from "./read.ts";

const read = (text: string) => readPlan(text, { unit: "kg" });

/** Week, day, title, and how many items: what each session is. */
const outline = (text: string) =>
  read(text).sessions.map(({ week, day, title, items }) =>
    [week, day, title, items.map((item) => ("exercise" in item ? item.exercise : item.activity)).join("+")]
      .filter((part) => part !== undefined)
      .join(" "),
  );

test.each([
  ["2 weeks: Mon squat 3x5 100kg; Thu deadlift 2x5", 2],
  ["4 week plan: Mon squat 3x5, Thu deadlift 2x5", 4],
  ["For 6 weeks: Mon squat 3x5; Thu deadlift 2x5", 6],
  ["6-week block. Mon squat 3x5. Thu deadlift 2x5.", 6],
  ["6 weeks mon squat 3x5 thu deadlift 2x5", 6],
  ["Mon squat 3x5, Thu deadlift 2x5 for 8 weeks", 8],
  ["Mon squat 3x5, Thu deadlift 2x5. Repeat for 8 weeks", 8],
  ["Mon squat 3x5\nThu deadlift 2x5\n8 weeks", 8],
])("how long it lasts is taken from the line of the days, and not asked back: %s", (text, weeks) => {
  const reading = read(text);
  expect(reading.weeks).toBe(weeks);
  expect(reading.ambiguities).toEqual([]);
  expect(outline(text)).toEqual(["mon back-squat", "thu deadlift"]);
});

test("weeks of something else are not how long the plan lasts", () => {
  expect(read("Mon squat 3x5. No running for 2 weeks.").weeks).toBeUndefined();
  expect(read("2 weeks off, then Mon squat 3x5").weeks).toBeUndefined();
});

test("what a line of days calls its weeks beside their number is the plan's title", () => {
  const { title, weeks, ambiguities } = read("12 week marathon plan: Tue 8k easy, Sun long run 16k");
  expect({ title, weeks, ambiguities }).toEqual({ title: "12 week marathon plan", weeks: 12, ambiguities: [] });
});

test("a phase in front of its days is a cycle, in one line or several", () => {
  const base = { name: "Base", kind: "meso", from: 1, to: 4 };
  const weekly = read("Weeks 1-4 Base: Tue run 8k\nWeek 5 deload: Tue run 5k");
  expect(weekly.cycles).toEqual([base, { name: "Deload", kind: "meso", from: 5, to: 5 }]);
  expect(weekly.ambiguities).toEqual([]);
  const counted = read("base 4 weeks: tue run 8k; build 3 weeks: tue 6x800m");
  expect(counted.cycles).toEqual([base, { name: "Build", kind: "meso", from: 5, to: 7 }]);
  expect(counted.sessions.map(({ week }) => week)).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test("what a week's session is called is no phase", () => {
  expect(read("Week 1 upper: bench 3x5, row 3x8\nWeek 2 upper: bench 3x6, row 3x8").cycles).toBeUndefined();
});

test.each([
  ["A: squat 3x5, bench 3x5\nB: squat 3x5, press 3x5", ["A", "B"]],
  ["A:\nsquat 3x5\nbench 3x5\nB:\ndeadlift 1x5\npress 3x5", ["A", "B"]],
  ["Workout A: squat 3x5, bench 3x5 Workout B: squat 3x5, press 3x5", ["Workout A", "Workout B"]],
  ["Day A - squat 3x5, bench 3x5\nDay B - squat 3x5, press 3x5", ["Day A", "Day B"]],
  ["push: bench 3x8, dips 3x10 pull: rows 3x8 legs: squat 3x5", ["Push", "Pull", "Legs"]],
  ["Upper body: bench 3x8, rows 3x8\nLower body: squat 3x5", ["Upper body", "Lower body"]],
])("sessions named without a day are told apart: %s", (text, titles) => {
  const { sessions, ambiguities } = read(text);
  expect(sessions.map(({ title }) => title)).toEqual(titles);
  expect(ambiguities).toEqual([]);
});

test.each([
  "A: squat 3x5\nB: bench 3x5",
  "Mon\nA: squat 3x5, bench 3x5\nB: row 3x8",
  "A1: squat 3x5, bench 3x5\nB: row 3x8",
])("letters that only order stay in one session: %s", (text) => {
  expect(read(text).sessions).toHaveLength(1);
});

test.each([
  "Mon squat 3x5 Wed bench 3x5 Fri deadlift 1x5",
  "Mon: squat 3x5 Wed: bench 3x5 Fri: deadlift 1x5",
  "squat 3x5 mon, bench 3x5 wed, deadlift 1x5 fri",
])("days need no mark between them, and may stand behind: %s", (text) => {
  expect(outline(text)).toEqual(["mon back-squat", "wed bench-press", "fri deadlift"]);
});

test("a day off between two others is none of theirs", () => {
  const { sessions, ambiguities } = read("Mon squat 3x5 tue off wed bench 3x5");
  expect(sessions.map(({ day, items }) => [day, items.map(({ note }) => note)])).toEqual([
    ["mon", [undefined]],
    ["wed", [undefined]],
  ]);
  expect(ambiguities).toEqual([]);
});

test("a first line that holds a phase's days is no title", () => {
  const { cycles, sessions } = read("Base (weeks 1-2): Tue 8k\nBuild (weeks 3-4): Tue 10k");
  expect(cycles?.map(({ name }) => name)).toEqual(["Base", "Build"]);
  expect(sessions.map(({ week }) => week)).toEqual([1, 2, 3, 4]);
});

test("a day that is only pointed at parts nothing", () => {
  expect(outline("Mon squat 3x5, Wed bench 3x5 at 80% of Monday")).toEqual(["mon back-squat", "wed bench-press"]);
});

test("names side by side share the sets of their line", () => {
  const sets = (text: string) =>
    read(text).sessions[0]?.items.map((item) => [Object.values(item)[0], item.sets, item.reps]);
  const three = [
    ["back-squat", 3, 8],
    ["bench-press", 3, 8],
    ["barbell-row", 3, 8],
  ];
  expect(sets("Mon 3x8 squat bench row")).toEqual(three);
  expect(sets("Mon squat bench row 3x8 each")).toEqual(three);
});

test("what is added from week to week is no load", () => {
  expect(read("Mon squat 3x5 add 2.5kg each time").sessions[0]?.items).toEqual([
    { exercise: "back-squat", sets: 3, reps: 5, note: "add 2.5kg each time" },
  ]);
});
