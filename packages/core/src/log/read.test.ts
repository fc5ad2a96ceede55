import { describe, expect, test } from "vitest";
import { contractEntry } from "./contract.ts";
import type { LogContext } from "./entry.ts";
import { readLog } from "./read.ts";

const CONTEXT: LogContext = { unit: "kg", now: "2026-11-21T18:30:00+01:00", group: true };

const entries = (text: string, context: Partial<LogContext> = {}) =>
  readLog(text, { ...CONTEXT, ...context }).entries.map(contractEntry);

describe("the layouts of one set", () => {
  test.each([
    "bench 100x5",
    "bench 100 x 5",
    "bench 100kgx5",
    "100x5 bench",
    "bench 100 for 5",
    "5 reps at 100kg on bench",
    "bench 100 5",
    "bench １００×５",
    "Bench: 5@100",
  ])("%s", (text) => {
    expect(entries(text)).toEqual([{ type: "sets", exercise: "bench-press", sets: [{ kg: 100, reps: 5 }] }]);
  });
});

describe("three sets of five at 140", () => {
  test.each([
    "squat 140 3x5",
    "squat 3x5 140",
    "squat 140x5x3",
    "3x5x140 squat",
    "squat 140 5 5 5",
    "squat 3 sets of 5 at 140",
    "squat 140x5 3",
    "squat 5/5/5 @ 140",
    "squat 3x5 (140kg)",
    "squat\n140x5\n140x5\n140x5",
  ])("%s", (text) => {
    const set = { kg: 140, reps: 5 };
    expect(entries(text)).toEqual([{ type: "sets", exercise: "back-squat", sets: [set, set, set] }]);
  });
});

test("a load is exact kilograms and, beside them, what was typed", () => {
  const setsOf = (text: string, unit: LogContext["unit"] = "kg") => readLog(text, { ...CONTEXT, unit }).entries;
  const typed = { value: 225, unit: "lb" };
  const set = { kg: 225 * 0.45359237, typed, reps: 5 };
  expect(setsOf("bench 225x5", "lb")).toMatchObject([{ sets: [set] }]);
  expect(setsOf("bench 225lbs x 5")).toMatchObject([{ sets: [set] }]);
  expect(setsOf("dips +25lb x 5, -10 x 6, bw x 8")).toMatchObject([
    {
      sets: [{ typed: { value: 25, unit: "lb" } }, { kg: -10, typed: { value: -10, unit: "kg" } }, { kg: 0, reps: 8 }],
    },
  ]);
  expect(entries("bench 225x5", { unit: "lb" })).toEqual([
    { type: "sets", exercise: "bench-press", sets: [{ kg: 102.06, reps: 5 }] },
  ]);
});

describe("an unknown exercise", () => {
  test("is asked about, with the sets it came with and what lies near", () => {
    const reading = readLog("zercher squat 80 3x5 felt odd", CONTEXT);
    expect(reading.entries).toEqual([]);
    expect(reading.unknown).toMatchObject([
      { name: "zercher squat", sets: [{ kg: 80, reps: 5 }, {}, {}], note: "felt odd" },
    ]);
    expect(reading.unknown[0]?.nearest).toHaveLength(3);
  });

  test("may stand above its sets", () => {
    expect(readLog("meadows row\n30x10\n30x9", CONTEXT).unknown).toMatchObject([
      { name: "meadows row", sets: [{ reps: 10 }, { reps: 9 }] },
    ]);
  });

  test("is known once the athlete named it", () => {
    const aliases = new Map([["zercher squat", "zercher"]]);
    expect(entries("zercher squat 80 3x5", { aliases })).toMatchObject([
      { exercise: "zercher", sets: [{ kg: 80, reps: 5 }, {}, {}] },
    ]);
  });

  test.each(["Anna: bench 60x5", "room 12 20x5 people", "meeting moved to 5x5"])("is not made of talk: %s", (text) => {
    expect(readLog(text, CONTEXT)).toEqual({ entries: [], unknown: [], doubts: [], tooMany: [] });
  });
});

test("a lone comma between load and reps leaves a doubt with the other reading", () => {
  const { entries: read, doubts } = readLog("bench 82,5", CONTEXT);
  expect(read).toMatchObject([{ sets: [{ kg: 82.5 }] }]);
  expect(doubts).toMatchObject([
    { kind: "comma", quote: "82,5", entry: 0, other: { exercise: "bench-press", sets: [{ kg: 82, reps: 5 }] } },
  ]);
  expect(readLog("bench 82,5 x 6", CONTEXT).doubts).toEqual([]);
});

