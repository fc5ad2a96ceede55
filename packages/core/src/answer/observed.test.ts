import { expect, test } from "vitest";
import type { Observation } from "../note/observation.ts";
import { observedLine } from "./observed.ts";

const SETS = [{ reps: 5 }, { reps: 5 }, { reps: 5 }];
const effort = (quote: string, feel: -1 | 0 | 1, set?: Observation["set"]): Observation => ({
  kind: "effort",
  quote,
  feel,
  ...(set !== undefined && { set }),
});

test.each([
  {
    told: [effort("so easy", 1, 2), effort("so easy", 1, 3)],
    line: "sets 2 and 3 about RPE 6",
    because: "sets of one effort are named at once",
  },
  {
    told: [effort("heavy", -1, 3), effort("heavy", -1, 1), effort("heavy", -1, 2)],
    line: "sets 1, 2 and 3 about RPE 9",
    because: "in the order they were done",
  },
  {
    told: [effort("easy", 1, 1), effort("heavy", -1, 3)],
    line: "set 1 about RPE 7, set 3 about RPE 9",
    because: "what differs stays apart",
  },
  {
    told: [effort("fine", 0, 2), effort("heavy", -1, 2)],
    line: "set 2 about RPE 9",
    because: "the hardest speaks for the set",
  },
  { told: [effort("heavy", -1)], line: "about RPE 9", because: "a verdict on all names none" },
  { told: [effort("last one ugly", -1)], line: "last set about RPE 9", because: "the last one is the last set" },
])("$line: $because", ({ told, line }) => {
  expect(observedLine(told, SETS)).toEqual([`Noted: ${line}`]);
});

test("no effort is read out of words where one was typed", () => {
  expect(observedLine([effort("last one ugly", -1)], [{ reps: 5 }, { reps: 4, rpe: 9 }])).toEqual([]);
});
