import { expect, test } from "vitest";
import { type CountedSet, setsPointed } from "./pointed.ts";

const set = (id: number, own: boolean, warmup = false): CountedSet => ({ id, own, warmup });
const AT_ONCE = [set(1, true), set(2, true), set(3, true)];
const ONE_BY_ONE = [set(1, false), set(2, false), set(3, true)];
const AFTER_OTHERS = [set(1, false), set(2, false), set(3, true), set(4, true)];
const WARMED_UP = [set(1, true, true), set(2, true), set(3, true)];

test.each([
  { says: { set: 2 }, sets: AT_ONCE, ids: [2], because: "the message's second set" },
  { says: { set: 2 }, sets: ONE_BY_ONE, ids: [2], because: "set after set, they count through the visit" },
  { says: { set: 2 }, sets: AFTER_OTHERS, ids: [4], because: "a message of several sets counts its own" },
  { says: { set: 1 }, sets: WARMED_UP, ids: [2], because: "warm-ups are not counted" },
  { says: { set: 9 }, sets: AT_ONCE, ids: [], because: "nobody did nine" },
  { says: { set: "last" as const }, sets: AFTER_OTHERS, ids: [4], because: "the last" },
  { says: { set: "all" as const }, sets: AFTER_OTHERS, ids: [3, 4], because: "all that the message logged" },
  { says: { rep: 5 }, sets: AT_ONCE, ids: [3], because: "a rep without a set is of the last" },
  { says: {}, sets: AT_ONCE, ids: [1, 2, 3], because: "a verdict on the sets before it" },
  { says: { quote: "last one ugly" }, sets: AT_ONCE, ids: [3], because: "the last one is the last set" },
  { says: {}, sets: [], ids: [], because: "there is nothing it could mean" },
])("$says of $sets.length sets is $ids: $because", ({ says, sets, ids }) => {
  expect(setsPointed({ quote: "heavy", ...says }, sets)).toEqual(ids);
});
