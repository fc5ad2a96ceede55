import fc from "fast-check";
import { expect, test } from "vitest";
import type { Entry } from "../log/entry.ts";
import type { Observation } from "../note/observation.ts";
import type { Plan } from "../plan/plan.ts";
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

test.each([["bench 5 "], ["bench 100x5 "], ["5 5 5 "], ["bench\n"], ["sqaut "]])(
  "a hostile text of %s is checked at once",
  (piece) => {
    const text = `bench ${piece.repeat(Math.ceil(4096 / piece.length)).slice(0, 4096)}`;
    const sets = Array.from({ length: 60 }, () => ({ kg: 100, reps: 5 }));
    const plan: Plan = {
      sessions: [
        { sport: "strength", items: sets.map(() => ({ exercise: "bench-press", sets: 5, reps: 5, kg: 100 })) },
      ],
    };
    const before = process.cpuUsage();
    groundLog([{ type: "sets", exercise: "bench-press", sets }], text, NOW);
    groundNotes([{ kind: "effort", quote: "bench", feel: 1 }], text);
    groundPlan(plan, text, { unit: "kg" });
    // Far above what it takes; the work squared would take minutes.
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(5000);
  },
);
