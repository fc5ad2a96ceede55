import fc from "fast-check";
import { expect, test } from "vitest";
import type { Entry } from "../log/entry.ts";
import type { Observation } from "../note/observation.ts";
import { groundLog } from "./log.ts";
import { groundNotes } from "./notes.ts";
import { groundPlan } from "./plan.ts";

const NOW = { unit: "kg", now: "2026-11-21T18:30:00+01:00", group: false } as const;

const words = fc.constantFrom(
  "bench",
  "squat",
  "100",
  "5",
  "3x5",
  "x",
  "kg",
  "lb",
  "@8",
  "rpe",
  "rest",
  "2 min",
  ",",
  "\n",
  "run",
  "10k",
  "yesterday",
  "knee",
  "left",
  "sore",
  "set",
  "last",
  "mon",
  "week 2",
  "%",
);
const texts = fc.oneof(
  fc.array(words, { maxLength: 30 }).map((all) => all.join(" ")),
  fc.string({ maxLength: 120 }),
);
const number = fc.oneof(
  fc.integer({ min: -10, max: 300 }),
  fc.double({ noNaN: false }),
  fc.constantFrom(100, 5, 3, 8, 0),
);

const entries: fc.Arbitrary<Entry[]> = fc.array(
  fc.record({
    type: fc.constant("sets" as const),
    exercise: fc.constantFrom("bench-press", "back-squat", "no-such-thing", "__proto__"),
    sets: fc.array(fc.record({ kg: number, reps: number, rpe: number }, { requiredKeys: [] }), { maxLength: 6 }),
  }),
  { maxLength: 4 },
);

test("whatever is answered to whatever text, no number is kept that the text does not hold", () => {
  fc.assert(
    fc.property(texts, entries, (text, answer) => {
      const { kept } = groundLog(answer, text, NOW);
      for (const entry of kept) {
        if (entry.type !== "sets") throw new Error("an entry changed its kind");
        for (const { reps, rpe } of entry.sets)
          for (const value of [reps, rpe]) if (value !== undefined) expect(text).toContain(`${value}`);
      }
    }),
    { numRuns: 400 },
  );
});

test("a fresh answer is never changed, only left out", () => {
  fc.assert(
    fc.property(texts, entries, (text, answer) => {
      const before = structuredClone(answer);
      groundLog(answer, text, NOW);
      expect(answer).toEqual(before);
    }),
    { numRuns: 100 },
  );
});

test("what was kept once is kept again", () => {
  fc.assert(
    fc.property(texts, entries, (text, answer) => {
      const { kept } = groundLog(answer, text, NOW);
      expect(groundLog(kept, text, NOW)).toEqual({ kept, dropped: [] });
    }),
    { numRuns: 300 },
  );
});

test("every observation kept has its quote in the text", () => {
  const observations: fc.Arbitrary<Observation[]> = fc.array(
    fc.record(
      {
        kind: fc.constantFrom("pain" as const, "effort" as const, "rest" as const),
        quote: fc.oneof(words, fc.string({ maxLength: 20 })),
        severity: number,
      },
      { requiredKeys: ["kind", "quote"] },
    ),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(texts, observations, (text, answer) => {
      for (const { quote } of groundNotes(answer, text).kept) expect(text).toContain(quote);
    }),
    { numRuns: 300 },
  );
});

/** How often a pattern is looked for: what the checks do is nearly all that. */
function searchesOf(work: () => void): number {
  let searches = 0;
  const { exec } = RegExp.prototype;
  RegExp.prototype.exec = function counted(text) {
    searches++;
    return exec.call(this, text);
  };
  try {
    work();
  } finally {
    RegExp.prototype.exec = exec;
  }
  return searches;
}

test.each([
  ["bench 5 "],
  ["bench 100x5 "],
  ["5 5 5 "],
  ["bench\n"],
  ["sqaut "],
  ["left knee "],
  ["between sets "],
  [". "],
  ["a@"],
  ["\u{1F3CB}\uFE0F"],
])("checking a text of “%s” takes no more than twice the work for twice the text", (piece) => {
  const check = (length: number) => () => {
    const text = `bench ${piece.repeat(Math.ceil(length / piece.length)).slice(0, length)}`;
    const sets = Array.from({ length: 60 }, () => ({ kg: 100, reps: 5 }));
    const items = sets.map(() => ({ exercise: "bench-press", sets: 5, reps: 5, kg: 100 }));
    groundLog([{ type: "sets", exercise: "bench-press", sets }], text, NOW);
    groundPlan({ sessions: [{ sport: "strength", items }] }, text, { unit: "kg" });
    const quotes = sets.map((_set, nth) => text.slice((nth * length) / 60, (nth * length) / 60 + 5 * nth));
    groundNotes(
      [...quotes, ...quotes.map((quote) => `${quote}?`)].map((quote) => ({ ...EVERYTHING, quote })),
      text,
    );
  };
  const small = searchesOf(check(2048));
  expect(small).toBeGreaterThan(100);
  expect(searchesOf(check(4096))).toBeLessThan(2.6 * small);
});

const EVERYTHING = {
  kind: "pain",
  set: 2,
  rep: 3,
  exercise: "back-squat",
  bodyPart: "knee",
  side: "left",
  severity: 4,
  feel: -1,
} as const;

test("a quote that nobody would call one is not looked for", () => {
  const quote = "knee sore ".repeat(40).trim();
  expect(groundNotes([{ kind: "pain", quote }], quote).dropped).toEqual([
    { path: "0.quote", value: quote, why: "not-a-quote" },
  ]);
});
