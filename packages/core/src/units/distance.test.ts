import fc from "fast-check";
import { expect, test } from "vitest";
import { distanceIn, formatDistance, formatElevation, metresFrom } from "./distance.ts";

test.each([
  { distanceM: 400, unit: "km", says: "400 m" },
  { distanceM: 999.6, unit: "km", says: "1 km" },
  { distanceM: 5000, unit: "km", says: "5 km" },
  { distanceM: 10_250, unit: "km", says: "10.25 km" },
  { distanceM: 42_195, unit: "km", says: "42.2 km" },
  { distanceM: 180_260, unit: "km", says: "180.3 km" },
  { distanceM: 400, unit: "mi", says: "400 m" },
  { distanceM: 1609, unit: "mi", says: "1 mi" },
  { distanceM: 42_165, unit: "mi", says: "26.2 mi" },
  { distanceM: 0, unit: "km", says: "0 m" },
] as const)("$distanceM m in $unit reads $says", ({ distanceM, unit, says }) => {
  expect(formatDistance(distanceM, unit)).toBe(says);
});

test("typed miles survive being kept in whole metres", () => {
  const typed = fc.integer({ min: 5, max: 999 }).map((n) => n / 10);
  fc.assert(
    fc.property(typed, (miles) => {
      expect(formatDistance(Math.round(metresFrom(miles, "mi")), "mi")).toBe(`${miles} mi`);
      expect(distanceIn(metresFrom(miles, "mi"), "mi")).toBeCloseTo(miles, 9);
    }),
  );
});

test("heights are feet for those who use miles", () => {
  expect(formatElevation(850, "km")).toBe("850 m");
  expect(formatElevation(850, "mi")).toBe("2,789 ft");
});
