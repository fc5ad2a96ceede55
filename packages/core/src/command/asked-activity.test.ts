import { expect, test } from "vitest";
import { askedActivity } from "./asked-activity.ts";

test.each([
  { typed: "run", asked: { kind: "sport", sport: "run" } },
  { typed: " Bike ", asked: { kind: "sport", sport: "bike" } },
  { typed: "rowing  machine", asked: { kind: "sport", sport: "row" } },
  { typed: "gym", asked: { kind: "sport", sport: "strength" } },
  { typed: "tennis", asked: { kind: "sport", sport: "other", noteHas: "tennis" } },
  { typed: "marathon", asked: { kind: "sport", sport: "run", meters: 42_195 } },
  { typed: "workout", asked: { kind: "any" } },
  { typed: "bench", asked: undefined },
])("“$typed”", ({ typed, asked }) => {
  expect(askedActivity(typed)).toEqual(asked);
});
