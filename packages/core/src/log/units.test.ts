import fc from "fast-check";
import { expect, test } from "vitest";
import { KG_PER_LB, roundKg, unitOf } from "./units.ts";

test("a pound is exactly 0.45359237 kg, a mile 1609.344 m, a yard 0.9144 m", () => {
  expect(unitOf("lbs")).toEqual({ of: "mass", kg: 0.45359237 });
  expect(unitOf("miles")).toEqual({ of: "distance", meters: 1609.344 });
  expect(unitOf("yards")).toEqual({ of: "distance", meters: 0.9144 });
});

test("any whole load in pounds comes back when converted back", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1500 }), (pounds) => {
      expect(Math.round(roundKg(pounds * KG_PER_LB) / KG_PER_LB)).toBe(pounds);
    }),
  );
});
