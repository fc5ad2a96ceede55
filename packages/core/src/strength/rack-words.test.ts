import { expect, test } from "vitest";
import { readRackRequest } from "./rack-words.ts";

const kg = (value: number) => ({ value, unit: "kg" as const });
const lb = (value: number) => ({ value, unit: "lb" as const });

test.each([
  ["", { kind: "show" }],
  ["102.5", { kind: "load", weight: kg(102.5) }],
  ["102,5 kg", { kind: "load", weight: kg(102.5) }],
  ["225 lb", { kind: "load", weight: lb(225) }],
  ["60 15", { kind: "load", weight: kg(60), bar: kg(15) }],
  ["60 bar 15kg", { kind: "load", weight: kg(60), bar: kg(15) }],
  ["bar 15", { kind: "bar", bar: kg(15) }],
  ["bar 45 lb", { kind: "bar", bar: lb(45) }],
  ["have 2.5 10 25", { kind: "have", plates: [kg(25), kg(10), kg(2.5)] }],
  ["have 4x20, 2x10, 5", { kind: "have", plates: [{ ...kg(20), pairs: 2 }, { ...kg(10), pairs: 1 }, kg(5)] }],
  ["reset", { kind: "reset" }],
])("%j is understood", (text, request) => {
  expect(readRackRequest(text, "kg")).toEqual(request);
});

test.each([
  "bar",
  "bar heavy",
  "have",
  "have none",
  "have 1x20",
  "have 500",
  "have 0.01",
  "a lot",
  "-20",
  "0",
  "60 15 10 5",
  "bar 500",
])("%j is not", (text) => {
  expect(readRackRequest(text, "kg")).toBeUndefined();
});
