import { describe, expect, test } from "vitest";
import { prOf, prsOf, volumePr } from "./pr.ts";

const history = [
  { day: "2026-09-01", kg: 100, reps: 5 },
  { day: "2026-09-08", kg: 110, reps: 2 },
  { day: "2026-09-15", kg: 90, reps: 8 },
];
const kinds = (set: Parameters<typeof prOf>[0]) => prOf(set, history).map(({ kind }) => kind);

describe("prOf", () => {
  test("a heavier set is a weight record, with the mark it beat", () => {
    expect(prOf({ kg: 112.5, reps: 1 }, history)).toEqual([
      { kind: "weight", kg: 112.5, previousKg: 110, previous: history[1] },
    ]);
  });

  test("one more rep at a known weight is a rep and an e1RM record", () => {
    const records = prOf({ kg: 100, reps: 6 }, history);
    expect(records).toMatchObject([
      { kind: "reps", kg: 100, reps: 6, previousReps: 5, previous: history[0] },
      { kind: "e1rm", kg: 120, atLeast: true, previous: history[1] },
    ]);
    expect(records[1]).toHaveProperty("previousKg", expect.closeTo(117.33, 2));
  });

  test.each([
    { set: { kg: 100, reps: 5 }, news: [], why: "a mark matched is not beaten" },
    { set: { kg: 90, reps: 8 }, news: [], why: "the same again" },
    { set: { kg: 100, reps: 6, warmup: true as const }, news: [], why: "a warm-up" },
    { set: { kg: 120, reps: 0, failed: true as const }, news: [], why: "a missed single" },
    { set: { kg: 95, reps: 5 }, news: [], why: "a weight never used before, but 100 went for five" },
    { set: { kg: 90, reps: 12 }, news: ["reps"], why: "twelve reps are too rough for an e1RM record" },
    { set: { kg: 110.02, reps: 1 }, news: [], why: "the rounding of pounds is no record" },
    { set: { kg: 115, reps: 3 }, news: ["weight", "e1rm"], why: "heavier and better" },
    { set: { kg: 100, seconds: 30 }, news: [], why: "a hold" },
  ])("$set breaks $news: $why", ({ set, news }) => {
    expect(kinds(set)).toEqual(news);
  });

  test("the first set ever is a start, not a record", () => {
    expect(prOf({ kg: 100, reps: 5 }, [])).toEqual([]);
  });

  test("on pull-ups the belt makes the weight record even if the bodyweight is unknown", () => {
    expect(prOf({ kg: 25, reps: 3 }, [{ kg: 20, reps: 3 }], { bodyweightShare: 1 })).toMatchObject([
      { kind: "weight", kg: 25, previousKg: 20 },
    ]);
  });

  test("a pull-up more at bodyweight is a rep record", () => {
    expect(prOf({ kg: 0, reps: 13 }, [{ kg: 0, reps: 12 }], { bodyweightShare: 1, bodyweightKg: 80 })).toMatchObject([
      { kind: "reps", reps: 13, previousReps: 12 },
    ]);
  });
});

test("of several sets each kind of record is told once, with what stood before the message", () => {
  const history = [{ kg: 100, reps: 5 }];
  const prs = prsOf(
    [
      { kg: 102.5, reps: 5 },
      { kg: 105, reps: 5 },
    ],
    history,
  );
  expect(prs.map(({ kind }) => kind)).toEqual(["weight", "e1rm"]);
  expect(prs[0]).toMatchObject({ kg: 105, previousKg: 100 });
});

test("without history nothing is a record, not even the second set", () => {
  expect(
    prsOf(
      [
        { kg: 100, reps: 5 },
        { kg: 105, reps: 5 },
      ],
      [],
    ),
  ).toEqual([]);
});

test.each([
  { nowKg: 2500, beforeKg: 2000, bestKg: 2400, record: true, because: "the set that crosses it" },
  { nowKg: 3000, beforeKg: 2500, bestKg: 2400, record: false, because: "told when it was crossed" },
  { nowKg: 2400, beforeKg: 2000, bestKg: 2400, record: false, because: "matching is not beating" },
  { nowKg: 2500, beforeKg: undefined, bestKg: undefined, record: false, because: "the first visit is a start" },
])("volume $nowKg against $bestKg: $because", ({ record, ...by }) => {
  expect(volumePr(by) !== undefined).toBe(record);
});
