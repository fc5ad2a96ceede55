import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { KG_PER_LB } from "../units/load.ts";
import { type History, readHistory } from "./read-history.ts";

function read(lines: string[], unit: "kg" | "lb" = "kg"): History {
  const history = readHistory(lines.join("\n"), { unit });
  if ("kind" in history) throw new Error(history.kind);
  return history;
}

describe("Strong", () => {
  test("the layout with commas: workouts by start, warm-ups and rest timers told apart, rating and notes kept", () => {
    const { app, workouts, unitKnown, skipped } = read([
      "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE",
      '2024-03-01 18:00:00,"Push, heavy",1h 10m,Bench Press (Barbell),W,40,10,0,0,,slept badly,',
      '2024-03-01 18:00:00,"Push, heavy",1h 10m,Bench Press (Barbell),1,82.5,8,0,0,"felt ""good""",slept badly,8.5',
      '2024-03-01 18:00:00,"Push, heavy",1h 10m,Bench Press (Barbell),F,82.5,7,0,0,,slept badly,',
      '2024-03-01 18:00:00,"Push, heavy",1h 10m,Bench Press (Barbell),Rest Timer,0,0,0,90,,,',
      '2024-03-01 18:00:00,"Push, heavy",1h 10m,Plank,1,0,0,0,60,,slept badly,',
      '2024-03-01 18:00:00,"Push, heavy",1h 10m,Pull Up,1,0,0,0,0,,,',
      "2024-03-01 07:00:00,Run,30m,Running,1,0,0,5.2,1800,,,",
    ]);
    expect({ app, unitKnown, skipped }).toEqual({ app: "Strong", unitKnown: false, skipped: 2 });
    expect(workouts).toEqual([
      {
        day: "2024-03-01",
        time: "07:00:00",
        title: "Run",
        durationSec: 1800,
        exercises: [{ name: "Running", sets: [{ seconds: 1800, meters: 5200 }] }],
      },
      {
        day: "2024-03-01",
        time: "18:00:00",
        title: "Push, heavy",
        durationSec: 4200,
        note: "slept badly",
        exercises: [
          {
            name: "Bench Press (Barbell)",
            sets: [
              { kg: 40, typed: { value: 40, unit: "kg" }, reps: 10, warmup: true },
              {
                kg: 82.5,
                typed: { value: 82.5, unit: "kg" },
                reps: 8,
                rpe: 8.5,
                note: 'felt "good"',
              },
              { kg: 82.5, typed: { value: 82.5, unit: "kg" }, reps: 7, failed: true },
            ],
          },
          { name: "Plank", sets: [{ seconds: 60 }] },
        ],
      },
    ]);
  });

  test("the layout with semicolons, a unit a row and comma decimals", () => {
    const { workouts, unitKnown } = read([
      "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;Workout Notes;Workout Duration",
      "2025-09-02 07:10:00;Legs;Squat (Barbell);1;225,5;lbs;5;8,5;;;0;;;35m",
      "2025-09-02 07:10:00;Legs;Cycling;1;0;lbs;0;;10;mi.;1800;;;35m",
    ]);
    expect(unitKnown).toBe(true);
    expect(workouts[0]!.durationSec).toBe(2100);
    expect(workouts[0]!.exercises[0]!.sets[0]).toMatchObject({
      kg: 225.5 * KG_PER_LB,
      typed: { value: 225.5, unit: "lb" },
      rpe: 8.5,
    });
    expect(workouts[0]!.exercises[1]!.sets[0]).toMatchObject({ meters: 16093.44, seconds: 1800 });
  });

  test("the layout with units in the header and the duration in seconds", () => {
    const { workouts, unitKnown } = read(
      [
        "Workout #;Date;Workout Name;Duration (sec);Exercise Name;Set Order;Weight (kg);Reps;RPE;Distance (meters);Seconds;Notes;Workout Notes",
        "1;2026-09-20 18:00:00;Push;3600;Farmers Walk;1;40;;;50;;;",
      ],
      "lb",
    );
    expect(unitKnown).toBe(true);
    expect(workouts[0]).toMatchObject({ durationSec: 3600, exercises: [{ sets: [{ kg: 40, meters: 50 }] }] });
  });
});

describe("Hevy", () => {
  const header =
    "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,set_type,weight_lbs,reps,distance_miles,duration_seconds,rpe";
  test("start and end, supersets, set types, pounds by the header", () => {
    const { workouts } = read([
      header,
      '"Pull","21 Oct 2025, 18:04","21 Oct 2025, 19:02","","Pull Up",1,"slow",0,"warmup",,5,,,',
      '"Pull","21 Oct 2025, 18:04","21 Oct 2025, 19:02","","Face Pull (Cable)",1,"",0,"normal",45,15,,,9',
      '"Pull","21 Oct 2025, 18:04","21 Oct 2025, 19:02","","Pull Up",1,"slow",1,"failure",,8,,,',
    ]);
    expect(workouts).toMatchObject([
      {
        day: "2025-10-21",
        time: "18:04:00",
        durationSec: 3480,
        exercises: [
          {
            name: "Pull Up",
            note: "slow",
            superset: "1",
            sets: [
              { reps: 5, warmup: true },
              { reps: 8, failed: true },
            ],
          },
          { name: "Face Pull (Cable)", superset: "1", sets: [{ kg: 45 * KG_PER_LB, reps: 15, rpe: 9 }] },
        ],
      },
    ]);
  });

  test.each([
    ["18 sept. 2026, 17:31", "2026-09-18"],
    ["3 févr. 2026, 18:30", "2026-02-03"],
    ["12 Mär 2026, 6:05", "2026-03-12"],
    ["Oct 21, 2025, 6:04 PM", "2025-10-21"],
    ["1 ago 2026, 9:00", "2026-08-01"],
  ])("a date as a phone in another language writes it: %s", (date, day) => {
    const { workouts } = read([header, `"A","${date}","${date}","","Squat (Barbell)",,"",0,"normal",135,5,,,`]);
    expect(workouts[0]!.day).toBe(day);
  });
});

