import { expect, test } from "vitest";
import { type AxisFormat, tickLabel } from "./axis-format.ts";

test.each<{ format: Exclude<AxisFormat["kind"], "named">; value: number; says: string }>([
  { format: "number", value: 102.5, says: "102.5" },
  { format: "number", value: -20, says: "−20" },
  { format: "compact", value: 750, says: "750" },
  { format: "compact", value: 2500, says: "2.5k" },
  { format: "compact", value: 1_200_000, says: "1.2M" },
  { format: "clock", value: 315, says: "5:15" },
  { format: "minutes", value: 0, says: "0" },
  { format: "minutes", value: 1200, says: "20 min" },
  { format: "hours", value: 7200, says: "2 h" },
  { format: "hours", value: 5400, says: "1:30 h" },
  { format: "week", value: 20_766 + 3.5, says: "9 Nov 2026" },
])("$value as $format is $says", ({ format, value, says }) => {
  expect(tickLabel({ kind: format }, value).join(" ")).toBe(says);
});

test("names stand at whole numbers, and nothing elsewhere", () => {
  const format = { kind: "named", names: ["Mon", "Tue"] } as const;
  expect([0, 1, 2, 0.5].map((value) => tickLabel({ ...format, names: [...format.names] }, value))).toEqual([
    ["Mon"],
    ["Tue"],
    [""],
    [""],
  ]);
});
