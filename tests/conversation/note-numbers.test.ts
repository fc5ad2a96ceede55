/** Numbers said in notes: of the sets they are about, marked with the words they are from, and weighed by the phase. */
import { exerciseSet } from "@spotter/db/schema/training";
import { isNotNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { event, message, wordsOf } from "../support/messages.ts";
import { fileWorker } from "../support/worker.ts";

const { database, worker } = await fileWorker();

const hear = (words: string, about: Parameters<typeof message>[1] = {}) => worker.hear(message(words, about));
const say = async (words: string, about: Parameters<typeof message>[1] = {}) => wordsOf(await hear(words, about));

test("rest, effort and tempo said in a note stand beside the sets they are of, computed and not stored", async () => {
  const about = { sender: "rhea" };
  await say(
    "squat 100 8x5, note: 5th rep of the 8th set felt heavy, took 3 min between sets, 3-1-1 tempo on every rep",
    about,
  );
  const day = await hear("/day", about);
  expect(wordsOf(day)).toContain(
    "100 kg 8×5 · set 8 RPE ≈9 (from “5th rep of the 8th set felt heavy”), rest ≈3:00 (from",
  );
  expect(day[0]!.data).toMatchObject({
    exercises: [
      {
        readings: [
          ...Array(7).fill({ restSeconds: { value: 180, from: "inferred" } }),
          { rpe: { value: 9, from: "inferred" }, restSeconds: { value: 180, from: "inferred" } },
        ],
      },
    ],
  });
  expect(await say("/last squat", about)).toContain("set 8 RPE ≈9 (from “5th rep of the 8th set felt heavy”)");
  const stored = await database.db.select().from(exerciseSet).where(isNotNull(exerciseSet.rpe));
  expect(stored).toEqual([]);
  await say("/undo", about);
  expect(await say("/day", about)).toContain("Nothing logged");
});

test("what was typed is shown as typed, and a group hears nothing of notes", async () => {
  const about = { sender: "tess" };
  await say("bench 100 3x5 @8 rest 2min, note: last set was a grind, took 4 min between sets", about);
  const told = await say("/day", about);
  expect(told).toContain("@8 rest 2:00");
  expect(told).not.toContain("≈");
  await say("bench 90 2x5, note: felt heavy", about);
  expect(await say("/day", about)).toContain("RPE ≈9 (from “felt heavy”)");
  expect(await say("/day", { ...about, chat: "crew", kind: "group" })).not.toContain("heavy");
});

test("sets are counted as notes count them, without warm-ups", async () => {
  const about = { sender: "vera" };
  await say("squat wu 60x5, then 100 3x5, note: set 2 was a grind", about);
  expect(await say("/day", about)).toContain("set 2 RPE ≈9.5 (from “set 2 was a grind”)");
});

const PLAN = `Block, 2 weeks
Week 1: Strength
Mon squat 3x5, bench 3x5
Week 2: Deload
Mon squat 3x5, bench 3x5`;

test("the same “hard” is as asked in a block of strength and too hard in the deload after it", async () => {
  const about = { sender: "uwe" };
  const at = (day: string, time: string) => ({ ...about, sentAt: `${day}T${time}:00Z` });
  await say(`/plan ${PLAN}`, at("2026-11-20", "18:00"));
  await say("/plan start next monday", at("2026-11-20", "18:01"));
  const whys: string[] = [];
  for (const monday of ["2026-11-23", "2026-11-30"]) {
    await say("squat 140 3x5, note: felt hard", at(monday, "17:00"));
    await say("bench 100 3x5, note: felt hard", at(monday, "17:20"));
    const [end] = await hear("/end", at(monday, "17:40"));
    const why = end!.buttons!.flat().find(({ label }) => /why/i.test(label))!;
    const press = event({ kind: "press", action: why.action, press: monday }, at(monday, "17:41"));
    whys.push(wordsOf(await worker.hear(press)));
  }
  expect(whys[0]).toContain("6 of 6 rated sets in the range of “Strength”, read in notes");
  expect(whys[1]).toContain("0 of 6 rated sets in the range of “Deload”, read in notes");
  const [chart] = await hear("/chart effort", at("2026-11-30", "18:00"));
  expect(wordsOf([chart!])).toContain("6 of 12 sets as asked, 6 harder, 0 easier; 12 efforts read out of notes");
});
