import fc from "fast-check";
import { expect, test } from "vitest";
import { changeLines } from "../../answer/plan-change.ts";
import { exerciseById } from "../../exercise/catalogue.ts";
import { matchExercise } from "../../exercise/match.ts";
import { readPlan } from "../read.ts";
import { beginOn, draftOf } from "./begin.ts";
import { editPlan } from "./edit.ts";
import type { EditContext } from "./edit-said.ts";
import type { LivePlan } from "./live-plan.ts";

const nameOf = (id: string) => exerciseById(id)?.name ?? id;
const context: EditContext = {
  // The Wednesday of week 2.
  today: "2026-12-02",
  exercise: (phrase) => matchExercise(phrase),
  nameOf,
  reader: { unit: "kg" },
};
const words = {
  unit: "kg" as const,
  today: context.today,
  exercise: (id: string) => ({ name: nameOf(id), style: "loaded" as const }),
};

const TEXT = `4 weeks
Mon squat 3x5 100kg, leg press 3x10
Tue easy run 5k
Wed Push: bench 3x5, ohp 3x8
Fri deadlift 2x5
Sat long run 15k
Week 4 deload`;
const draft: LivePlan = { id: 1, ...draftOf(readPlan(TEXT, { unit: "kg" }), "Plan") };
const dated = beginOn(draft, "2026-11-23") as LivePlan;

/** Each line of a change, with how often. */
function change(said: string, plan = dated): string[] {
  const result = editPlan(plan, said, context);
  if (result.kind !== "edited") return [result.kind];
  return changeLines(plan, result.plan, words).map(
    ({ where, before, after, times }) => `${times}× ${where}: ${before} → ${after}`,
  );
}

test.each([
  {
    said: "make Wednesday 4 sets",
    lines: ["3× Wed Push: Bench Press 3×5 → Bench Press 4×5", "3× Wed Push: Overhead Press 3×8 → Overhead Press 4×8"],
  },
  {
    said: "make wednesday's workout 4 sets this week",
    lines: ["1× Wed Push: Bench Press 3×5 → Bench Press 4×5", "1× Wed Push: Overhead Press 3×8 → Overhead Press 4×8"],
  },
  { said: "skip friday", lines: ["1× Fri Strength: Deadlift 2×5 → dropped"] },
  { said: "cancel the long run", lines: ["1× Sat Long run: Run 15 km → dropped"] },
  { said: "skip leg press", lines: ["1× Mon Strength: Leg Press 3×10 → dropped"] },
  { said: "add 3 sets of dips to push day", lines: ["3× Wed Push: nothing → Dip 3 sets"] },
  { said: "add dips 3x10 to Friday", lines: ["3× Fri Strength: nothing → Dip 3×10"] },
  { said: "bench 4x6 @8", lines: ["3× Wed Push: Bench Press 3×5 → Bench Press 4×6 @8"] },
  { said: "deadlift 85%", lines: ["3× Fri Strength: Deadlift 2×5 → Deadlift 2×5, 85 %"] },
  { said: "squat 5x3 85%", lines: ["2× Mon Strength: Back Squat 100 kg 3×5 → Back Squat 5×3, 85 %"] },
  { said: "add 2.5kg to squat", lines: ["2× Mon Strength: Back Squat 100 kg 3×5 → Back Squat 102.5 kg 3×5"] },
  { said: "squat +5 kg", lines: ["2× Mon Strength: Back Squat 100 kg 3×5 → Back Squat 105 kg 3×5"] },
  { said: "squat -2.5kg", lines: ["2× Mon Strength: Back Squat 100 kg 3×5 → Back Squat 97.5 kg 3×5"] },
  { said: "easy run 8k instead of 5k", lines: ["2× Tue Easy run: Run 5 km → Run 8 km"] },
  { said: "run 8k instead of 5k", lines: ["2× Tue Easy run: Run 5 km → Run 8 km"] },
  { said: "squat 5 sets instead of 3", lines: ["2× Mon Strength: Back Squat 100 kg 3×5 → Back Squat 100 kg 5×5"] },
  {
    said: "swap bench and ohp this week",
    lines: ["1× Wed Push: Bench Press 3×5 → Overhead Press 3×8", "1× Wed Push: Overhead Press 3×8 → Bench Press 3×5"],
  },
  {
    said: "swap deadlift and squat next week",
    lines: [
      "1× Mon Strength: Back Squat 100 kg 3×5 → Deadlift 2×5",
      "1× Fri Strength: Deadlift 2×5 → Back Squat 100 kg 3×5",
    ],
  },
  { said: "make the long run 18 km", lines: ["3× Sat Long run: Run 15 km → Run 18 km"] },
  { said: "easy run 6k next week", lines: ["1× Tue Easy run: Run 5 km → Run 6 km"] },
  { said: "move long run to Sunday", lines: ["3× Long run: Sat → Sun"] },
  { said: "move Wednesday to Thursday this week", lines: ["1× Push: Wed → Thu"] },
  { said: "move today's session to tomorrow", lines: ["1× Push: Wed 2 Dec → Thu 3 Dec"] },
  { said: "swap monday and wednesday", lines: ["2× Strength: Mon → Wed", "2× Push: Wed → Mon"] },
  { said: "swap leg press for hack squat next week", lines: ["1× Mon Strength: Leg Press 3×10 → Hack Squat 3×10"] },
  { said: "do front squat instead of squat", lines: ["2× Mon Strength: Back Squat 100 kg 3×5 → Front Squat 3×5"] },
  { said: "add 2 sets of calf raises on Friday", lines: ["3× Fri Strength: nothing → Standing Calf Raise 2 sets"] },
  { said: "add 2 sets of bench on wednesday", lines: ["3× Wed Push: Bench Press 3×5 → Bench Press 5×5"] },
  { said: "add a 5k run on thursday", lines: ["3× Thu Run: nothing → Run 5 km"] },
  { said: "drop a set of squats", lines: ["2× Mon Strength: Back Squat 100 kg 3×5 → Back Squat 100 kg 2×5"] },
  { said: "remove ohp", lines: ["3× Wed Push: Overhead Press 3×8 → dropped"] },
  { said: "drop friday", lines: ["3× Fri Strength: Deadlift 2×5 → dropped"] },
  { said: "skip long run this week", lines: ["1× Sat Long run: Run 15 km → dropped"] },
])("$said", ({ said, lines }) => {
  expect(change(said)).toEqual(lines);
});

