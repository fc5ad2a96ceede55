import fc from "fast-check";
import { expect, test } from "vitest";
import { CATALOGUE } from "../exercise/catalogue.ts";
import { contractEntry } from "./contract.ts";
import type { LogContext, LoggedSet } from "./entry.ts";
import { readLog } from "./read.ts";

const CONTEXT: LogContext = { unit: "kg", now: "2026-11-21T18:30:00+01:00", group: true };
const LOADED = CATALOGUE.filter(({ load, measure }) => load === "external" && measure === "reps");

const exercise = fc.constantFrom(...LOADED);
const loadKg = fc.integer({ min: 40, max: 1200 }).map((quarters) => quarters / 4);
const equalSets = fc.record({
  exercise,
  kg: fc.integer({ min: 80, max: 1200 }).map((n) => n / 4),
  reps: fc.integer({ min: 1, max: 20 }),
  sets: fc.integer({ min: 2, max: 9 }),
});

const asWritten = (text: string) => readLog(text, CONTEXT).entries.map(contractEntry);

const PHRASINGS: readonly ((name: string, kg: number, reps: number, sets: number) => string)[] = [
  (name, kg, reps, sets) => `${name} ${kg} ${sets}x${reps}`,
  (name, kg, reps, sets) => `${name} ${sets}x${reps} ${kg}kg`,
  (name, kg, reps, sets) => `${name} ${kg}kg x ${reps} x ${sets}`,
  (name, kg, reps, sets) => `${sets} sets of ${reps} at ${kg}kg on ${name}`,
  (name, kg, reps, sets) => `${name}: ${sets} × ${reps} @ ${kg} kg`,
  (name, kg, reps, sets) => `${name}\n${Array.from({ length: sets }, () => `${kg}kg x ${reps}`).join("\n")}`,
  (name, kg, reps, sets) => `${name} ${Array.from({ length: sets }, () => `${kg}x${reps}`).join(", ")}`,
  (name, kg, reps, sets) => `${name} ${kg}kg ${Array.from({ length: sets }, () => reps).join(", ")}`,
];

test("equal sets come back whatever the phrasing", () => {
  fc.assert(
    fc.property(equalSets, fc.constantFrom(...PHRASINGS), (told, phrase) => {
      const text = phrase(told.exercise.name, told.kg, told.reps, told.sets);
      const set: LoggedSet = { kg: told.kg, reps: told.reps };
      expect(asWritten(text), text).toEqual([
        { type: "sets", exercise: told.exercise.id, sets: Array.from({ length: told.sets }, () => set) },
      ]);
    }),
    { numRuns: 500 },
  );
});

test("different sets come back in their order", () => {
  const sets = fc.array(fc.record({ kg: loadKg, reps: fc.integer({ min: 1, max: 20 }) }), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(exercise, sets, (told, list) => {
      const text = `${told.name} ${list.map(({ kg, reps }) => `${kg}kg x ${reps}`).join(", ")}`;
      expect(asWritten(text), text).toEqual([{ type: "sets", exercise: told.id, sets: list }]);
    }),
  );
});

test("case, spaces and a trailing emoji change nothing", () => {
  const texts = fc.constantFrom(
    "bench 100 3x5 @8",
    "ran 10k in 52:30 hr 150",
    "slept 7h30",
    "pull ups 10, 8, 7",
    "yesterday: squat 140x3, felt slow",
    "who's in for 6am?",
  );
  fc.assert(
    fc.property(texts, fc.constantFrom("💪", "🔥🔥", " 🎉", "  "), fc.boolean(), (text, suffix, upper) => {
      const plain = readLog(text, CONTEXT).entries;
      const dressed = `  ${(upper ? text.toUpperCase() : text).replaceAll(" ", "  ")} ${suffix}`;
      const lower = (value: unknown) => JSON.parse(JSON.stringify(value).toLowerCase());
      expect(lower(readLog(dressed, CONTEXT).entries)).toEqual(lower(plain));
    }),
  );
});

test("no text makes it throw or answer with a number that is none", () => {
  const pieces = fc.constantFrom(
    "bench",
    "pull ups",
    "plank",
    "rir",
    "8.5",
    "reps",
    "slept",
    "7h",
    "weight",
    "soreness",
    "then",
    "and",
    "felt",
    "wu",
    "failed",
    "each side",
    "rest",
    "90s",
    "?",
    ".",
    "who",
    "1rm",
    "at",
    "with",
    "A1",
    "hr",
    "max",
    "steps",
    "&",
    "total",
    "12,5",
    "3x10x20",
    "single",
    "warm up",
    "w/",
    "squat",
    "100x5",
    "3x",
    "@",
    "rpe",
    "/",
    ",",
    "run",
    "10k",
    "1:30",
    "kg",
    "note:",
    "(",
    ")",
    "-",
    "+5",
    "tempo",
    "yesterday",
    "19/11",
    "\n",
    "%",
    "'",
    "sets of",
    "x x",
    "½",
    "İ",
    "\u0000",
    "🏋️",
    "٣",
  );
  const texts = fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.string({ unit: "binary", maxLength: 100 }),
    fc.array(pieces, { maxLength: 40 }).map((all) => all.join(" ")),
    fc.array(pieces, { maxLength: 40 }).map((all) => all.join("")),
  );
  fc.assert(
    fc.property(
      texts,
      fc.boolean(),
      fc.option(fc.constantFrom("bench-press", "pull-up", "plank", "own-thing"), { nil: undefined }),
      (text, group, last) => {
        const reading = readLog(text, { ...CONTEXT, group, ...(last !== undefined && { last }) });
        for (const leaf of leavesOf(reading)) {
          if (typeof leaf === "number") expect(Number.isFinite(leaf), text).toBe(true);
          else expect(["string", "boolean"], text).toContain(typeof leaf);
        }
      },
    ),
    { numRuns: 2000 },
  );
});

test.each<[what: string, piece: string, length?: number]>([
  ["one letter", "a"],
  ["digits and commas", "1,"],
  ["slashes", "5/"],
  ["unknown words", "abcdefgh ijklmno "],
  ["typos", "sqaut 100x5 "],
  ["clock times", "1:30"],
  ["tempos", "tempo 3-1-"],
  ["ratings", "rpe 7/"],
  ["notes", "1 notes "],
  ["parentheses", "("],
  ["failures", "failed 6th "],
  ["lines", "bench 100x5\n"],
  ["signs of effort", "@", 16_384],
])("thousands of characters of %s are read at once", (_what, piece, length = 4096) => {
  const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
  // Backtracking would take longer than a test may.
  readLog(text, CONTEXT);
});

/** All values of a reading that hold no others. */
function leavesOf(value: unknown): unknown[] {
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(leavesOf) : [value];
}
