import fc from "fast-check";
import { expect, test } from "vitest";
import { formatAveragePace, formatPace, formatSpeed, paceSec, paceUnitOf, speedMpsOfPace } from "./pace.ts";

test.each([
  { distanceM: 10_000, durationSec: 3150, unit: "km", says: "5:15/km" },
  { distanceM: 1609.344, durationSec: 480, unit: "mi", says: "8:00/mi" },
  { distanceM: 1500, durationSec: 1575, unit: "100 m", says: "1:45/100 m" },
  { distanceM: 2000, durationSec: 420, unit: "500 m", says: "1:45/500 m" },
  { distanceM: 10_000, durationSec: 2999.7, unit: "km", says: "5:00/km" },
  { distanceM: 0, durationSec: 60, unit: "km", says: undefined },
] as const)("$distanceM m in $durationSec s is $says", ({ distanceM, durationSec, unit, says }) => {
  expect(formatAveragePace(distanceM, durationSec, unit)).toBe(says);
});

test("pace and speed are each other's inverse", () => {
  const units = fc.constantFrom("km", "mi", "100 m", "500 m");
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 20, noNaN: true }), units, (speedMps, unit) => {
      expect(speedMpsOfPace(paceSec(speedMps, unit)!, unit)).toBeCloseTo(speedMps, 9);
    }),
  );
});

test("a standstill has no pace", () => expect(paceSec(0, "km")).toBeUndefined());

test("each sport is told in its own measure", () => {
  expect(paceUnitOf("run", "mi")).toBe("mi");
  expect(paceUnitOf("swim", "mi")).toBe("100 m");
  expect(paceUnitOf("row", "km")).toBe("500 m");
  expect(paceUnitOf("bike", "km")).toBeUndefined();
  expect(formatPace(315, "km")).toBe("5:15/km");
  expect(formatSpeed(10, "km")).toBe("36 km/h");
  expect(formatSpeed(10, "mi")).toBe("22.4 mph");
});
