import { expect, test } from "vitest";
import { twoNames } from "./two-names.ts";

test.each([
  { text: "zercher to zercher squat", of: "rename", pairs: [["zercher", "zercher squat"]] },
  { text: "zercher -> zercher squat", of: "rename", pairs: [["zercher", "zercher squat"]] },
  { text: '"zerchr" into “zercher squat”', of: "merge", pairs: [["zerchr", "zercher squat"]] },
  { text: "zs = zercher squat", of: "alias", pairs: [["zs", "zercher squat"]] },
  { text: "zs=zercher squat", of: "alias", pairs: [["zs", "zercher squat"]] },
  { text: "zercher", of: "rename", pairs: [] },
  { text: " to zercher", of: "rename", pairs: [] },
] as const)("“$text” parts into $pairs", ({ text, of, pairs }) => {
  expect(twoNames(text, of).map(({ left, right }) => [left, right])).toEqual(pairs);
});

test("a joint inside a name leaves several ways, the longest left name first", () => {
  expect(twoNames("toes to bar to t2b", "rename")).toEqual([
    { left: "toes to bar", right: "t2b" },
    { left: "toes", right: "bar to t2b" },
  ]);
});
