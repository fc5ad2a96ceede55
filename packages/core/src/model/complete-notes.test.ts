import { expect, test } from "vitest";
import { readNote } from "../note/read.ts";
import { completeNotes } from "./complete-notes.ts";
import type { NoteAnswer } from "./note-answer.ts";

type Answered = NoteAnswer["observations"][number];
const TEXT = "left knee hurt 4/10 on set 2. the bar felt like it was glued to the floor";
const answered = (given: Partial<Answered>): Answered => ({
  kind: "effort",
  quote: "felt like it was glued to the floor",
  set: "",
  rep: "",
  exercise: "",
  bodyPart: "",
  side: "",
  figures: [],
  ...given,
});
const complete = (...observations: Answered[]) =>
  completeNotes(TEXT, readNote(TEXT), { observations }, {}).observations;

test("what the reader found stays, and is not said twice", () => {
  const pain = answered({
    kind: "pain",
    quote: "knee hurt",
    bodyPart: "knee",
    figures: [{ is: "severity", value: 9 }],
  });
  expect(complete(pain)).toEqual(readNote(TEXT));
});

test.each([
  { name: "a quote that is not there", observation: answered({ kind: "sleep", quote: "slept badly" }) },
  { name: "another kind for words the reader has understood", observation: answered({ kind: "illness" }) },
])("$name adds nothing", ({ observation }) => {
  expect(complete(observation)).toEqual(readNote(TEXT));
});
