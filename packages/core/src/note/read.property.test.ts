import fc from "fast-check";
import { expect, test } from "vitest";
import { BODY_PARTS, NOTE_KINDS, SIDES } from "./observation.ts";
import { readNote } from "./read.ts";

const PIECES =
  `set sets rep reps 1 2 3 5th 8th first last final all every of on the and & , . ; : ( ) / - 10 4/10 90s 3:30 min sec
felt was heavy easy not no didn't but then so knee left right both hip flexor lower back sore pain sharp tight niggle had to stop
squats bench press deadlift rdl slept 5 hours badly tired legs dead rest between new shoes rain gel stressed happy form depth caved
barely missed got it out rpe 7 like a İ 🏋️ é ٣ \u0000 ’ “ ½ 3-1-1 × 2.5 1,5`.split(/\s+/);

const texts = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((all) => all.join(" ")),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((all) => all.join("")),
  fc.array(fc.constantFrom(...PIECES, "\n"), { maxLength: 40 }).map((all) => all.join(" ")),
  fc.string({ maxLength: 200 }),
  fc.string({ unit: "binary", maxLength: 100 }),
);

test("whatever is written, quotes are pieces of it and fields are what the contract allows", () => {
  fc.assert(
    fc.property(texts, fc.option(fc.constantFrom("bench-press", "own-thing"), { nil: undefined }), (text, exercise) => {
      for (const found of readNote(text, {
        ...(exercise !== undefined && { exercise }),
        sets: [{ reps: 5 }, { reps: 5 }],
      })) {
        expect(text).toContain(found.quote);
        expect(found.quote.trim()).not.toBe("");
        expect(NOTE_KINDS).toContain(found.kind);
        for (const which of [found.set, found.rep])
          if (which !== undefined && which !== "last" && which !== "all") expect(which).toSatisfy(isPlace);
        if (found.feel !== undefined) expect([-1, 0, 1]).toContain(found.feel);
        if (found.severity !== undefined) expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]).toContain(found.severity);
        if (found.seconds !== undefined) expect(found.seconds).toBeGreaterThan(0);
        if (found.bodyPart !== undefined) expect(BODY_PARTS).toContain(found.bodyPart);
        if (found.side !== undefined) expect(SIDES).toContain(found.side);
        if (found.kind !== "pain") expect(found).not.toHaveProperty("severity");
        if (exercise !== undefined) expect(found.exercise).not.toBe(exercise);
      }
    }),
    { numRuns: 1500 },
  );
});

test("case changes nothing but the quotes", () => {
  fc.assert(
    fc.property(texts, (text) => {
      fc.pre(/^[ -~\n]*$/.test(text));
      const lower = readNote(text.toLowerCase());
      const upper = readNote(text.toUpperCase());
      expect(upper.map((found) => ({ ...found, quote: found.quote.toLowerCase() }))).toEqual(lower);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ["one letter", "a"],
  ["sets", "set 1 and "],
  ["places", "first second third "],
  ["lists of sets", "sets 1,"],
  ["felt", "felt "],
  ["small words", "a the my very so "],
  ["body parts", "left knee and "],
  ["pain", "sore "],
  ["typos", "sholdder harmstring "],
  ["numbers", "5 "],
  ["commas", "heavy, "],
  ["and", "heavy and "],
  ["names", "squat bench deadlift "],
  ["long words", "abcdefghijklmnopqrstuvwxyz"],
])("sixteen thousand characters of %s are read within a second", (_what, piece) => {
  const text = piece.repeat(Math.ceil(16_384 / piece.length)).slice(0, 16_384);
  readNote(text);
  const before = process.cpuUsage();
  readNote(text);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
});

function isPlace(which: unknown): boolean {
  return typeof which === "number" && Number.isInteger(which) && which >= 1;
}
