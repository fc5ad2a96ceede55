import { describe, expect, test } from "vitest";
import type { Plan, PlanContext, PlanItem, PlanSession } from "../plan/plan.ts";
import { groundPlan } from "./plan.ts";

const KG: PlanContext = { unit: "kg" };
const LB: PlanContext = { unit: "lb" };

const WEEK = "Mon: bench 5x3 @ 80%, rest 3 min\nWed: squat 3x5 at 140, dips 3x8-12\nSat: long run 16 km z2";

const on = (day: PlanSession["day"], ...items: PlanItem[]): PlanSession => ({
  ...(day !== undefined && { day }),
  sport: "strength",
  items,
});
const plan = (...sessions: PlanSession[]): Plan => ({ sessions });
const bench = (fields: object): PlanItem => ({ exercise: "bench-press", ...fields });
const squat = (fields: object): PlanItem => ({ exercise: "back-squat", ...fields });
const outing = (day: PlanSession["day"], fields: object): PlanSession => ({
  ...on(day, { activity: "run", ...fields }),
  sport: "run",
});

const HOSTILE: [because: string, text: string, answer: Plan, kept: Plan, context?: PlanContext][] = [
  ["sets and reps changed round", WEEK, plan(on("mon", bench({ sets: 3, reps: 5 }))), plan(on("mon", bench({})))],
  [
    "a percentage as kilograms",
    WEEK,
    plan(on("mon", bench({ sets: 5, reps: 3, kg: 80 }))),
    plan(on("mon", bench({ sets: 5, reps: 3 }))),
  ],
  [
    "kilograms as a percentage",
    WEEK,
    plan(on("wed", squat({ sets: 3, reps: 5, percent1rm: 140 }))),
    plan(on("wed", squat({ sets: 3, reps: 5 }))),
  ],
  [
    "a load nobody wrote",
    WEEK,
    plan(on("mon", bench({ sets: 5, reps: 3, kg: 100 }))),
    plan(on("mon", bench({ sets: 5, reps: 3 }))),
  ],
  ["another exercise's amounts", WEEK, plan(on("mon", bench({ repsMin: 8, repsMax: 12 }))), plan(on("mon", bench({})))],
  [
    "a range off by one",
    WEEK,
    plan(on("wed", { exercise: "dip", sets: 3, repsMin: 8, repsMax: 13 })),
    plan(on("wed", { exercise: "dip", sets: 3, repsMin: 8 })),
  ],
  [
    "an exercise for good measure",
    WEEK,
    plan(on("mon", bench({ sets: 5, reps: 3 }), { exercise: "face-pull", sets: 3, reps: 15 })),
    plan(on("mon", bench({ sets: 5, reps: 3 }))),
  ],
  ["a likelier variant", WEEK, plan(on("mon", { exercise: "incline-bench-press", sets: 5, reps: 3 })), plan()],
  ["an exercise on another day", WEEK, plan(on("wed", bench({ sets: 5, reps: 3 }))), plan()],
  ["a day that is not there", WEEK, plan(on("tue", bench({ sets: 5, reps: 3 }))), plan()],
  [
    "the item twice",
    WEEK,
    plan(on("mon", bench({ sets: 5, reps: 3 }), bench({ sets: 5, reps: 3 }))),
    plan(on("mon", bench({ sets: 5, reps: 3 }))),
  ],
  [
    "the session twice",
    WEEK,
    plan(on("mon", bench({ sets: 5, reps: 3 })), on("mon", bench({ sets: 5, reps: 3 }))),
    plan(on("mon", bench({ sets: 5, reps: 3 }))),
  ],
  [
    "a rest in minutes for seconds",
    WEEK,
    plan(on("mon", bench({ sets: 5, reps: 3, restSeconds: 3 }))),
    plan(on("mon", bench({ sets: 5, reps: 3 }))),
  ],
  [
    "a week of no such plan",
    WEEK,
    plan({ ...on("mon", bench({ sets: 5, reps: 3 })), week: 4 }),
    plan(on("mon", bench({ sets: 5, reps: 3 }))),
  ],
  [
    "a length nobody gave",
    WEEK,
    { weeks: 8, ...plan(on("mon", bench({ sets: 5, reps: 3 }))) },
    plan(on("mon", bench({ sets: 5, reps: 3 }))),
  ],
  [
    "a cycle nobody named",
    WEEK,
    { cycles: [{ name: "Base", kind: "meso", from: 1, to: 3 }], ...plan(on("mon", bench({ sets: 5 }))) },
    plan(on("mon", bench({ sets: 5 }))),
  ],
  [
    "a title nobody gave",
    WEEK,
    { title: "Powerbuilding", ...plan(on("mon", bench({ sets: 5 }))) },
    plan(on("mon", bench({ sets: 5 }))),
  ],
  [
    "a slot nobody told",
    WEEK,
    plan({ ...on("mon", bench({ sets: 5 })), slot: "am" }),
    plan(on("mon", bench({ sets: 5 }))),
  ],
  [
    "words put into a note",
    WEEK,
    plan(on("mon", bench({ sets: 5, note: "stop when it hurts" }))),
    plan(on("mon", bench({ sets: 5 }))),
  ],
  [
    "a tempo that is none",
    WEEK,
    plan(on("mon", bench({ sets: 5, tempo: "3-1-1-0" }))),
    plan(on("mon", bench({ sets: 5 }))),
  ],
  ["miles for kilometres", WEEK, plan(outing("sat", { meters: 25_750, zone: 2 })), plan(outing("sat", { zone: 2 }))],
  ["another zone", WEEK, plan(outing("sat", { meters: 16_000, zone: 3 })), plan(outing("sat", { meters: 16_000 }))],
  [
    "a pace out of the air",
    WEEK,
    plan(outing("sat", { meters: 16_000, paceSecondsPerKm: 330 })),
    plan(outing("sat", { meters: 16_000 })),
  ],
  [
    "another sport",
    "Tue bike 2h z2",
    plan({ ...on("tue", { activity: "swim", seconds: 7200 }), sport: "swim" }),
    plan(),
  ],
  [
    "pounds left as kilograms",
    "Mon squat 3x5 @ 185",
    plan(on("mon", squat({ sets: 3, reps: 5, kg: 185 }))),
    plan(on("mon", squat({ sets: 3, reps: 5 }))),
    LB,
  ],
  [
    "a number beyond what can be",
    "Mon squat 3x5",
    plan(on("mon", squat({ sets: 3, reps: 5, rpe: 11 }))),
    plan(on("mon", squat({ sets: 3, reps: 5 }))),
  ],
];

