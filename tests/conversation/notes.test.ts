/** Notes become data: read in the message's transaction, attached to sets, corrected and taken back with it. */
import { readingOfSet } from "@spotter/core/note/read-of-set";
import { exerciseSet, observation, observationSet } from "@spotter/db/schema/training";
import { asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { event, message, wordsOf } from "../support/messages.ts";
import { fileWorker } from "../support/worker.ts";

const { database, worker } = await fileWorker();

const say = async (words: string, about: Parameters<typeof message>[1] = {}) =>
  wordsOf(await worker.hear(message(words, about)));

async function observed() {
  return database.db.select().from(observation).orderBy(asc(observation.id));
}

/** Reps of the sets that an observation holds for. */
async function setsOf(id: number) {
  const rows = await database.db
    .select({ reps: exerciseSet.reps })
    .from(observationSet)
    .innerJoin(exerciseSet, eq(exerciseSet.id, observationSet.setId))
    .where(eq(observationSet.observationId, id))
    .orderBy(asc(exerciseSet.position));
  return rows.map(({ reps }) => reps);
}

test("a note beside sets is read, attached to the set it names, corrected by an edit and gone with undo", async () => {
  const about = { sender: "cleo", messageId: "sets" };
  const answer = await say("bench 100 8,7,6, note: set 2 was a grind, left knee twinge", about);
  expect(answer).toContain("Noted: set 2 about RPE 9.5, left knee pain 6/10");
  const [effort, pain] = await observed();
  expect(effort).toMatchObject({
    kind: "effort",
    quote: "set 2 was a grind",
    set: 2,
    feel: -1,
    exerciseId: "bench-press",
  });
  expect(pain).toMatchObject({ kind: "pain", bodyPart: "knee", side: "left", severity: 6 });
  expect(effort?.workoutId).toBe(pain?.workoutId);
  expect(await setsOf(effort!.id)).toEqual([7]);

  const edit = event({ kind: "edit", text: "bench 100 8,7,6, note: set 3 was a grind" }, { ...about, revision: 1 });
  await worker.hear(edit);
  const [again, ...others] = await observed();
  expect(others).toEqual([]);
  expect(await setsOf(again!.id)).toEqual([6]);

  await say("/undo", { sender: "cleo" });
  expect(await observed()).toEqual([]);
});

test("effort that was typed stays as typed, and says nothing more", async () => {
  const answer = await say("squat 140 3x5 @8, last rep slow", { sender: "dora" });
  expect(answer).not.toContain("Noted");
  const [slow] = await observed();
  const [set] = await database.db.select({ rpe: exerciseSet.rpe }).from(exerciseSet).limit(1);
  expect(readingOfSet({ rpe: set!.rpe! }, [{ kind: slow!.kind, quote: slow!.quote, feel: slow!.feel! }]).rpe).toEqual({
    value: 8,
    from: "told",
  });
  await say("/undo", { sender: "dora" });
});

test("/note counts the sets of the visit under way, typed one by one", async () => {
  const about = { sender: "emil" };
  for (const [minute, reps] of [5, 4, 3].entries())
    await say(`deadlift 180x${reps}`, { ...about, sentAt: `2026-11-21T17:3${minute}:00Z` });
  const answer = await say("/note 2nd set felt off. Slept badly", { ...about, sentAt: "2026-11-21T17:35:00Z" });
  expect(answer).toContain("Noted: 2nd set felt off. Slept badly");
  const [effort, sleep] = await observed();
  expect(await setsOf(effort!.id)).toEqual([4]);
  expect(sleep).toMatchObject({ kind: "sleep", exerciseId: null });
  await say("/undo", { ...about, sentAt: "2026-11-21T17:36:00Z" });
  expect(await observed()).toEqual([]);
});

test("in a group a note is kept, and what it says of the body is not repeated", async () => {
  const about = { sender: "finn", chat: "crew", kind: "group" as const };
  const answer = await say("squat 100 3x5, note: sharp pain in my right knee", about);
  expect(answer).not.toContain("7/10");
  expect(await observed()).toMatchObject([{ severity: 7 }]);
});

test("/notes finds by body part, exercise and word, in pages, and only the athlete's own", async () => {
  const about = { sender: "gina" };
  await say("bench 80 3x5, note: shoulder pinched a little", about);
  await say("note: left kneecap sore on the stairs", about);
  await say("note: new belt, squats felt great", about);
  expect(await say("/notes knee", about)).toMatch(
    /1 note of “knee”[\s\S]*Today “left kneecap sore[^”]*” · left knee pain 4\/10/,
  );
  expect(await say("/notes bench", about)).toContain("shoulder pinched");
  expect(await say("/notes belt", about)).toContain("new belt");
  expect(await say("/notes 100%", about)).toBe("No note of “100%”.");
  expect(await say("/notes", { sender: "hans" })).toContain("No notes yet");
  expect(await say("/notes knee", { sender: "hans" })).toContain("No note of “knee”");
  for (let n = 1; n <= 9; n++) await say(`note: hips tight, day ${n}`, about);
  const [first] = await worker.hear(message("/notes hips", about));
  expect(wordsOf([first!])).toContain("9 notes of “hips”, newest first, page 1 of 2");
  const older = first!.buttons!.flat().find(({ label }) => label === "Older")!;
  const second = await worker.hear(event({ kind: "press", action: older.action, press: "1" }, about));
  expect(wordsOf(second).match(/hips tight/g)).toHaveLength(1);
  expect(wordsOf(second)).toContain("page 2 of 2");
});

test("/notes tells those of a day in the order they were written, whatever they stand with", async () => {
  const about = { sender: "kim" };
  await say("/note legs heavy", about);
  await say("squat 100 3x5, 90 2x5, note: felt hard", about);
  await say("run 5k 26:00, calves tight", about);
  await say("/note slept badly", about);
  const told = await say("/notes", about);
  const order = ["slept badly", "calves tight", "felt hard", "legs heavy"].map((words) => told.indexOf(words));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order[0]).toBeGreaterThan(0);
});

test("/pain tells parts with days, severities and words; in the group it stays silent about them", async () => {
  const about = { sender: "ines" };
  expect(await say("/pain", about)).toContain("Nothing told");
  await say("squat 100 3x5, note: left knee twinge", about);
  await say("yesterday: note: left knee niggle", about);
  const told = await say("/pain", about);
  expect(told).toContain("Left knee told 2 times since yesterday, worst 6/10");
  expect(told).toMatch(/Today 6\/10 “left knee twinge” · Back Squat/);
  expect(await say("/pain shoulder", about)).toBe("Nothing told of your shoulder.");
  expect(await say("/pain", { ...about, chat: "crew", kind: "group" })).toContain("private chat");
});

test("/patterns says when there is too little, and counts when there is enough", async () => {
  const about = { sender: "jo" };
  expect(await say("/patterns", about)).toContain("Too little to say");
  for (let day = 1; day <= 24; day++) {
    const hurts = day % 3 === 0;
    const date = `2026-10-${String(day).padStart(2, "0")}`;
    await say(`${date}: ${hurts ? "dips 3x8" : "bench 80 3x5"}${hurts ? ", note: left shoulder twinge" : ""}`, about);
  }
  const found = await say("/patterns", about);
  expect(found).toContain("Looked at 24 training days of the last year: 8 painful, 0 bad");
  expect(found).toContain("With Dip: painful on 8 of 8 days, otherwise on 0 of 16 (+100 points)");
  expect(found).toContain("not what caused it");
});