test("dropping a cycle takes its weeks out, and what is behind them comes forward", () => {
  const result = editPlan(dated, "drop the deload", context);
  expect(result).toMatchObject({ kind: "edited", plan: { weeks: 3, cycles: [] } });
  expect(result.kind === "edited" && result.plan.sessions.filter(({ week }) => week === 4)).toEqual([]);
  const third = editPlan(dated, "drop week 3", context);
  expect(third).toMatchObject({ kind: "edited", plan: { weeks: 3, cycles: [{ name: "Deload", from: 3, to: 3 }] } });
  if (third.kind !== "edited") return;
  const dates = third.plan.sessions.filter(({ week }) => week === 3).map(({ date }) => date);
  expect(dates).toEqual(["2026-12-07", "2026-12-08", "2026-12-09", "2026-12-11", "2026-12-12"]);
});

test.each([
  { said: "swap leg press for flurb", kind: "unknown-exercise" },
  { said: "move the moon to sunday", kind: "nothing-meant" },
  { said: "swap curls for hammer curls", kind: "nothing-meant" },
  { said: "add 2 sets of calf raises", kind: "no-place" },
  { said: "what a lovely evening", kind: "not-understood" },
  { said: "make Monday 4 sets set Monday 5 sets", kind: "not-understood" },
  { said: "run 9k instead of 7k", kind: "nothing-meant" },
  { said: "bench +2.5kg", kind: "no-load" },
  { said: "curls +2.5kg", kind: "nothing-meant" },
  { said: "swap bench and curls", kind: "nothing-meant" },
  { said: "drop", kind: "not-understood" },
])("$said is $kind", ({ said, kind }) => {
  expect(change(said)).toEqual([kind]);
});

test("what is gone by stays as it was", () => {
  const result = editPlan(dated, "bench 5x5", context);
  if (result.kind !== "edited") throw new Error(result.kind);
  const past = (plan: LivePlan) => plan.sessions.filter(({ date }) => date! < context.today);
  expect(past(result.plan)).toEqual(past(dated));
});

test("a plan without dates has no this week, and is changed as a whole", () => {
  expect(change("bench 5x5 this week", draft)).toEqual(["no-dates"]);
  expect(change("bench 5x5", draft)).toEqual(["1× Wed Push: Bench Press 3×5 → Bench Press 5×5"]);
});

test("no words break a plan", () => {
  const word = fc.constantFrom(
    ..."make move swap add drop the long run squat bench to for on monday wednesday this next week 3 4 sets 5x5 @8 kg 18 km and a of".split(
      " ",
    ),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(word, { maxLength: 9 }).map((list) => list.join(" ")),
      ),
      (said) => {
        const result = editPlan(dated, said, context);
        if (result.kind !== "edited") return;
        const ids = result.plan.sessions.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { items } of result.plan.sessions)
          for (const { sets } of items) expect(sets === undefined || (sets >= 1 && sets <= 100)).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});

test("what hangs on the body is told as a whole", () => {
  const pulls = beginOn({ id: 2, ...draftOf(readPlan("Mon pull ups 5x5", { unit: "kg" }), "Plan") }, "2026-12-07");
  expect(change("pull ups +10kg", pulls as LivePlan)).toEqual(["12× Mon Strength: Pull-Up 5×5 → Pull-Up 10 kg 5×5"]);
});