describe("FitNotes", () => {
  test("Android: days without a time, holds as clock time, distance with its unit", () => {
    const { app, workouts } = read([
      "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment",
      "2024-06-01,Plank,Abs,0,kgs,0,,,0:01:30,",
      "2024-06-01,Running (Outdoor),Cardio,,,,5.0,km,0:28:00,windy",
      "2024-06-01,Flat Barbell Bench Press,Chest,100.0,kgs,5,,,,",
    ]);
    expect(app).toBe("FitNotes");
    expect(workouts).toHaveLength(1);
    expect(workouts[0]!.time).toBeUndefined();
    expect(workouts[0]!.exercises.map(({ sets }) => sets[0])).toMatchObject([
      { seconds: 90 },
      { seconds: 1680, meters: 5000, note: "windy" },
      { kg: 100, reps: 5 },
    ]);
  });

  test("iOS: kilograms in one column, pounds in the other", () => {
    const { workouts } = read([
      "Date,Exercise,Category,Weight (kg),Weight (lbs),Reps,Distance,Distance Unit,Time,Notes,Kind",
      "2026-01-15,Barbell Squat,Legs,100,,5,,,,,",
      "2026-01-15,Barbell Squat,Legs,,225,3,,,,,Warm-up",
    ]);
    expect(workouts[0]!.exercises[0]!.sets).toMatchObject([
      { kg: 100, typed: { unit: "kg" } },
      { kg: 225 * KG_PER_LB, typed: { unit: "lb" }, warmup: true },
    ]);
  });
});

test("slashed dates are read the way the file's other dates show", () => {
  const header = "Date,Exercise,Category,Weight,Reps,Distance,Distance Unit,Time,Comment";
  const days = (dates: string[], unit: "kg" | "lb") =>
    read([header, ...dates.map((date) => `${date},Squat,Legs,100,5,,,,`)], unit).workouts.map(({ day }) => day);
  expect(days(["04/05/2024", "13/05/2024"], "lb")).toEqual(["2024-05-04", "2024-05-13"]);
  expect(days(["04/05/2024", "05/13/2024"], "kg")).toEqual(["2024-04-05", "2024-05-13"]);
  expect(days(["04/05/2024"], "kg")).toEqual(["2024-05-04"]);
  expect(days(["04/05/2024"], "lb")).toEqual(["2024-04-05"]);
});

test("rows that cannot be read are told by their line, the others stand", () => {
  const { workouts, unread } = read([
    "Date,Exercise,Category,Weight,Reps,Distance,Distance Unit,Time,Comment",
    "2024-02-31,Squat,Legs,100,5,,,,",
    "2024-02-01,,Legs,100,5,,,,",
    "2024-02-02,Squat,Legs,100,5,,,,",
  ]);
  expect(unread).toEqual([
    { line: 2, why: "date" },
    { line: 3, why: "exercise" },
  ]);
  expect(workouts).toHaveLength(1);
});

test("numbers nobody can have done, and days that are still to come, cost their row only", () => {
  const history = readHistory(
    [
      "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE",
      "2026-05-01 18:00:00,W,1h,Squat,1,60,99999999999,0,0,,,",
      "2026-05-01 18:00:00,W,1h,Squat,2,99999999999999999999,5,0,0,,,",
      "2026-05-01 18:00:00,W,1h,Squat,3,60,5,0,99999999999999,,,",
      "2026-05-23 18:00:00,W,1h,Squat,4,60,5,0,0,,,",
      "2026-05-02 18:00:00,W,99999999999999,Squat,5,60,5,0,0,,,",
    ].join("\n"),
    { unit: "kg", lastDay: "2026-05-22" },
  );
  expect(history).toMatchObject({
    workouts: [{ day: "2026-05-02", title: "W" }],
    unread: [
      { line: 2, why: "number" },
      { line: 3, why: "number" },
      { line: 4, why: "number" },
      { line: 5, why: "date" },
    ],
  });
  expect("workouts" in history && history.workouts[0]).not.toHaveProperty("durationSec");
});

test.each([
  ["bench 100x5\nsquat 140 5", "not-an-export"],
  ["a,b,c,d\n1,2,3,4", "not-an-export"],
  ["", "not-an-export"],
  ["Date,Exercise,Category,Weight,Reps\n", "empty"],
  ["Date,Exercise,Category,Weight,Reps\n2024-01-01,Squat,Legs,0,0", "empty"],
])("%j is no history: %s", (csv, kind) => {
  expect(readHistory(csv, { unit: "kg" })).toEqual({ kind });
});

test("no text whatever makes it throw", () => {
  const cells = fc.constantFrom(
    "2024-01-01",
    "Squat",
    "100",
    "",
    '"',
    "W",
    "-5",
    "1e309",
    "\0",
    ";",
    "24:99",
    "9".repeat(30),
  );
  const row = fc.array(cells, { maxLength: 14 }).map((row) => row.join(","));
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
      for (const header of ["Date,Exercise,Category,Weight,Reps", "title,start_time,exercise_title,set_index,reps"])
        readHistory([header, ...rows].join("\n"), { unit: "kg" });
    }),
  );
});
