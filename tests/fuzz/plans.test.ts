/** Hostile plans: whatever is written, the reader answers soon, quotes exactly and keeps the plan's shape. */
import { readPlan } from "@spotter/core/plan/read";
import { planSchema } from "@spotter/core/plan/schema";
import { expect, test } from "vitest";
import { planCases } from "../corpus/plan-score.ts";
import { seededRandom } from "../seeded-random.ts";

const MUTANTS = 400;
const LONG = 20_000;
/** What the longest plan may take of the processor, however busy the machine; it takes a fraction of it. */
const MOST_MS = 1000;

const TEXTS = (planCases(new URL("../corpus/plans.own.jsonl", import.meta.url)) ?? []).map(({ text }) => text);

test.each([
  ["one letter", "a"],
  ["digits and commas", "1,"],
  ["slashes", "5/"],
  ["ranges", "8-12-"],
  ["chains", "5x"],
  ["brackets", "2x("],
  ["closing brackets", ")"],
  ["stars", "**"],
  ["bars", "| a | 5x5 "],
  ["tabs", "a\t5x5\n"],
  ["weeks", "week 1-104 "],
  ["days", "Mon, "],
  ["every day of every week", "Weeks 1-104 daily: squat 5x5\n"],
  ["week ranges with items", "weeks 1-104: squat 5x5, bench 5x5, row 5x5\n"],
  ["words", "abcdefgh ijklmno "],
  ["typos", "sqaut 5x5 benhc 3x8 "],
  ["rests", "rest 2-3 min "],
  ["rounds", "3 rounds of 10 push-ups, "],
  ["supersets", "A1. squat 5x5\n"],
  ["conditions", "if you feel good, "],
  ["clock times", "1:30/"],
  ["spelled numbers", "twenty five hundred and "],
  ["lines", "\n"],
  ["sentences", "squat. "],
  ["semicolons", "a;b;c\n"],
  ["wide spaces", "a   b   c\n"],
])("twenty thousand characters of %s are read at once", (_what, piece) => {
  const text = piece.repeat(Math.ceil(LONG / piece.length)).slice(0, LONG);
  const start = process.cpuUsage();
  const { ambiguities, ...plan } = readPlan(text, { unit: "kg" });
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(MOST_MS);
  expect(planSchema.safeParse(plan).error?.message).toBeUndefined();
  for (const { quote } of ambiguities) expect(text.includes(quote)).toBe(true);
});

test("plans with pieces cut out, doubled and swapped keep their shape and their quotes", () => {
  const random = seededRandom(7);
  const pick = (most: number) => Math.floor(random() * most);
  for (let n = 0; n < MUTANTS; n++) {
    let text = TEXTS[pick(TEXTS.length)]!;
    for (let change = 0; change < 1 + pick(6); change++) {
      const at = pick(text.length);
      const to = Math.min(text.length, at + pick(30));
      const other = TEXTS[pick(TEXTS.length)]!;
      const from = pick(other.length);
      const piece = [
        text.slice(0, at) + text.slice(to),
        text.slice(0, to) + text.slice(at),
        text.slice(0, at) + other.slice(from, from + 40) + text.slice(to),
      ];
      text = piece[pick(piece.length)]!;
    }
    const { ambiguities, ...plan } = readPlan(text, { unit: n % 2 === 0 ? "kg" : "lb" });
    for (const { quote } of ambiguities) expect(text.includes(quote), `${text}\n---\n${quote}`).toBe(true);
    expect(planSchema.safeParse(plan).error?.message, text).toBeUndefined();
  }
});
