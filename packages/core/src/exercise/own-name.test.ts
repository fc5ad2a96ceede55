import { expect, test } from "vitest";
import { matchOwn, ownName, ownPhrase } from "./own-name.ts";

const OWN = new Map([
  ["own-1", "Zercher Squat"],
  ["own-2", "Sled Push"],
  ["own-3", "Sled Pull"],
]);

test.each([
  { typed: "zercher squats", slips: false, id: "own-1", because: "plurals and case aside" },
  { typed: "zerchr squat", slips: false, id: undefined, because: "a slip is a slip" },
  { typed: "zerchr squat", slips: true, id: "own-1", because: "unless slips are forgiven" },
  { typed: "sled pusl", slips: true, id: undefined, because: "two are as near" },
  { typed: "sled pushh", slips: true, id: "own-2", because: "the nearer of two" },
  { typed: "sled", slips: true, id: undefined, because: "half a name is no slip" },
  { typed: "", slips: true, id: undefined, because: "nothing names nothing" },
])("“$typed” (slips: $slips) is $id: $because", ({ typed, slips, id }) => {
  expect(matchOwn(typed, OWN, slips)).toBe(id);
});

test.each([
  { typed: "  “zercher   squat” ", name: "Zercher Squat" },
  { typed: "JM press", name: "JM Press" },
  { typed: "élévation latérale", name: "Élévation Latérale" },
  { typed: "123", name: undefined },
  { typed: '""', name: undefined },
])("$typed is kept as $name", ({ typed, name }) => {
  expect(ownName(typed)).toBe(name);
});

test("a name of any length is cut, and a phrase is compared in lower case", () => {
  expect(ownName("a".repeat(500))!.length).toBeLessThanOrEqual(61);
  expect(ownPhrase("  Zercher  SQUAT ")).toBe("zercher squat");
});