describe("a number continues the exercise before", () => {
  test("where its shape is a set", () => {
    expect(entries("105x3", { last: "bench-press" })).toMatchObject([
      { exercise: "bench-press", sets: [{ kg: 105, reps: 3 }] },
    ]);
  });

  test.each(["105", "10/10", "3-2", "7:30", "same again", "ready for 110?"])("but %s in a group does not", (text) => {
    expect(entries(text, { last: "bench-press" })).toEqual([]);
  });
});

test("a header day covers the lines below it, the next header takes over", () => {
  expect(entries("thursday:\nsquat 150x3\nrow 80x8\nfriday:\nbench 100x3")).toMatchObject([
    { exercise: "back-squat", date: "2026-11-19" },
    { exercise: "barbell-row", date: "2026-11-19" },
    { exercise: "bench-press", date: "2026-11-20" },
  ]);
});

test("absurd numbers are no log", () => {
  for (const text of ["bench 99999x5", "bench 100x99999", "bench 500x100x5000", "run 99999999km 1h", "plank 999999s"])
    expect(entries(text), text).toEqual([]);
});

describe("loads that share their reps", () => {
  test.each([
    "squat 100,110,120 5",
    "squat 100/110/120 x5",
    "squat 100, 110, 120x5",
    "squat 100-110-120 x 5",
    "squat 100 / 110 / 120 for 5",
    "squat 100 drop 110 drop 120 x 5",
    "squat 3x5 100/110/120",
    "squat one hundred for five, one ten for five, one twenty for five",
  ])("%s", (text) => {
    const sets = [100, 110, 120].map((kg) => ({ kg, reps: 5 }));
    expect(entries(text)).toEqual([{ type: "sets", exercise: "back-squat", sets }]);
  });

  test("but a load with reps of its own keeps them", () => {
    expect(entries("squat 3x5 100, 110x3")).toMatchObject([
      { sets: [{ kg: 100, reps: 5 }, {}, {}, { kg: 110, reps: 3 }] },
    ]);
  });
});

test("an unknown exercise behind a known one is asked about and is no remark", () => {
  const { entries: read, unknown } = readLog("bench 100 5, zzk 50 5x5", CONTEXT);
  expect(read).toMatchObject([{ exercise: "bench-press" }]);
  expect(read[0]).not.toHaveProperty("note");
  expect(unknown).toMatchObject([{ name: "zzk", sets: [{ kg: 50, reps: 5 }, {}, {}, {}, {}] }]);
  expect(readLog("bench 100x5, felt like 110", CONTEXT).unknown).toEqual([]);
});

test("a minus before a barbell's load leaves a doubt", () => {
  expect(readLog("bench -100x5", CONTEXT)).toMatchObject({
    entries: [{ sets: [{ kg: 100, reps: 5 }] }],
    doubts: [{ kind: "minus", entry: 0 }],
  });
  expect(readLog("bench\n-100x5\n-105x5", CONTEXT).doubts).toEqual([]);
});

describe("what others did, what is always so and what comes is no log", () => {
  test.each([
    "john ran 10k in 39 minutes today",
    "kipchoge runs 42k in 2h",
    "she's running the 10k in 50 min",
    "10k steps a day keeps the doctor away",
    "curl 30s for 10 is crazy strong",
    "bench 1e309x5",
  ])("%s", (text) => {
    expect(entries(text)).toEqual([]);
  });
});

describe("more sets of one exercise than are read at once are named, and nothing of them is read", () => {
  test.each([
    { text: `bench ${Array(250).fill("100x5").join(", ")}`, because: "in one sentence" },
    { text: `bench\n${Array(250).fill("100x5").join("\n")}`, because: "a line each" },
    { text: `squat 140x5\nbench ${Array(250).fill("100x5").join(", ")}`, because: "beside others" },
  ])("$because", ({ text }) => {
    const { entries: read, tooMany } = readLog(text, CONTEXT);
    expect(tooMany).toEqual(["bench-press"]);
    expect(read).toMatchObject(text.startsWith("squat") ? [{ exercise: "back-squat" }] : []);
  });

  test("a hundred are read, and a long story is no list of sets", () => {
    expect(readLog(`bench ${Array(100).fill("100x5").join(", ")}`, CONTEXT)).toMatchObject({
      entries: [{ sets: { length: 100 } }],
      tooMany: [],
    });
    expect(readLog(`the bench was taken${", and then we talked".repeat(250)}`, CONTEXT).tooMany).toEqual([]);
  });
});

