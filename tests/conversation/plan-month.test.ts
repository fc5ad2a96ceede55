/** Four weeks lived by a plan: logs, misses, swaps, a shift, two sessions a day; its numbers reckoned by hand. */
import { expect, test } from "vitest";
import { message, wordsOf } from "../support/messages.ts";
import { fileWorker } from "../support/worker.ts";

const { worker } = await fileWorker();

/** Anna, at a time of her day (Berlin in winter, an hour before UTC's). */
function at(day: string, time: string, words: string) {
  const hour = String(Number(time.slice(0, 2)) - 1).padStart(2, "0");
  return worker.hear(message(words, { sentAt: `${day}T${hour}${time.slice(2)}:00Z` }));
}

const PLAN = `Base, 4 weeks
Mon squat 3x5 80%, bench 3x8
Wed am easy run 6k
Wed pm Pull: deadlift 2x5, row 3x10
Sat long run 15k
Week 4 deload`;

test("a month by the plan", async () => {
  await at("2026-11-20", "18:00", "hello");
  // A single is its own e1RM.
  await at("2026-11-20", "18:01", "squat 125x1");
  await at("2026-11-20", "18:30", `/plan ${PLAN}`);
  expect(wordsOf(await at("2026-11-20", "18:31", "/plan start next monday"))).toContain("begins Mon 23 Nov");

  // Week 1. Monday in full; Wednesday both; Saturday's run too short for its one item (13 of 15 km).
  const next = wordsOf(await at("2026-11-23", "18:00", "next"));
  expect(next).toContain("Next: Back Squat, set 1 of 3: 100 kg × 5 (80 % of 125 kg)");
  expect(wordsOf(await at("2026-11-23", "18:10", "squat 100 3x5"))).toContain("1/2 of Strength");
  expect(wordsOf(await at("2026-11-23", "18:30", "bench 80 3x8"))).toContain("Strength: all 2 done");
  const ended = wordsOf(await at("2026-11-23", "18:40", "/end"));
  expect(ended).toContain("6 sets");
  expect(wordsOf(await at("2026-11-25", "07:00", "run 6k 36:00"))).toContain("Easy run: all done");
  expect(wordsOf(await at("2026-11-25", "18:00", "deadlift 140 2x5"))).toContain("1/2 of Pull");
  await at("2026-11-25", "18:20", "row 70 3x10");
  await at("2026-11-28", "10:00", "run 13k 75:00");
  const first = await at("2026-11-29", "20:00", "/week");
  // 2 + 1 + 2 + 0 of 2 + 1 + 2 + 1 items; all four sessions begun.
  expect(first[0]!.data).toMatchObject({ adherence: { done: 5, of: 6, sessions: 4, ofSessions: 4 } });
  expect(wordsOf(first)).toContain("83 %: 5 of 6 items, 4 of 4 sessions");

  // Week 2. Monday missed; Wednesday's run is swapped for Thursday, the row for a pulldown; Saturday in full.
  await at("2026-12-02", "06:00", "/plan edit move easy run to Thursday this week");
  await at("2026-12-02", "06:01", "/plan edit swap row for lat pulldown this week");
  await at("2026-12-02", "18:00", "deadlift 145 2x5");
  await at("2026-12-02", "18:20", "lat pulldown 60 3x10");
  await at("2026-12-03", "07:00", "run 6.2k 37:00");
  await at("2026-12-05", "10:00", "run 15k 85:00");
  const second = await at("2026-12-06", "20:00", "/week");
  // 0 of 2, then 2 of 2, 1 of 1 and 1 of 1.
  expect(second[0]!.data).toMatchObject({ adherence: { done: 4, of: 6, sessions: 3, ofSessions: 4 } });

  // Week 3. Ill on Monday: all that is ahead moves by three days. Monday's lands on Thursday, and is half done.
  expect(wordsOf(await at("2026-12-07", "08:00", "/plan shift 3 days"))).toContain(
    "Next is Thu 10 Dec (was Mon 7 Dec)",
  );
  // Monday's targets on Thursday: 80 % of 125 kg; then, all of 8, 8, 8 at 80 kg done on 23 Nov, the least step of 2.5 kg more.
  expect((await at("2026-12-10", "17:59", "next"))[0]!.data).toMatchObject({
    next: { exerciseId: "back-squat", set: 1, sets: 3, target: { kg: 100, reps: { from: 5, to: 5 } } },
  });
  await at("2026-12-10", "18:00", "squat 100 3x5");
  expect((await at("2026-12-10", "18:09", "next"))[0]!.data).toMatchObject({
    next: { exerciseId: "bench-press", set: 1, sets: 3, target: { kg: 82.5, reps: { from: 8, to: 8 } } },
  });
  await at("2026-12-12", "07:00", "run 6k 36:00");
  await at("2026-12-12", "18:00", "deadlift 150 2x5");
  await at("2026-12-12", "18:20", "row 72.5 3x10");
  await at("2026-12-15", "10:00", "run 15.1k 84:00");

  // Week 4 (deload) from Thursday 17 Dec: only its first session, one set short at the squat.
  await at("2026-12-17", "18:00", "squat 90 2x5");
  await at("2026-12-17", "18:20", "bench 75 3x8");

  const [answer] = await at("2026-12-23", "20:00", "/adherence");
  expect(answer!.data).toMatchObject({
    plans: [
      {
        title: "Base, 4 weeks",
        // 5 + 4 + 5 + 1 of 4 × 6; begun 4 + 3 + 4 + 1 of 4 × 4.
        total: { done: 15, of: 24, sessions: 12, ofSessions: 16 },
        cycles: [{ name: "Deload", done: 1, of: 6, sessions: 1, ofSessions: 4 }],
        weeks: [
          { name: "Week 1", done: 5, of: 6 },
          { name: "Week 2", done: 4, of: 6 },
          { name: "Week 3", done: 5, of: 6 },
          { name: "Week 4", done: 1, of: 6 },
        ],
      },
    ],
  });
  // The plan is over: 62.5 % of it was done.
  expect(wordsOf([answer!])).toContain("63 %: 15 of 24 items, 12 of 16 sessions");

  // Once more: the first session's target is 80 % of the best e1RM lately, still the 125 kg single's.
  const [question] = await at("2026-12-23", "20:10", "/plan repeat");
  expect(wordsOf([question!])).toContain("When does Base, 4 weeks begin?");
  await at("2026-12-23", "20:11", "/plan start 28 Dec");
  const [target] = await at("2026-12-28", "18:00", "next");
  expect(target!.data).toMatchObject({ next: { exerciseId: "back-squat", set: 1, sets: 3, target: { kg: 100 } } });
  // The bench goes on from the deload's 75 kg, of which every 8 was reached.
  await at("2026-12-28", "18:10", "squat 100 3x5");
  const [after] = await at("2026-12-28", "18:20", "next");
  expect(after!.data).toMatchObject({ next: { exerciseId: "bench-press", set: 1, sets: 3, target: { kg: 77.5 } } });
});
