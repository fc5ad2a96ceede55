import { expect, test } from "vitest";
import { CATALOGUE } from "../exercise/catalogue.ts";
import { type ExercisePage, exercisePageBlocks, loggablePages, totalWords } from "./exercise.ts";

const WORDS = { unit: "kg", today: "2026-11-21" } as const;
const DAY = "2026-11-20";

function page(sets: ExercisePage["times"][number]["sets"]): ExercisePage {
  return {
    name: "Bench Press",
    style: "loaded",
    heaviest: { kg: 100, reps: 5, day: DAY },
    repRecords: [],
    total: { days: 1, sets: sets.length, since: DAY },
    times: [{ day: DAY, sets, e1rmKg: 116.67 }],
  };
}

test("sets that fit a phone are a table, longer ones a list", () => {
  const short = exercisePageBlocks(page([{ day: DAY, kg: 100, reps: 5 }]), WORDS).at(-1);
  expect(short).toMatchObject({ kind: "table", rows: [["yesterday", "100 kg × 5", "116.5"]] });
  const long = exercisePageBlocks(page([80, 90, 100].map((kg) => ({ day: DAY, kg, reps: 5 }))), WORDS).at(-1);
  expect(long).toEqual({
    kind: "list",
    items: [[{ strong: "yesterday" }, " 80 kg × 5, 90 kg × 5, 100 kg × 5 · e1RM 116.5 kg"]],
  });
});

test("one set is not told as several", () => {
  expect(totalWords({ sets: 1, days: 1 })).toBe("1 set on 1 day");
  expect(totalWords({ sets: 12_000, days: 300 })).toBe("12,000 sets on 300 days");
});

test("every exercise of the catalogue is on one page, the athlete's own on the first", () => {
  const pages = loggablePages(new Map([["own-1", "Zercher Squat"]]));
  expect(pages[0]).toEqual({ title: "Your own", names: ["Zercher Squat"] });
  const names = pages.slice(1).flatMap((one) => one.names);
  expect(names.sort()).toEqual(CATALOGUE.map(({ name }) => name).sort());
  expect(loggablePages(new Map())[0]?.title).not.toBe("Your own");
});
