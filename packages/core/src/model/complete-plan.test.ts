import { expect, test } from "vitest";
import type { PlanContext } from "../plan/plan.ts";
import { readPlan } from "../plan/read.ts";
import { completePlan, unplacedIn } from "./complete-plan.ts";
import type { PlanAnswer } from "./plan-answer.ts";

const CONTEXT: PlanContext = { unit: "kg" };
const TEXT = "Mon: squat 5x5 100kg\nWed: bench 3x8\nFri: deadlift 3x5";
/** As if a rule had failed to place Friday. */
const reading = () => {
  const { sessions, ...rest } = readPlan(TEXT, CONTEXT);
  const quote = "Fri: deadlift 3x5";
  return {
    ...rest,
    sessions: sessions.filter(({ day }) => day !== "fri"),
    ambiguities: [{ kind: "unplaced" as const, quote }],
  };
};
type Session = PlanAnswer["sessions"][number];
const friday = (given: Partial<Session> = {}, what = "deadlift", sets = 3, reps = 5): Session => ({
  from: "Fri: deadlift 3x5",
  week: 0,
  day: "fri",
  slot: "",
  sport: "strength",
  items: [
    {
      what,
      figures: [
        { is: "sets", value: sets },
        { is: "reps", value: reps },
      ],
      marks: [],
      tempo: "",
    },
  ],
  ...given,
});
const complete = (...sessions: Session[]) => completePlan(TEXT, reading(), { sessions }, CONTEXT);

test("a piece that no rule placed is placed by an answer that the text tells", () => {
  const { reading: whole, added } = complete(friday());
  expect(added).toBe(1);
  expect(whole.sessions).toEqual(readPlan(TEXT, CONTEXT).sessions);
  expect(whole.ambiguities).toEqual([]);
});

const DEADLIFT = [{ what: "deadlift" }];

test.each([
  {
    name: "a number that is not there",
    session: friday({}, "deadlift", 3, 6),
    out: [{ what: "deadlift", field: "reps" }],
  },
  { name: "an exercise that is not there", session: friday({}, "leg-press"), out: [{ what: "leg-press" }] },
  {
    name: "an exercise of another line, with its numbers",
    session: friday({}, "bench-press", 3, 8),
    out: [{ what: "bench-press" }],
  },
  {
    name: "numbers of another line",
    session: friday({}, "deadlift", 5, 5),
    out: [{ what: "deadlift", field: "sets" }],
  },
  { name: "a day that is not there", session: friday({ day: "sun" }), out: DEADLIFT },
  { name: "the day before", session: friday({ day: "wed" }), out: DEADLIFT },
  { name: "no day, where one is told", session: friday({ day: "" }), out: DEADLIFT },
  { name: "a week that is not there", session: friday({ week: 2 }), out: DEADLIFT },
  { name: "half of a day that is not there", session: friday({ slot: "am" }), out: DEADLIFT },
  { name: "no piece", session: friday({ from: "" }), out: DEADLIFT },
  {
    name: "a piece that is placed already",
    session: friday({ from: "Wed: bench 3x8", day: "wed" }, "bench-press", 3, 8),
    out: [{ what: "bench-press" }],
  },
  { name: "an amount no plan can hold", session: friday({}, "deadlift", 100_000), out: DEADLIFT },
])("$name leaves the plan as the reader read it, the piece a question, and is listed", ({ session, out }) => {
  expect(complete(session)).toEqual({ reading: reading(), added: 0, leftOut: out });
});

test("a session of an answer is of the sport of what is in it", () => {
  expect(complete(friday({ sport: "swim" })).reading.sessions.at(-1)?.sport).toBe("strength");
});

test("pounds are not taken for kilograms, nor the other way round", () => {
  const text = "Mon: squat 5x5 225 lb";
  const quote = text;
  const asked = { sessions: [], ambiguities: [{ kind: "unplaced" as const, quote }] };
  const answer = (kg: number): PlanAnswer => ({
    sessions: [
      {
        from: quote,
        week: 0,
        day: "mon",
        slot: "",
        sport: "strength",
        items: [{ what: "back-squat", figures: [{ is: "kg", value: kg }], marks: [], tempo: "" }],
      },
    ],
  });
  expect(completePlan(text, asked, answer(225), CONTEXT).leftOut).toEqual([{ what: "back-squat", field: "kg" }]);
  expect(completePlan(text, asked, answer(102.06), CONTEXT)).toMatchObject({ added: 1, leftOut: [] });
});

test("under a week and a day of its own a piece is of no other", () => {
  const text = "Week 1\nMon: squat 5x5\nThu: squat 3x5\nWeek 2\nMon: squat 4x4\nrow a little, 20 min";
  const quote = "row a little, 20 min";
  const asked = { sessions: [], ambiguities: [{ kind: "unplaced" as const, quote }] };
  const row = (week: number, day: string): PlanAnswer => ({
    sessions: [
      {
        from: quote,
        week,
        day,
        slot: "",
        sport: "row",
        items: [{ what: "row", figures: [{ is: "seconds", value: 1200 }], marks: [], tempo: "" }],
      },
    ],
  });
  for (const [week, day] of [
    [1, "mon"],
    [2, "thu"],
    [2, "tue"],
    [0, "mon"],
    [3, "mon"],
  ] as const)
    expect(completePlan(text, asked, row(week, day), CONTEXT).added, `${week} ${day}`).toBe(0);
  expect(completePlan(text, asked, row(2, "mon"), CONTEXT).added).toBe(1);
});

test("only told pieces with figures are worth asking about", () => {
  expect(unplacedIn(reading())).toEqual(["Fri: deadlift 3x5"]);
  expect(unplacedIn(readPlan(TEXT, CONTEXT))).toEqual([]);
});
