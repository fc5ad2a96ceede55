/** What the readers read in the corpora must pass the check that a model's answer has to pass. */

import { groundLog } from "@spotter/core/ground/log";
import { groundNotes } from "@spotter/core/ground/notes";
import { groundPlan } from "@spotter/core/ground/plan";
import { contractEntry } from "@spotter/core/log/contract";
import type { LoggedSet, SetsEntry } from "@spotter/core/log/entry";
import { readLog } from "@spotter/core/log/read";
import { readNote } from "@spotter/core/note/read";
import { readPlan } from "@spotter/core/plan/read";
import { expect, test } from "vitest";
import { logCases } from "./log-score.ts";
import { noteCases } from "./note-score.ts";
import { planCases } from "./plan-score.ts";

const files = (kind: string) => [
  new URL(`${kind}.own.jsonl`, import.meta.url),
  new URL(`../../../shared/corpus/${kind}.jsonl`, import.meta.url),
];

test("everything the log reader reads stands in the text", () => {
  for (const { text, context } of files("log").flatMap((file) => logCases(file) ?? [])) {
    const entries = readLog(text, context).entries;
    expect(groundLog(entries, text, context), text).toEqual({ kept: entries, dropped: [] });
    const written = entries.map(contractEntry);
    expect(groundLog(written, text, context), text).toEqual({ kept: written, dropped: [] });
  }
});

test("everything the note reader reads stands in the text", () => {
  for (const { text, context } of files("notes").flatMap((file) => noteCases(file) ?? [])) {
    const observations = readNote(text, context);
    expect(groundNotes(observations, text, context), text).toEqual({ kept: observations, dropped: [] });
  }
});

test("everything the plan reader reads stands in the text", () => {
  for (const { text, context } of files("plans").flatMap((file) => planCases(file) ?? [])) {
    const { ambiguities: _, ...plan } = readPlan(text, context);
    expect(groundPlan(plan, text, context), text).toEqual({ kept: plan, dropped: [] });
  }
});

/** Ways a model goes wrong, each told of a set that was right. */
const SLIPS: readonly [what: string, slip: (entry: SetsEntry, set: LoggedSet) => SetsEntry | undefined][] = [
  ["pounds for kilograms", (entry, set) => withKg(entry, set.kg && set.kg / 0.45359237)],
  ["kilograms for pounds", (entry, set) => withKg(entry, set.kg && set.kg * 0.45359237)],
  ["a plate too many", (entry, set) => withKg(entry, set.kg && set.kg + 2.5)],
  ["one rep more", (entry, set) => (set.reps ? first(entry, { ...set, reps: set.reps + 1 }) : undefined)],
  ["a rest nobody took", (entry, set) => first(entry, { ...set, restSeconds: 77 })],
  ["one more such set", (entry, set) => ({ ...entry, sets: [...entry.sets, set] })],
  ["another exercise", (entry) => ({ ...entry, exercise: entry.exercise === "hack-squat" ? "snatch" : "hack-squat" })],
];
/** By chance a slip now and then says what stands elsewhere in the text. */
const MOST_MISSED = 0.02;
const EVERY = 4;

test.each(SLIPS)("%s is noticed", (_what, slip) => {
  let made = 0;
  let missed = 0;
  const cases = files("log").flatMap((file) => logCases(file) ?? []);
  for (const { text, context, expect: entries } of cases.filter((_case, index) => index % EVERY === 0)) {
    for (const [index, entry] of entries.entries()) {
      const slipped = entry.type === "sets" ? slip(entry, entry.sets[0]!) : undefined;
      if (!slipped) continue;
      made++;
      if (groundLog(entries.with(index, slipped), text, context).dropped.length === 0) missed++;
    }
  }
  expect(made).toBeGreaterThan(100);
  expect(missed / made).toBeLessThanOrEqual(MOST_MISSED);
});

function withKg(entry: SetsEntry, kg: number | undefined): SetsEntry | undefined {
  return kg ? first(entry, { ...entry.sets[0]!, kg }) : undefined;
}

function first(entry: SetsEntry, set: LoggedSet): SetsEntry {
  return { ...entry, sets: [set, ...entry.sets.slice(1)] };
}
