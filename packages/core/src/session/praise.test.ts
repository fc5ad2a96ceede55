import { expect, test } from "vitest";
import { type PraiseFacts, praise } from "./praise.ts";

const plain: PraiseFacts = { grade: { parts: [] }, records: [], restDays: 2, sets: 12, visitsThisWeek: 1 };
const heavier = { name: "Bench Press", pr: { kind: "volume" as const, kg: 2, previousKg: 1 } };

test.each([
  { facts: { records: [heavier] }, says: "More work on Bench Press than in any session before." },
  { facts: { records: [heavier, heavier, heavier] }, says: "3 records in one session. Remember this day." },
  { facts: { restDays: 20 }, says: "Back after 20 days: the hardest set is done, the one through the door." },
  { facts: { visitsThisWeek: 3 }, says: "Session 3 of the week is in the log." },
  { facts: {}, says: "12 sets in the log. Good work." },
])("$says", ({ facts, says }) => {
  expect(praise({ ...plain, ...facts })).toBe(says);
});

test("the first session has nothing to beat yet", () => {
  const { restDays: _, ...first } = plain;
  expect(praise(first)).toContain("First session");
});