describe("in a group a hedged count is a joke where it is tiny or laughed about", () => {
  test.each(["lol i did like 2 pushups and died", "i did like 3 pull ups", "haha managed like 10 burpees"])(
    "%s",
    (text) => {
      expect(entries(text)).toEqual([]);
    },
  );

  test.each([
    { text: "did like 50 pushups", reps: 50 },
    { text: "lol finally got 3 pull ups", reps: 3 },
    { text: "lol bench like 100x5", reps: 5 },
  ])("but not: $text", ({ text, reps }) => {
    expect(entries(text)).toMatchObject([{ sets: [{ reps }] }]);
  });

  test("in private it is logged: nobody jokes with a log", () => {
    expect(entries("lol i did like 2 pushups and died", { group: false })).toMatchObject([{ exercise: "push-up" }]);
  });
});

describe("an exercise named in the message goes before the one of the message before", () => {
  const context = { group: false, last: "bench-press" };

  test.each(["it was squat day. worked up to 140 kilos for a triple", "squat day!\n140x3"])("%s", (text) => {
    expect(entries(text, context)).toMatchObject([{ exercise: "back-squat", sets: [{ kg: 140, reps: 3 }] }]);
  });

  test.each(["the squat rack was taken. 140x3", "squat day tomorrow. 140x3"])(
    "nothing continues behind: %s",
    (text) => {
      expect(entries(text, context)).toEqual([]);
    },
  );

  test("in a group the name of a day is no log", () => {
    expect(entries("squat day! 5x5 let's go", { last: "bench-press" })).toEqual([]);
  });
});

describe("a tempo in front of the exercise", () => {
  const set = { kg: 80, reps: 6, tempo: "3-1-1-0" };
  test.each(["tempo squat 3110 80kg 3x6", "tempo squats 3-1-1-0 80kg 3x6", "squat tempo 3110 80kg 3x6"])(
    "%s",
    (text) => {
      expect(entries(text)).toEqual([{ type: "sets", exercise: "back-squat", sets: [set, set, set] }]);
    },
  );

  test("no load is taken for one", () => {
    expect(entries("tempo squat 80 3x6")).toMatchObject([{ sets: [{ kg: 80, reps: 6 }, {}, {}], note: "tempo" }]);
    expect(entries("tempo squat 100x5")).toMatchObject([{ sets: [{ kg: 100, reps: 5 }], note: "tempo" }]);
  });
});

describe("a set named by its place in a remark is no set", () => {
  const set = { kg: 100, reps: 5 };
  test.each([
    ["bench 100 3x5, set 2 was a grind", "set 2 was a grind"],
    ["bench 100 3x5 set 2 was a grind", "set 2 was a grind"],
    ["bench 100 3x5\nset 2 hard", "set 2 hard"],
    ["bench 100 5 5 5 set 3: brutal", "set 3: brutal"],
    ["bench 100 3x5, sets 2 and 3 were hard", "sets 2 and 3 were hard"],
    ["bench 100 3x5, on set 2 my shoulder hurt", "on set 2 my shoulder hurt"],
  ])("%s", (text, note) => {
    const entry = { type: "sets", exercise: "bench-press", sets: [set, set, set], note };
    expect(entries(text, { group: false })).toEqual([entry]);
  });

  test.each([
    "bench set 1 100x5, set 2 105x5",
    "bench 100x5, set 2 was 105x5",
    "bench set 1 easy 100x5, set 2 105 x 5",
  ])("but it is one with figures: %s", (text) => {
    expect(entries(text, { group: false })).toMatchObject([{ sets: [set, { kg: 105, reps: 5 }] }]);
  });
});

test("a figure out of ten behind words or whole sets says how bad it was; behind a load it lists reps", () => {
  const noted = (note: string) => [
    { type: "sets", exercise: "back-squat", sets: [1, 2, 3].map(() => ({ kg: 140, reps: 5 })), note },
  ];
  expect(entries("squat 140 3x5 - elbow achy, 2/10, had to stop")).toEqual(noted("elbow achy, 2/10, had to stop"));
  expect(entries("squat 140 3x5, knee hurt, 4/10")).toEqual(noted("knee hurt, 4/10"));
  expect(entries("squat 140 3x5, 8/10")).toEqual(noted("8/10"));
  expect(entries("curl 15, 8/10")).toMatchObject([{ sets: [{ reps: 8 }, { reps: 10 }] }]);
});
