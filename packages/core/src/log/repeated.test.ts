import { expect, test } from "vitest";
import type { Entry } from "./entry.ts";
import { isTooSoon, sameWords } from "./repeated.ts";

const one: Entry = { type: "sets", exercise: "bench-press", sets: [{ kg: 100, reps: 5 }] };
const three: Entry = { type: "sets", exercise: "bench-press", sets: [{ reps: 5 }, { reps: 5 }, { reps: 5 }] };
const plank: Entry = { type: "sets", exercise: "plank", sets: [{ seconds: 120 }] };
const run: Entry = { type: "activity", sport: "run", seconds: 3600 };
const sleep: Entry = { type: "wellness", metric: "sleep", value: 8 };

test.each([
  { entries: [one], sinceSec: 90, tooSoon: false, because: "the next set of a lifter who writes after each" },
  { entries: [one], sinceSec: 5, tooSoon: true, because: "nobody lifts that fast" },
  { entries: [three], sinceSec: 120, tooSoon: true, because: "three sets take longer" },
  { entries: [three], sinceSec: 900, tooSoon: false, because: "three more are possible by then" },
  { entries: [one, plank], sinceSec: 200, tooSoon: true, because: "a whole session pasted twice" },
  { entries: [plank], sinceSec: 60, tooSoon: true, because: "the hold itself takes two minutes" },
  { entries: [run], sinceSec: 1800, tooSoon: true, because: "the run took an hour" },
  { entries: [sleep], sinceSec: 1, tooSoon: false, because: "it is no training" },
])("after $sinceSec s, too soon is $tooSoon: $because", ({ entries, sinceSec, tooSoon }) => {
  expect(isTooSoon(entries, sinceSec)).toBe(tooSoon);
});

test("case and spaces do not tell messages apart", () => {
  expect(sameWords("Bench 100x5\n", " bench  100x5")).toBe(true);
  expect(sameWords("bench 100x5", "bench 105x5")).toBe(false);
});
