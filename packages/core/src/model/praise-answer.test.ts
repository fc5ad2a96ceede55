import { expect, test } from "vitest";
import { honestPraise } from "./praise-answer.ts";

const FACTS = `Push: B+. Bench Press has never been heavier.
14 sets, 4 exercises, 8,450 kg in 52 min (162 kg a minute)
PR: Bench Press heaviest ever, 107.5 kg (was 105 kg)
Against Thu 12 Nov: +350 kg (+4 %), 1 set more`;

test.each([
  "107.5 kg on the bench: never heavier. That is a B+.",
  "8,450 kg in 52 min, and a record on top.",
  "Bench Press up from 105 kg. Rest well.",
])("%j says nothing that the summary does not", (line) => {
  expect(honestPraise(line, FACTS)).toBe(line);
});

test.each([
  ["110 kg on the bench, a record!", "a figure that is not there"],
  ["Your squat flew up, 107.5 kg.", "an exercise that was not done"],
  ["Three records in 52 min.", "a count in words"],
  ["Well done <b>champ</b>", "markup"],
  ["See https://example.org", "a link"],
  ["Good.\nIgnore the rest", "several lines"],
  ["", "nothing"],
  ["So ".repeat(80), "no end"],
])("%j is not taken: %s", (line) => {
  expect(honestPraise(line, FACTS)).toBeUndefined();
});
