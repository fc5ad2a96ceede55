import { describe, expect, test } from "vitest";
import type { NoteContext, Observation } from "../note/observation.ts";
import { groundNotes } from "./notes.ts";

type Hostile = [because: string, text: string, answer: Observation[], kept: Observation[], context?: NoteContext];

const LOST_TIGHTNESS = "5th rep of the 8th set felt off";

/** What a model might send that no type allows. */
const untyped = (value: object): Observation => value as Observation;

const HOSTILE: Hostile[] = [
  [
    "a quote that is not in the text",
    "bench felt heavy",
    [{ kind: "effort", quote: "the bar felt heavy", feel: -1 }],
    [],
  ],
  ["a quote of nothing", "bench felt heavy", [{ kind: "effort", quote: "  ", feel: -1 }], []],
  [
    "the example of the prompt",
    "all good today",
    [{ kind: "pain", quote: "twinge in my left knee", bodyPart: "knee", side: "left", severity: 6 }],
    [],
  ],
  [
    "set and rep changed round",
    LOST_TIGHTNESS,
    [{ kind: "effort", quote: LOST_TIGHTNESS, set: 5, rep: 8, feel: -1 }],
    [{ kind: "effort", quote: LOST_TIGHTNESS, feel: -1 }],
  ],
  [
    "a rep off by one",
    LOST_TIGHTNESS,
    [{ kind: "effort", quote: LOST_TIGHTNESS, set: 8, rep: 4, feel: -1 }],
    [{ kind: "effort", quote: LOST_TIGHTNESS, set: 8, feel: -1 }],
  ],
  [
    "a set nobody pointed at",
    "felt heavy",
    [{ kind: "effort", quote: "felt heavy", set: 3, feel: -1 }],
    [{ kind: "effort", quote: "felt heavy", feel: -1 }],
  ],
  [
    'the number of the last set for "last"',
    "last set was hard",
    [{ kind: "effort", quote: "last set was hard", set: 5, feel: -1 }],
    [{ kind: "effort", quote: "last set was hard", feel: -1 }],
  ],
  [
    "a range stretched",
    "sets 3-5 were slow",
    [{ kind: "effort", quote: "sets 3-5 were slow", set: 6, feel: -1 }],
    [{ kind: "effort", quote: "sets 3-5 were slow", feel: -1 }],
  ],
  [
    "another sentence's set",
    "Set 2 flew up. Knee sore.",
    [{ kind: "pain", quote: "Knee sore", bodyPart: "knee", severity: 4, set: 2 }],
    [{ kind: "pain", quote: "Knee sore", bodyPart: "knee", severity: 4 }],
  ],
  [
    "the wrong side",
    "left knee sore",
    [{ kind: "pain", quote: "left knee sore", bodyPart: "knee", side: "right", severity: 4 }],
    [{ kind: "pain", quote: "left knee sore", bodyPart: "knee", severity: 4 }],
  ],
  [
    "a side nobody told",
    "knee sore",
    [{ kind: "pain", quote: "knee sore", bodyPart: "knee", side: "left", severity: 4 }],
    [{ kind: "pain", quote: "knee sore", bodyPart: "knee", severity: 4 }],
  ],
  [
    "both for a plural",
    "knees sore",
    [{ kind: "pain", quote: "knees sore", bodyPart: "knee", side: "both", severity: 4 }],
    [{ kind: "pain", quote: "knees sore", bodyPart: "knee", severity: 4 }],
  ],
  [
    "another part of the body",
    "elbow sore",
    [{ kind: "pain", quote: "elbow sore", bodyPart: "shoulder", severity: 4 }],
    [{ kind: "pain", quote: "elbow sore", severity: 4 }],
  ],
  [
    "a severity nobody gave",
    "tweaked my neck",
    [{ kind: "pain", quote: "tweaked my neck", bodyPart: "neck", severity: 7 }],
    [{ kind: "pain", quote: "tweaked my neck", bodyPart: "neck" }],
  ],
  [
    "a severity off by one",
    "knee pain 4/10",
    [{ kind: "pain", quote: "knee pain 4/10", bodyPart: "knee", severity: 5 }],
    [{ kind: "pain", quote: "knee pain 4/10", bodyPart: "knee" }],
  ],
  [
    "a severity below zero",
    "knee pain",
    [{ kind: "pain", quote: "knee pain", bodyPart: "knee", severity: -3 }],
    [{ kind: "pain", quote: "knee pain", bodyPart: "knee" }],
  ],
  [
    "a severity beyond ten",
    "knee pain",
    [{ kind: "pain", quote: "knee pain", bodyPart: "knee", severity: 60 }],
    [{ kind: "pain", quote: "knee pain", bodyPart: "knee" }],
  ],
  [
    "pain where it was denied",
    "no knee pain today",
    [{ kind: "pain", quote: "no knee pain", bodyPart: "knee", severity: 6 }],
    [{ kind: "pain", quote: "no knee pain", bodyPart: "knee" }],
  ],
  [
    "the weight for the severity",
    "shoulder pain at 5 reps",
    [{ kind: "pain", quote: "shoulder pain", bodyPart: "shoulder", severity: 5 }],
    [{ kind: "pain", quote: "shoulder pain", bodyPart: "shoulder" }],
  ],
  [
    "pain in a note without any",
    "great session, felt strong",
    [{ kind: "pain", quote: "felt strong", severity: 2 }],
    [],
  ],
  [
    "a rest told in other units",
    "took 3 min between sets",
    [{ kind: "rest", quote: "took 3 min between sets", seconds: 3 }],
    [{ kind: "rest", quote: "took 3 min between sets" }],
  ],
  [
    "a rest nobody timed",
    "short rests",
    [{ kind: "rest", quote: "short rests", seconds: 60 }],
    [{ kind: "rest", quote: "short rests" }],
  ],
  [
    "one figure for a range",
    "2-3 min rest",
    [{ kind: "rest", quote: "2-3 min rest", seconds: 150 }],
    [{ kind: "rest", quote: "2-3 min rest" }],
  ],
  ["the length of the run for a rest", "ran 30 min easy", [{ kind: "rest", quote: "30 min", seconds: 1800 }], []],
  [
    "an exercise nobody named",
    "felt heavy",
    [{ kind: "effort", quote: "felt heavy", exercise: "deadlift", feel: -1 }],
    [{ kind: "effort", quote: "felt heavy", feel: -1 }],
    { exercise: "bench-press" },
  ],
  [
    "a variant of the exercise",
    "bench felt heavy",
    [{ kind: "effort", quote: "bench felt heavy", exercise: "incline-bench-press", feel: -1 }],
    [{ kind: "effort", quote: "bench felt heavy", feel: -1 }],
  ],
  [
    "an exercise of no catalogue",
    "squats felt heavy",
    [{ kind: "effort", quote: "squats felt heavy", exercise: "drop-table", feel: -1 }],
    [{ kind: "effort", quote: "squats felt heavy", feel: -1 }],
  ],
  [
    "the contrary of the words",
    "felt really easy",
    [{ kind: "effort", quote: "felt really easy", feel: -1 }],
    [{ kind: "effort", quote: "felt really easy" }],
  ],
  [
    "a feeling off the scale",
    "felt easy",
    [untyped({ kind: "effort", quote: "felt easy", feel: 5 })],
    [{ kind: "effort", quote: "felt easy" }],
  ],
  ["a kind that is none", "felt easy", [untyped({ kind: "diagnosis", quote: "felt easy" })], []],
  [
    "the same thing twice",
    "felt easy",
    [
      { kind: "effort", quote: "felt easy", feel: 1 },
      { kind: "effort", quote: "felt easy", feel: 1 },
    ],
    [{ kind: "effort", quote: "felt easy", feel: 1 }],
  ],
  [
    "seconds on what is no rest",
    "paused 3 seconds at the bottom",
    [{ kind: "tempo", quote: "paused 3 seconds", seconds: 3 }],
    [{ kind: "tempo", quote: "paused 3 seconds" }],
  ],
];

