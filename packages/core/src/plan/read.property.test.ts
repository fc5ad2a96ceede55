import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { CATALOGUE } from "../exercise/catalogue.ts";
import type { PlanContext, PlanReading } from "./plan.ts";
import { readPlan } from "./read.ts";
import { planSchema } from "./schema.ts";

const CONTEXT: PlanContext = { unit: "kg" };
const OWN = new URL("../../../../tests/corpus/plans.own.jsonl", import.meta.url);
const SHARED = new URL("../../../../../shared/corpus/plans.jsonl", import.meta.url);

const TEXTS: readonly string[] = [OWN, SHARED]
  .filter((file) => existsSync(file))
  .flatMap((file) => readFileSync(file, "utf8").trim().split("\n"))
  .map((line) => (JSON.parse(line) as { text: string }).text);

const LIFTS = CATALOGUE.filter(({ load, measure }) => load === "external" && measure === "reps");
const DAYS = ["Monday", "Tue", "wed", "Thursday", "FRI", "Sat", "sunday"] as const;

const PHRASINGS: readonly ((name: string, sets: number, reps: number, percent: number) => string)[] = [
  (name, sets, reps, percent) => `${name} ${sets}x${reps} @ ${percent}%`,
  (name, sets, reps, percent) => `- ${name}: ${sets} sets of ${reps} at ${percent}%`,
  (name, sets, reps, percent) => `1. ${name} – ${sets} × ${reps} (${percent}%)`,
  (name, sets, reps, percent) => `${name}, ${sets} sets x ${reps} reps, ${percent}% of 1RM`,
  (name, sets, reps, percent) => `${name}\n${sets}x${reps} @ ${percent}%`,
];

test("a lift comes back whatever the phrasing and whatever the day", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...LIFTS),
      fc.constantFrom(...DAYS),
      fc.integer({ min: 2, max: 9 }),
      fc.integer({ min: 1, max: 15 }),
      fc.integer({ min: 40, max: 99 }),
      fc.constantFrom(...PHRASINGS),
      (exercise, day, sets, reps, percent, phrase) => {
        const text = `My plan\n\n${day}\n${phrase(exercise.name, sets, reps, percent)}`;
        expect(readPlan(text, CONTEXT).sessions, text).toEqual([
          {
            day: day.slice(0, 3).toLowerCase(),
            sport: "strength",
            items: [{ exercise: exercise.id, sets, reps, percent1rm: percent }],
          },
        ]);
      },
    ),
    { numRuns: 300 },
  );
});

test("nothing vanishes: a word nobody knows is found again, wherever in a plan it was put", () => {
  fc.assert(
    fc.property(fc.constantFrom(...TEXTS), fc.nat(), fc.constantFrom(..."abcdefghij"), (text, place, letter) => {
      const word = `zorg${letter}wutt`;
      const spaces = [...text.matchAll(/\s|$/g)].map(({ index }) => index);
      const at = spaces[place % spaces.length]!;
      const changed = `${text.slice(0, at)} ${word}${text.slice(at)}`;
      expect(JSON.stringify(readPlan(changed, CONTEXT)).toLowerCase(), changed).toContain(word);
    }),
    { numRuns: 300 },
  );
});

test("nothing vanishes: every line with a number is in a session, in a note or in a quote", () => {
  fc.assert(
    fc.property(fc.constantFrom(...TEXTS), fc.nat(), fc.integer({ min: 1000, max: 9999 }), (text, place, number) => {
      const lines = text.split("\n");
      const at = place % (lines.length + 1);
      const changed = [...lines.slice(0, at), `wuttel ${number}7531 sproot`, ...lines.slice(at)].join("\n");
      expect(JSON.stringify(readPlan(changed, CONTEXT)), changed).toContain(`${number}7531`);
    }),
    { numRuns: 100 },
  );
});

test("every quote is an exact piece of the text, and the plan has the shape it says", () => {
  fc.assert(
    fc.property(fc.constantFrom(...TEXTS), fc.array(fc.nat(), { maxLength: 6 }), (text, cuts) => {
      const pieces = text.split(/(\s+)/);
      for (const cut of cuts) pieces.splice(cut % pieces.length, 1);
      sound(pieces.join(""));
    }),
    { numRuns: 200 },
  );
});

test("no text makes it throw or break its shape", () => {
  const bits = fc.constantFrom(
    ..."Mon|Tue:|week 1|weeks 2-5|W3|day 2|am|pm|squat|bench|5x5|3x8-12|@|80%|rpe 8|RIR 1-2|rest 2 min|:20|60s|400m|6x|x|(|)|A1.|B2|EMOM 10|AMRAP|3 rounds of|superset|run|bike|z2|10k|5:00/km|245w|/|-|–|,|;|.|+|and|then|\n|\n\n|| a | b ||\t|to|5+|12/10/8|65/75/85%|½|two|half an hour|every day|deload|Block 1|(4 weeks)|%|kg|lbs|each leg|tempo 31X1|if|add 5|ÄÖ|🏋️|\u0000".split(
      "|",
    ),
  );
  const texts = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.string({ unit: "binary", maxLength: 100 }),
    fc.array(bits, { maxLength: 60 }).map((all) => all.join(" ")),
    fc.array(bits, { maxLength: 40 }).map((all) => all.join("")),
  );
  fc.assert(fc.property(texts, sound), { numRuns: 500 });
});

function sound(text: string): void {
  const { ambiguities, ...plan } = readPlan(text, CONTEXT) satisfies PlanReading;
  for (const { quote } of ambiguities) expect(text, quote).toContain(quote);
  const parsed = planSchema.safeParse(plan);
  expect(parsed.success, `${text}\n${parsed.error?.message}`).toBe(true);
}
