import { expect, test } from "vitest";
import { addDays } from "../time/local.ts";
import { dayValues, recentOf, type ToldValue } from "./recent.ts";

const TODAY = "2026-11-21";

function sore(value: number, bodyPart: string | null, day = TODAY): ToldValue {
  return { day, metric: "soreness", value, bodyPart };
}

test("the last told of a day counts, since it corrects what came before", () => {
  const told = [8, 7.5].map((value): ToldValue => ({ day: TODAY, metric: "sleep", value, bodyPart: null }));
  expect(dayValues(told, "sleep")).toEqual([{ day: TODAY, value: 7.5 }]);
});

test("of several sore parts the sorest counts, and the same part can be corrected", () => {
  expect(dayValues([sore(6, "quads"), sore(3, "back")], "soreness")).toEqual([
    { day: TODAY, value: 6, where: "quads" },
  ]);
  expect(dayValues([sore(3, "back"), sore(6, "quads")], "soreness")[0]?.value).toBe(6);
  expect(dayValues([sore(6, "quads"), sore(2, "quads")], "soreness")[0]?.value).toBe(2);
});

test("other metrics are left out, and days come in order", () => {
  const told: ToldValue[] = [
    sore(5, null),
    { day: TODAY, metric: "mood", value: 9, bodyPart: null },
    sore(4, null, "2026-11-20"),
  ];
  expect(dayValues(told, "soreness").map(({ value }) => value)).toEqual([4, 5]);
});

test("the week is held against the four weeks before it", () => {
  const days = Array.from({ length: 35 }, (_, ago) => ({ day: addDays(TODAY, -ago), value: ago < 7 ? 6 : 8 }));
  const { last, week, before } = recentOf(days, TODAY);
  expect(week).toEqual({ mean: 6, days: 7 });
  expect(before).toEqual({ mean: 8, days: 28 });
  expect(last).toHaveLength(7);
  expect(last[0]?.day).toBe(TODAY);
});

test("two days make no week, and six no month", () => {
  const days = [0, 1, 8, 9, 10, 11, 12, 13].map((ago) => ({ day: addDays(TODAY, -ago), value: 7 }));
  expect(recentOf(days, TODAY)).not.toHaveProperty("week");
  expect(recentOf(days, TODAY)).not.toHaveProperty("before");
});