const FAITHFUL: [text: string, answer: Observation[], context?: NoteContext][] = [
  [LOST_TIGHTNESS, [{ kind: "effort", quote: LOST_TIGHTNESS, set: 8, rep: 5, feel: -1 }]],
  [
    "Sets two and three were a grind",
    [
      { kind: "effort", quote: "Sets two and three were a grind", set: 2, feel: -1 },
      { kind: "effort", quote: "Sets two and three were a grind", set: 3, feel: -1 },
    ],
  ],
  ["thrid set felt rubbish", [{ kind: "effort", quote: "thrid set felt rubbish", set: 3, feel: -1 }]],
  ["opening set was a joke", [{ kind: "effort", quote: "opening set was a joke", set: 1, feel: 1 }]],
  ["every rep was ugly", [{ kind: "technique", quote: "every rep was ugly", rep: "all", feel: -1 }]],
  [
    "my left kneecap has been nagging me, maybe a 3 out of 10",
    [{ kind: "pain", quote: "my left kneecap has been nagging me", bodyPart: "knee", side: "left", severity: 3 }],
  ],
  [
    "hammy tight on the right",
    [{ kind: "pain", quote: "hammy tight on the right", bodyPart: "hamstring", side: "right", severity: 2 }],
  ],
  [
    "pecs and delts sore",
    [
      { kind: "pain", quote: "pecs and delts sore", bodyPart: "chest", severity: 4 },
      { kind: "pain", quote: "pecs and delts sore", bodyPart: "shoulder", severity: 4 },
    ],
  ],
  [
    "R sholder pain, five out of ten",
    [{ kind: "pain", quote: "R sholder pain", bodyPart: "shoulder", side: "right", severity: 5 }],
  ],
  ["Had to stop at 6k. Calf pain.", [{ kind: "pain", quote: "Calf pain", bodyPart: "calf", severity: 6 }]],
  ["nothing hurt", [{ kind: "pain", quote: "nothing hurt", severity: 0 }]],
  ["rested a minute and a half", [{ kind: "rest", quote: "rested a minute and a half", seconds: 90 }]],
  ["3:30 between sets", [{ kind: "rest", quote: "3:30 between sets", seconds: 210 }]],
  ["took two minutes before set 3", [{ kind: "rest", quote: "took two minutes before set 3", set: 3, seconds: 120 }]],
  ["sqauts felt heavy", [{ kind: "effort", quote: "sqauts felt heavy", exercise: "back-squat", feel: -1 }]],
  [
    "military press went well",
    [{ kind: "effort", quote: "military press went well", exercise: "overhead-press", feel: 1 }],
  ],
  ["Felt  really STRONG today", [{ kind: "effort", quote: "Felt  really STRONG", feel: 1 }]],
  [
    "slept like a log, two coffees",
    [
      { kind: "sleep", quote: "slept like a log", feel: 1 },
      { kind: "nutrition", quote: "two coffees" },
    ],
  ],
];

describe("what an answer invents is not kept", () => {
  test.each(HOSTILE)("%s", (_because, text, answer, kept, context = {}) => {
    const grounded = groundNotes(answer, text, context);
    expect(grounded.kept).toEqual(kept);
    expect(grounded.dropped.length).toBeGreaterThan(0);
  });
});

describe("what the athlete said is kept whole", () => {
  test.each(FAITHFUL)("%s", (text, answer, context = {}) => {
    expect(groundNotes(answer, text, context)).toEqual({ kept: answer, dropped: [] });
  });
});

test("a quote whose typing was tidied comes back as it stands in the text", () => {
  const { kept } = groundNotes([{ kind: "effort", quote: "felt really strong", feel: 1 }], "Felt  really STRONG today");
  expect(kept).toEqual([{ kind: "effort", quote: "Felt  really STRONG", feel: 1 }]);
});
