import { expect, test } from "vitest";
import { readRest } from "./rest-time.ts";

test.each([
  ["2:30", 150],
  ["90", 90],
  ["3", 180],
  ["2min", 120],
  ["2 minutes", 120],
  ["1m30", 90],
  ["1 min 30 s", 90],
  ["90s", 90],
  ["45 sec", 45],
  ["2,5 min", 150],
  ["2'", 120],
])("%s is %d seconds", (text, restSec) => {
  expect(readRest(text)).toEqual({ kind: "rest", restSec });
});

test.each(["off", "stop", "Cancel"])("%s ends it", (text) => expect(readRest(text)).toEqual({ kind: "off" }));

test.each(["", "day", "a bit", "0", "9000", "2:75", "1e3", "-5"])("%j is no rest", (text) => {
  expect(readRest(text)).toBeUndefined();
});
