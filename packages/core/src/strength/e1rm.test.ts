import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LoggedSet } from "../log/entry.ts";
import { bestE1rm, e1rmOf, epleyKg } from "./e1rm.ts";

const kgOf = (set: LoggedSet) => {
  const e1rm = e1rmOf(set);
  return e1rm.kind === "e1rm" ? Number(e1rm.kg.toFixed(2)) : e1rm.because;
};

describe("e1rmOf", () => {
  test.each<{ set: LoggedSet; e1rm: number | string; because: string }>([
    { set: { kg: 90, reps: 10 }, e1rm: 120, because: "ten reps add a third" },
    { set: { kg: 100, reps: 5, rpe: 10 }, e1rm: 116.67, because: "five at the limit" },
    { set: { kg: 100, reps: 5, rpe: 8 }, e1rm: 123.33, because: "two in reserve count as done" },
    { set: { kg: 100, reps: 5, rir: 2 }, e1rm: 123.33, because: "RIR 2 is RPE 8" },
    { set: { kg: 100, reps: 5, rpe: 8.5 }, e1rm: 121.67, because: "half points count" },
    { set: { kg: 140, reps: 1, rpe: 10 }, e1rm: 140, because: "a true single is itself" },
    { set: { kg: 140, reps: 1 }, e1rm: 140, because: "an unrated single is at least itself" },
    { set: { kg: 120, reps: 1, rpe: 7 }, e1rm: 136, because: "a single @7 is not a max" },
    { set: { kg: 100, reps: 5, rpe: 6.5 }, e1rm: "too-easy", because: "under RPE 7 reserve is a guess" },
    { set: { kg: 100, reps: 5, failed: true, rpe: 6 }, e1rm: 116.67, because: "failure leaves nothing in reserve" },
    { set: { kg: 100, reps: 0, failed: true }, e1rm: "no-reps", because: "a missed single lifted nothing" },
    { set: { kg: 60, reps: 13 }, e1rm: "too-many-reps", because: "past 12 we give no estimate" },
    { set: { kg: 60, reps: 10, rpe: 7 }, e1rm: "too-many-reps", because: "10 and 3 in reserve are 13" },
    { set: { kg: 60, reps: 5, warmup: true }, e1rm: "warm-up", because: "warm-ups are excluded" },
    { set: { reps: 5, percent1rm: 80 }, e1rm: "no-load", because: "no load, no estimate" },
    { set: { kg: 0, reps: 8 }, e1rm: "no-load", because: "nothing was lifted that we know of" },
    { set: { kg: 60, seconds: 40 }, e1rm: "no-reps", because: "a hold has no reps" },
  ])("$set is $e1rm: $because", ({ set, e1rm }) => {
    expect(kgOf(set)).toBe(e1rm);
  });

  test("ten effective reps are solid, eleven rough", () => {
    expect(e1rmOf({ kg: 60, reps: 8, rpe: 8 })).toMatchObject({ quality: "solid", effectiveReps: 10, atLeast: false });
    expect(e1rmOf({ kg: 60, reps: 9, rpe: 8 })).toMatchObject({ quality: "rough", effectiveReps: 11 });
  });

  test("an unrated set says what the athlete can do at least", () => {
    expect(e1rmOf({ kg: 100, reps: 5 })).toMatchObject({ atLeast: true, quality: "solid" });
    expect(e1rmOf({ kg: 100, reps: 5, failed: true })).toMatchObject({ atLeast: false });
  });

  test("a pull-up counts the body, and says what that leaves for the belt", () => {
    const lift = { bodyweightShare: 1, bodyweightKg: 80 };
    const e1rm = e1rmOf({ kg: 20, reps: 6 }, lift);
    expect(e1rm).toMatchObject({ kind: "e1rm", kg: 120, addedKg: 40 });
    expect(e1rmOf({ kg: -30, reps: 6 }, lift)).toMatchObject({ kg: 60, addedKg: -20 });
    expect(e1rmOf({ kg: 20, reps: 6 }, { bodyweightShare: 1 })).toEqual({ kind: "none", because: "no-bodyweight" });
  });

  test("more load, more reps or more in reserve never lower it", () => {
    const set = fc.record({
      kg: fc.integer({ min: 1, max: 400 }),
      reps: fc.integer({ min: 1, max: 9 }),
      rpe: fc.constantFrom(8, 8.5, 9, 9.5, 10),
    });
    const value = (one: LoggedSet) => {
      const e1rm = e1rmOf(one);
      return e1rm.kind === "e1rm" ? e1rm.kg : Number.NaN;
    };
    fc.assert(
      fc.property(set, (one) => {
        expect(value({ ...one, kg: one.kg + 1 })).toBeGreaterThan(value(one));
        expect(value({ ...one, reps: one.reps + 1 })).toBeGreaterThan(value(one));
        expect(value({ ...one, rpe: one.rpe - 0.5 })).toBeGreaterThan(value(one));
        expect(value(one)).toBeGreaterThanOrEqual(one.kg);
      }),
    );
  });
});

describe("bestE1rm", () => {
  test("is the best of the solid sets, with the set it came from", () => {
    const sets = [
      { day: "2026-10-01", kg: 100, reps: 5 },
      { day: "2026-10-08", kg: 110, reps: 3 },
      { day: "2026-10-15", kg: 90, reps: 12 },
      { day: "2026-10-22", kg: 200, reps: 5, warmup: true as const },
    ];
    const best = bestE1rm(sets);
    expect(best?.set.day).toBe("2026-10-08");
    expect(best?.e1rm.kg).toBeCloseTo(121, 9);
  });

  test("falls back on a rough set when there is nothing better", () => {
    expect(bestE1rm([{ kg: 90, reps: 12 }])?.e1rm.quality).toBe("rough");
  });

  test("is undefined without any", () => expect(bestE1rm([{ kg: 100 }, { reps: 5 }])).toBeUndefined());
});

test("Epley at five reps adds a sixth", () => {
  expect(epleyKg(120, 5)).toBeCloseTo(140, 9);
});
