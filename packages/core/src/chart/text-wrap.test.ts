import { expect, test } from "vitest";
import { wrapText } from "./text-wrap.ts";

const wrap = (text: string, maxWidthPx: number, maxLines = 2) =>
  wrapText(text, { font: "any", maxWidthPx, maxLines, measure: (words) => words.length });

test.each([
  { text: "Bench Press", width: 20, lines: ["Bench Press"] },
  { text: "Single-Arm Dumbbell Row", width: 14, lines: ["Single-Arm", "Dumbbell Row"] },
  { text: "one two three four five", width: 9, lines: ["one two", "three fo…"] },
  { text: "Donaudampfschifffahrt", width: 8, lines: ["Donauda…"] },
  { text: "", width: 8, lines: [""] },
])("$text in $width is $lines", ({ text, width, lines }) => {
  expect(wrap(text, width)).toEqual(lines);
});
