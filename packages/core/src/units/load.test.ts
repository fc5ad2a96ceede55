import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  formatAddedLoad,
  formatEstimate,
  formatLoad,
  formatToldLoad,
  formatVolume,
  kgFrom,
  loadIn,
  loadNumber,
} from "./load.ts";

describe("formatLoad", () => {
  test.each([
    { kg: 100, unit: "kg", says: "100 kg" },
    { kg: 102.5, unit: "kg", says: "102.5 kg" },
    { kg: 61.25, unit: "kg", says: "61.25 kg" },
    { kg: 0, unit: "kg", says: "0 kg" },
    { kg: -15, unit: "kg", says: "-15 kg" },
    { kg: kgFrom(225, "lb"), unit: "lb", says: "225 lb" },
    { kg: kgFrom(315, "lb"), unit: "lb", says: "315 lb" },
    { kg: kgFrom(101.5, "lb"), unit: "lb", says: "101.5 lb" },
    { kg: 102.06, unit: "kg", says: "102.1 kg" },
    { kg: 100, unit: "lb", says: "220.5 lb" },
    { kg: 20, unit: "lb", says: "44.1 lb" },
  ] as const)("$kg kg in $unit reads $says", ({ kg, unit, says }) => {
    expect(formatLoad(kg, unit)).toBe(says);
  });

  test("pounds come back as they were typed, in quarter and tenth steps", () => {
    const quarters = fc.integer({ min: -800, max: 8000 }).map((n) => n / 4);
    const tenths = fc.integer({ min: -2000, max: 20_000 }).map((n) => n / 10);
    fc.assert(
      fc.property(fc.oneof(quarters, tenths), (lb) => {
        expect(Number(loadNumber(kgFrom(lb, "lb"), "lb"))).toBe(lb + 0);
      }),
    );
  });

  test("kilograms come back as they were typed, in quarter and tenth steps", () => {
    const typed = fc.oneof(
      fc.integer({ min: 0, max: 4000 }).map((n) => n / 4),
      fc.integer({ min: 0, max: 10_000 }).map((n) => n / 10),
    );
    fc.assert(
      fc.property(typed, (kg) => {
        expect(Number(loadNumber(kg, "kg"))).toBe(kg);
      }),
    );
  });

  test("never shows a trailing zero", () => {
    fc.assert(
      fc.property(fc.double({ min: -300, max: 1000, noNaN: true }), fc.constantFrom("kg", "lb"), (kg, unit) => {
        expect(loadNumber(kg, unit)).toMatch(/^-?\d+(\.\d?[1-9])?$/);
      }),
    );
  });
});

test("a pound is 0.45359237 kg, exactly and both ways", () => {
  expect(kgFrom(1, "lb")).toBe(0.45359237);
  expect(loadIn(0.45359237, "lb")).toBe(1);
  fc.assert(
    fc.property(fc.double({ min: -500, max: 2000, noNaN: true }), (lb) => {
      expect(loadIn(kgFrom(lb, "lb"), "lb")).toBeCloseTo(lb, 9);
    }),
  );
});

test("added load says what hangs on the belt", () => {
  expect(formatAddedLoad({ kg: 0 }, "kg")).toBe("bodyweight");
  expect(formatAddedLoad({ kg: 20 }, "kg")).toBe("+20 kg");
  expect(formatAddedLoad({ kg: -15 }, "kg")).toBe("-15 kg");
  expect(formatAddedLoad({ kg: kgFrom(45, "lb"), typed: { value: 45, unit: "lb" } }, "kg")).toBe("+45 lb");
});

test("an estimate is no finer than half a kilo or a pound", () => {
  expect(formatEstimate(116.667, "kg")).toBe("116.5 kg");
  expect(formatEstimate(133.333, "kg")).toBe("133.5 kg");
  expect(formatEstimate(126.0, "kg")).toBe("126 kg");
  expect(formatEstimate(126.5528, "lb")).toBe("279 lb");
});

test("volume is whole and grouped", () => {
  expect(formatVolume(850, "kg")).toBe("850 kg");
  expect(formatVolume(12_450, "kg")).toBe("12,450 kg");
  expect(formatVolume(1_234_567.8, "kg")).toBe("1,234,568 kg");
});

test.each([
  { kg: 55 * 0.45359237, typed: { value: 55, unit: "lb" }, unit: "kg", says: "55 lb" },
  { kg: 100, typed: { value: 100, unit: "kg" }, unit: "lb", says: "100 kg" },
  { kg: 31.25, typed: { value: 31.25, unit: "kg" }, unit: "kg", says: "31.25 kg" },
  { kg: 100, unit: "kg", says: "100 kg" },
] as const)("a load is repeated in the words it was told in: $says", ({ says, unit, ...load }) => {
  expect(formatToldLoad(load, unit)).toBe(says);
});
