import { expect, test } from "vitest";
import { readLog } from "../log/read.ts";
import { isoWithOffset, localDay } from "../time/local.ts";
import { demoYear } from "./year.ts";

const timeZone = "Europe/Berlin";
const year = demoYear({ today: "2026-11-21", timeZone });
const readings = year.map(({ at, text }) => ({
  at,
  text,
  ...readLog(text, { unit: "kg", now: isoWithOffset(at, timeZone), group: false }),
}));

test("a year is in order, ends before today, and is the same each time", () => {
  expect(year.map(({ at }) => at.getTime())).toEqual(year.map(({ at }) => at.getTime()).sort((a, b) => a - b));
  expect(localDay(year.at(-1)!.at, timeZone) < "2026-11-21").toBe(true);
  expect(localDay(year[0]!.at, timeZone)).toBe("2025-11-17");
  expect(demoYear({ today: "2026-11-21", timeZone })).toEqual(year);
});

test("every message is understood as a whole, and nothing in it is doubted", () => {
  for (const { text, entries, unknown, doubts } of readings) {
    expect({ text, unknown, doubts }).toEqual({ text, unknown: [], doubts: [] });
    expect(entries.length, text).toBeGreaterThanOrEqual(text.split("\n").length - (text.startsWith("squat") ? 1 : 0));
  }
});

test("it holds strength, runs, wellness and notes, and the lifts go up", () => {
  const entries = readings.flatMap(({ entries }) => entries);
  const kinds = Object.groupBy(entries, ({ type }) => type);
  expect(kinds.sets!.length).toBeGreaterThan(450);
  expect(kinds.activity!.length).toBeGreaterThan(110);
  expect(kinds.wellness!.length).toBeGreaterThan(500);
  expect(kinds.note!.length).toBeGreaterThan(2);
  const squats = entries.flatMap((entry) =>
    entry.type === "sets" && entry.exercise === "back-squat" ? [Math.max(...entry.sets.map(({ kg = 0 }) => kg))] : [],
  );
  expect(Math.max(...squats.slice(-4))).toBeGreaterThan(Math.max(...squats.slice(0, 4)) + 35);
});
