import { expect, test } from "vitest";
import { readNote } from "../note/read.ts";
import { isHalfRead } from "./unread-note.ts";

const leftIn = (text: string) => isHalfRead(text, readNote(text), {});

test.each([
  "left knee felt as if somebody turned a screw in it",
  "slept badly. it was like dragging an anchor along some riverbed",
  "the bar had its own ideas of where home was somewhere past my chin",
])("of “%s” the reader leaves something", (text) => {
  expect(leftIn(text)).toBe(true);
});

test.each([
  "last rep slow",
  "left knee twinge 4/10, slept badly, took 3 min between sets",
  "with Tom at the gym after work",
  "6x800m w/ 400 jog",
  "PR!",
  "",
])("of “%s” nothing is worth a question", (text) => {
  expect(leftIn(text)).toBe(false);
});

test("a paste is not a note", () => {
  expect(leftIn("left knee felt as if somebody turned a screw in it. ".repeat(80))).toBe(false);
});
