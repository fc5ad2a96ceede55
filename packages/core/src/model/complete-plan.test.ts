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

test.each([
  { name: "a number that is not there", session: friday({}, "deadlift", 3, 6) },
  { name: "an exercise that is not there", session: friday({}, "leg-press") },
  { name: "a day that is not there", session: friday({ day: "sun" }) },
  { name: "no piece", session: friday({ from: "" }) },
  {
    name: "a piece that is placed already",
    session: friday({ from: "Wed: bench 3x8", day: "wed" }, "bench-press", 3, 8),
  },
  { name: "an amount no plan can hold", session: friday({}, "deadlift", 100_000) },
])("$name leaves the plan as the reader read it, and the piece a question", ({ session }) => {
  expect(complete(session)).toEqual({ reading: reading(), added: 0 });
});

test("only told pieces with figures are worth asking about", () => {
  expect(unplacedIn(reading())).toEqual(["Fri: deadlift 3x5"]);
  expect(unplacedIn(readPlan(TEXT, CONTEXT))).toEqual([]);
});
