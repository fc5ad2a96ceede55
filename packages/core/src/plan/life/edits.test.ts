import { expect, test } from "vitest";
import { changeLines } from "../../answer/plan-change.ts";
import { exerciseById } from "../../exercise/catalogue.ts";
import { matchExercise } from "../../exercise/match.ts";
import { readPlan } from "../read.ts";
import { beginOn, draftOf } from "./begin.ts";
import type { EditContext } from "./edit-said.ts";
import { editAll } from "./edits.ts";
import type { LivePlan } from "./live-plan.ts";

const nameOf = (id: string) => exerciseById(id)?.name ?? id;
const context: EditContext = {
  // The Wednesday of week 1 of 2.
  today: "2026-11-25",
  exercise: (phrase) => matchExercise(phrase),
  nameOf,
  reader: { unit: "kg" },
};
const words = {
  unit: "kg" as const,
  today: context.today,
  exercise: (id: string) => ({ name: nameOf(id), style: "loaded" as const }),
};

const TEXT = `2 weeks
Wed Push: bench 3x5 80kg, ohp 3x8
Fri squat 3x5 100kg, leg press 3x10, curls 3x12
Sat long run 15k`;
const plan = beginOn({ id: 1, ...draftOf(readPlan(TEXT, { unit: "kg" }), "Plan") }, "2026-11-23") as LivePlan;

function change(said: string): string[] {
  const result = editAll(plan, said, context);
  if (result.kind === "partly")
    return [...result.clear.map((one) => `clear: ${one}`), ...result.unclear.map((one) => `unclear: ${one.words}`)];
  if (result.kind !== "edited") return [result.kind];
  return changeLines(plan, result.plan, words)
    .map(({ where, before, after, times }) => `${times}× ${where}: ${before} → ${after}`)
    .sort();
}

test.each([
  {
    said: "make Friday 4 sets and move long run to Sunday",
    lines: [
      "2× Fri Strength: Back Squat 100 kg 3×5 → Back Squat 100 kg 4×5",
      "2× Fri Strength: Dumbbell Curl 3×12 → Dumbbell Curl 4×12",
      "2× Fri Strength: Leg Press 3×10 → Leg Press 4×10",
      "2× Long run: Sat → Sun",
    ],
  },
  {
    said: "swap leg press for hack squat this week, drop the curls",
    lines: ["1× Fri Strength: Leg Press 3×10 → Hack Squat 3×10", "2× Fri Strength: Dumbbell Curl 3×12 → dropped"],
  },
  {
    said: "Swap leg press for hack squat this week, and then drop the curls.",
    lines: ["1× Fri Strength: Leg Press 3×10 → Hack Squat 3×10", "2× Fri Strength: Dumbbell Curl 3×12 → dropped"],
  },
  {
    said: "this week: swap leg press for hack squat, drop the curls",
    lines: ["1× Fri Strength: Dumbbell Curl 3×12 → dropped", "1× Fri Strength: Leg Press 3×10 → Hack Squat 3×10"],
  },
  {
    said: "squat and bench 4 sets",
    lines: [
      "2× Fri Strength: Back Squat 100 kg 3×5 → Back Squat 100 kg 4×5",
      "2× Wed Push: Bench Press 80 kg 3×5 → Bench Press 80 kg 4×5",
    ],
  },
  {
    said: "Add 2.5 kg to squat and bench.",
    lines: [
      "2× Fri Strength: Back Squat 100 kg 3×5 → Back Squat 102.5 kg 3×5",
      "2× Wed Push: Bench Press 80 kg 3×5 → Bench Press 82.5 kg 3×5",
    ],
  },
  {
    said: "drop curls and leg press",
    lines: ["2× Fri Strength: Dumbbell Curl 3×12 → dropped", "2× Fri Strength: Leg Press 3×10 → dropped"],
  },
  { said: "swap Wednesday and Friday", lines: ["2× Push: Wed → Fri", "2× Strength: Fri → Wed"] },
  { said: "bench 4x6, rest 3 min", lines: ["2× Wed Push: Bench Press 80 kg 3×5 → Bench Press 80 kg 4×6, rest 3 min"] },
  {
    said: "bench rpe 7 and 5 sets",
    lines: ["2× Wed Push: Bench Press 80 kg 3×5 → Bench Press 80 kg 5×5 @7"],
  },
  {
    said: "squat 5x3, 120 kg, rest 4 min; ohp 4 sets",
    lines: [
      "2× Fri Strength: Back Squat 100 kg 3×5 → Back Squat 120 kg 5×3, rest 4 min",
      "2× Wed Push: Overhead Press 3×8 → Overhead Press 4×8",
    ],
  },
  {
    said: "move Wednesday to Thursday and Friday to Saturday this week",
    lines: ["1× Strength: Fri → Sat", "2× Push: Wed → Thu"],
  },
  {
    said: "add face pulls 3x15 and dips 3x10 on Friday",
    lines: ["2× Fri Strength: nothing → Dip 3×10", "2× Fri Strength: nothing → Face Pull 3×15"],
  },
])("“$said”", ({ said, lines }) => {
  expect(change(said)).toEqual(lines.toSorted());
});

test.each([
  {
    said: "make Friday 4 sets and frobnicate it all",
    lines: ["clear: make Friday 4 sets", "unclear: frobnicate it all"],
  },
  {
    said: "swap leg press for flumpers, drop the curls",
    lines: ["clear: drop the curls", "unclear: swap leg press for flumpers"],
  },
  {
    said: "move the swim to Sunday; long run 18 km",
    lines: ["clear: long run 18 km", "unclear: move the swim to Sunday"],
  },
  { said: "frobnicate it all", lines: ["not-understood"] },
  { said: "drop a, b, c, d, e, f, g, h, i, j, k, l, m and n", lines: ["not-understood"] },
])("of “$said” nothing is changed", ({ said, lines }) => {
  expect(change(said)).toEqual(lines);
});

test("a change right behind another is another one, and nothing of it a note", () => {
  expect(change("make Wednesday 4 sets make Friday 5 sets")).toEqual(
    change("make Wednesday 4 sets; make Friday 5 sets"),
  );
  expect(change("make bench 4 sets make bench 5 sets")).toEqual([
    "2× Wed Push: Bench Press 80 kg 3×5 → Bench Press 80 kg 5×5",
  ]);
  expect(change("swap bench and ohp")).toEqual([
    "2× Wed Push: Bench Press 80 kg 3×5 → Overhead Press 3×8",
    "2× Wed Push: Overhead Press 3×8 → Bench Press 80 kg 3×5",
  ]);
});