const FAITHFUL: [text: string, answer: Plan, context?: PlanContext][] = [
  [
    WEEK,
    plan(
      on("mon", bench({ sets: 5, reps: 3, percent1rm: 80, restSeconds: 180 })),
      on("wed", squat({ sets: 3, reps: 5, kg: 140 }), { exercise: "dip", sets: 3, repsMin: 8, repsMax: 12 }),
      outing("sat", { meters: 16_000, zone: 2, note: "long" }),
    ),
  ],
  ["Monday: sqaut five sets of five at around 140", plan(on("mon", squat({ sets: 5, reps: 5, kg: 140 })))],
  [
    "Friday work up to a heavy triple on deadlift",
    plan(on("fri", { exercise: "deadlift", sets: 1, reps: 3, note: "work up to a heavy triple" })),
  ],
  ["Mon squat 3x5 @ 185", plan(on("mon", squat({ sets: 3, reps: 5, kg: 83.91 }))), LB],
  [
    "Mon/Thu: military press 4x6 2 RIR",
    plan(
      on("mon", { exercise: "overhead-press", sets: 4, reps: 6, rir: 2 }),
      on("thu", { exercise: "overhead-press", sets: 4, reps: 6, rir: 2 }),
    ),
  ],
  ["Sun: easy run for half an hour", plan(outing("sun", { seconds: 1800, note: "easy" }))],
  [
    "Tue: 6x800m @ 4:05/km with 90s jog",
    plan(outing("tue", { repeat: 6, meters: 800, paceSecondsPerKm: 245, restSeconds: 90, note: "jog" })),
  ],
  ["Sat: ride two and a half hours", plan({ ...on("sat", { activity: "bike", seconds: 9000 }), sport: "bike" })],
  ["Wed: run 5 miles", plan(outing("wed", { meters: 8047 }))],
  [
    "Day 1\nBench 4x8\nPlank 3x60s",
    plan(on(1, bench({ sets: 4, reps: 8 }), { exercise: "plank", sets: 3, seconds: 60 })),
  ],
  [
    "Week 1: Mon bench 5x5\nWeek 2: Mon bench 5x3",
    {
      weeks: 2,
      sessions: [
        { week: 1, ...on("mon", bench({ sets: 5, reps: 5 })) },
        { week: 2, ...on("mon", bench({ sets: 5, reps: 3 })) },
      ],
    },
  ],
  [
    "Mon\n3 rounds of 12 push ups and 10 pull ups",
    plan(on("mon", { exercise: "push-up", sets: 3, reps: 12 }, { exercise: "pull-up", sets: 3, reps: 10 })),
  ],
];

describe("what an answer invents is not kept", () => {
  test.each(HOSTILE)("%s", (_because, text, answer, kept, context = KG) => {
    const grounded = groundPlan(answer, text, context);
    expect(grounded.kept).toEqual(kept);
    expect(grounded.dropped.length).toBeGreaterThan(0);
  });
});

describe("what the plan says is kept whole", () => {
  test.each(FAITHFUL)("%s", (text, answer, context = KG) => {
    expect(groundPlan(answer, text, context)).toEqual({ kept: answer, dropped: [] });
  });
});
