import { expect, test } from "vitest";
import { CHECKIN, nextDue, partAt, readCheckin } from "./checkin.ts";

test.each([
  { after: "2026-11-21T05:00:00Z", due: "2026-11-21T06:30:00Z", because: "it is still to come today" },
  { after: "2026-11-21T06:30:00Z", due: "2026-11-22T06:30:00Z", because: "it is now, so the next is tomorrow" },
  { after: "2026-03-28T12:00:00Z", due: "2026-03-29T05:30:00Z", because: "the clocks go forward in the night" },
  { after: "2026-10-24T12:00:00Z", due: "2026-10-25T06:30:00Z", because: "the clocks go back in the night" },
])("7:30 in Berlin after $after is $due: $because", ({ after, due }) => {
  expect(nextDue("07:30", "Europe/Berlin", new Date(after)).toISOString()).toBe(new Date(due).toISOString());
});

test("a time the clock skips is an hour later, one it has twice comes once", () => {
  const skipped = nextDue("02:30", "Europe/Berlin", new Date("2026-03-28T12:00:00Z"));
  expect(skipped.toISOString()).toBe("2026-03-29T01:30:00.000Z");
  const twice = nextDue("02:30", "Europe/Berlin", new Date("2026-10-24T12:00:00Z"));
  expect(twice.toISOString()).toBe("2026-10-25T00:30:00.000Z");
  expect(nextDue("02:30", "Europe/Berlin", twice, "2026-10-25").toISOString()).toBe("2026-10-26T01:30:00.000Z");
});

test("a day that was asked is not asked again at another time", () => {
  const due = nextDue("21:00", "UTC", new Date("2026-11-21T08:00:00Z"), "2026-11-21");
  expect(due.toISOString()).toBe("2026-11-22T21:00:00.000Z");
});

test.each([
  { words: undefined, asked: { kind: "show" } },
  { words: "on 7:30", asked: { kind: "on", time: "07:30" } },
  { words: "7.30", asked: { kind: "on", time: "07:30" } },
  { words: "on at 21:30", asked: { kind: "on", time: "21:30" } },
  { words: "9pm", asked: { kind: "on", time: "21:00" } },
  { words: "12 am", asked: { kind: "on", time: "00:00" } },
  { words: "On Morning", asked: { kind: "on", time: "07:30" } },
  { words: "evening", asked: { kind: "on", time: "21:30" } },
  { words: "off", asked: { kind: "off" } },
  { words: "off evening", asked: { kind: "off", part: "evening" } },
  { words: "24:10", asked: undefined },
  { words: "13pm", asked: undefined },
  { words: "7:75", asked: undefined },
  { words: "whenever", asked: undefined },
])("/checkin $words", ({ words, asked }) => {
  expect(readCheckin(words)).toEqual(asked);
});

test("two questions a part of the day, five answers each", () => {
  expect([partAt("07:30"), partAt("13:59"), partAt("14:00")]).toEqual(["morning", "morning", "evening"]);
  for (const questions of Object.values(CHECKIN))
    expect(questions.map(({ answers }) => answers.length)).toEqual([5, 5]);
});
