/** What the readers read in the corpora must pass the check that a model's answer has to pass. */
import { groundLog } from "@spotter/core/ground/log";
import { groundNotes } from "@spotter/core/ground/notes";
import { groundPlan } from "@spotter/core/ground/plan";
import { contractEntry } from "@spotter/core/log/contract";
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
