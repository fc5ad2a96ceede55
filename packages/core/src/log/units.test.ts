import { expect, test } from "vitest";
import { unitOf } from "./units.ts";

test("a stone is 14 pounds, a mile 1609.344 m, a yard 0.9144 m", () => {
  expect(unitOf("lbs")).toEqual({ of: "mass", unit: "lb", times: 1 });
  expect(unitOf("stone")).toEqual({ of: "mass", unit: "lb", times: 14 });
  expect(unitOf("miles")).toEqual({ of: "distance", meters: 1609.344 });
  expect(unitOf("yards")).toEqual({ of: "distance", meters: 0.9144 });
});
