import fc from "fast-check";
import { expect, test } from "vitest";
import { kgFrom } from "../units/load.ts";
import { loadBar, type Rack, standardRack } from "./plates.ts";

const values = (plates: { value: number }[]) => plates.map(({ value }) => value);
const KG = standardRack("kg");
const LB = standardRack("lb");

test.each([
  { kg: 102.5, rack: KG, perSide: [25, 15, 1.25] },
  { kg: 140, rack: KG, perSide: [25, 25, 10] },
  { kg: 20, rack: KG, perSide: [] },
  { kg: kgFrom(225, "lb"), rack: LB, perSide: [45, 45] },
])("$kg kg is $perSide a side", ({ kg, rack, perSide }) => {
  const loading = loadBar(kg, rack);
  expect(loading).toMatchObject({ kind: "loaded", exact: true });
  expect(loading.kind === "loaded" && values(loading.perSide)).toEqual(perSide);
});

test("what cannot be reached gets the nearest, the lower of two, and its true load", () => {
  expect(loadBar(103, KG)).toMatchObject({ kg: 102.5, exact: false });
  expect(loadBar(104, KG)).toMatchObject({ kg: 105, exact: false });
  expect(loadBar(101.25, KG)).toMatchObject({ kg: 100 });
});

test("an odd set of plates is searched whole: 2×12 where greed would take the 15", () => {
  const rack: Rack = { bar: { value: 20, unit: "kg" }, plates: [15, 12, 5].map((value) => ({ value, unit: "kg" })) };
  const loading = loadBar(68, rack);
  expect(loading.kind === "loaded" && values(loading.perSide)).toEqual([12, 12]);
});

test("plates there are few of run out", () => {
  const rack: Rack = {
    bar: { value: 20, unit: "kg" },
    plates: [
      { value: 20, unit: "kg", pairs: 1 },
      { value: 10, unit: "kg", pairs: 2 },
    ],
  };
  expect(loadBar(100, rack)).toMatchObject({ kg: 100, exact: true });
  expect(loadBar(200, rack)).toMatchObject({ kg: 100, exact: false });
});

test("pound plates on a kilogram bar say the true total", () => {
  const rack: Rack = { bar: { value: 20, unit: "kg" }, plates: [{ value: 45, unit: "lb" }] };
  const loading = loadBar(60, rack);
  expect(loading.kind === "loaded" && loading.kg).toBeCloseTo(20 + 2 * 45 * 0.45359237, 6);
});

test("less than the bar, or more than it holds, is said so", () => {
  expect(loadBar(15, KG).kind).toBe("below-bar");
  expect(loadBar(5_000, KG).kind).toBe("too-heavy");
});

test("any load is met to half the smallest step, and the plates add up to what is said", () => {
  fc.assert(
    fc.property(fc.double({ min: 20, max: 400, noNaN: true }), (kg) => {
      const loading = loadBar(kg, KG);
      if (loading.kind !== "loaded") throw new Error(loading.kind);
      expect(Math.abs(loading.kg - kg)).toBeLessThanOrEqual(1.25 + 1e-9);
      expect(20 + 2 * values(loading.perSide).reduce((sum, one) => sum + one, 0)).toBeCloseTo(loading.kg, 9);
    }),
  );
});
