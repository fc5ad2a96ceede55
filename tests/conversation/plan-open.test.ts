/** What a draft leaves open is asked with its quote, and answered by a tap or in words. */
import type { Reply } from "@spotter/core/chat/reply";
import { plannedItem } from "@spotter/db/schema/plan";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { type About, message, pressOf, wordsOf } from "../support/messages.ts";
import { fileWorker, type TestWorker, testWorker } from "../support/worker.ts";

const { database, worker } = await fileWorker();
let people = 0;

async function newcomer() {
  const sender = `athlete${people++}`;
  const about = (more: About = {}): About => ({ sender, sentAt: "2026-11-21T17:00:00Z", ...more });
  await worker.hear(message("hello", about()));
  return {
    sender,
    say: (words: string, more: About = {}) => worker.hear(message(words, about(more))),
    press: (reply: Reply, label: string, more: About = {}, by = worker) => press(reply, label, about(more), by),
  };
}

function press(reply: Reply, label: string, about: About, by: TestWorker) {
  return by.hear(pressOf(label, [reply], about));
}

function labelsOf(reply: Reply | undefined): string[] {
  return reply?.buttons?.flat().map(({ label }) => label) ?? [];
}

const PLAN = `Mon squat 3x5, bench 5
Wed deadlift 1x5, fooflex 4x8
Thu something fun
Fri press 3x5, zercher carry 3x20m, fooflex 3x10
If it hurts, stop`;

test("each open piece is listed with its quote, the first with its likely answers as buttons; a rule is a note", async () => {
  const anna = await newcomer();
  const [draft] = await anna.say(`/plan ${PLAN}`);
  const words = wordsOf([draft!]);
  expect(words).toContain("Kept as a note:\n“If it hurts, stop”");
  expect(words).toContain("5 things are open:");
  for (const quote of ["fooflex 4x8", "zercher carry 3x20m", "fooflex 3x10", "Thu something fun"])
    expect(words).toContain(`“${quote}”`);
  expect(words).toContain("“5” at Bench Press");
  const labels = labelsOf(draft);
  expect(labels).toHaveLength(3 + 2 + 3);
  expect(labels.slice(3)).toEqual(["Add “fooflex” as new", "Leave it out", "Confirm", "Edit", "Discard"]);
});

test("an answer places the piece wherever it stands, is struck, and the next is asked; Undo opens it again", async () => {
  const anna = await newcomer();
  const [draft] = await anna.say(`/plan ${PLAN}`);
  const [first] = await anna.press(draft!, "Add “fooflex”");
  expect(wordsOf([first!])).toContain("Wed Strength nothing → Fooflex 4×8\nFri Strength nothing → Fooflex 3×10");
  expect(wordsOf([first!])).toContain("3 things are open:");
  const [second] = await anna.press(first!, "Farmer's Carry");
  expect(wordsOf([second!])).toContain("Fri Strength nothing → Farmer's Carry 3×20 m");
  const [third] = await anna.press(second!, "Keep it as a note");
  expect(wordsOf([third!])).toContain("“Thu something fun” is kept as a note.");
  expect(labelsOf(third).slice(0, 4)).toEqual(["5 reps", "5 sets", "5 kg", "Keep it as a note"]);
  const [last] = await anna.press(third!, "5 reps");
  expect(wordsOf([last!])).toContain("Mon Strength Bench Press 5 → Bench Press 5 reps");
  expect(wordsOf([last!])).toContain("Nothing is open any more.");
  // Its own name is understood from now on.
  expect(wordsOf(await anna.say("/plan Tue fooflex 2x5"))).toContain("Tue Strength Fooflex 2×5");

  const [back] = await anna.press(last!, "Undo");
  expect(wordsOf([back!])).toContain("Taken back: Mon Strength: Bench Press 5 → Bench Press 5 reps.");
  expect(wordsOf([back!])).toContain("“5”: what does it count at Bench Press?");
  // In the order of the session as it was written.
  expect(wordsOf([back!])).toContain("Fri Strength Overhead Press 3×5; Farmer's Carry 3×20 m; Fooflex 3×10");
  expect(wordsOf(await anna.press(first!, "Undo"))).toContain("Something changed in the plan since");
});

test("words answer what no button does; what they don't tell changes nothing", async () => {
  const anna = await newcomer();
  await anna.say("/plan Mon squat 3x5\nWed deadlift 1x5, fooflex 4x8\nThu something fun");
  expect(wordsOf(await anna.say("/plan answer whatever this may be"))).toContain("I can't place");
  expect(wordsOf(await anna.say("/plan answer 7: squat 3x5"))).toContain("There is no such question");
  const [asked] = await anna.say("/plan answer 2: yoga 30 min");
  expect(wordsOf([asked!])).toContain("Thu Mobility nothing → Mobility 30 min, yoga");
  expect(wordsOf(await anna.say("/plan answer hack squats"))).toContain("Wed Strength nothing → Hack Squat 4×8");
  expect(wordsOf(await anna.say("/undo"))).toContain("“fooflex 4x8”: which exercise is that?");
  expect(wordsOf(await anna.say("/alias"))).toContain("You have no words of your own yet");
  expect(wordsOf(await anna.say("/plan answer plank 3x60s"))).toContain("Wed Strength nothing → Plank 3×1 min");
  expect(wordsOf(await anna.say("/plan answer plank 3x60s"))).toContain("There is no such question");
});

test("a number in a run is minutes or kilometres; a day without a word for it is tried with the plan's sports", async () => {
  const anna = await newcomer();
  const [draft] = await anna.say("/plan 10k\nTue easy run 45\nThu 30\nSat long run 15k");
  expect(labelsOf(draft).slice(0, 4)).toEqual(["run 30 min", "run 30 km", "Keep it as a note", "Leave it out"]);
  const [next] = await anna.press(draft!, "run 30 min");
  expect(wordsOf([next!])).toContain("Thu Run nothing → Run 30 min");
  expect(labelsOf(next).slice(0, 3)).toEqual(["45 min", "45 km", "Keep it as a note"]);
  expect(wordsOf(await anna.press(next!, "45 min"))).toContain("Run 45 → Run 45 min");
});

test("confirmed with open questions, the plan keeps them as notes, and so does its repetition", async () => {
  const anna = await newcomer();
  const [draft] = await anna.say("/plan Mon squat 3x5, fooflex 4x8\nThu something fun\nIf it hurts, stop");
  const [begun] = await anna.press((await anna.press(draft!, "Confirm"))[0]!, "Next Monday");
  const notes = "Kept as notes:\n“fooflex 4x8”\n“If it hurts, stop”\n“Thu something fun”";
  expect(wordsOf([begun!])).toContain(notes);
  expect(wordsOf(await anna.say("/plan show"))).toContain(notes);
  // The question's buttons are old by now.
  expect(wordsOf(await anna.press(draft!, "Add"))).toContain("has begun already");
  const [again] = await anna.press(begun!, "Undo");
  expect(wordsOf([again!])).toContain("2 things are open:");
  await anna.say("/plan start 1 Dec");
  await anna.say("/plan archive");
  await anna.say("/plan repeat");
  expect(wordsOf(await anna.say("/plan start 1 Jan"))).toContain(notes);
});

test("what an edit changed meanwhile stays as it was changed", async () => {
  const anna = await newcomer();
  const [draft] = await anna.say("/plan Mon squat 3x5, bench 3x8\nWed deadlift 1x5, fooflex 4x8");
  await anna.say("/plan edit squat 5x5");
  await anna.say("/plan edit move Wednesday to Friday");
  await anna.press(draft!, "Add “fooflex”");
  const words = wordsOf(await anna.say("/plan show"));
  expect(words).toContain("Mon Strength Back Squat 5×5; Bench Press 3×8");
  expect(words).toMatch(/Fooflex 4×8/);
});

test("a question outlives the process that asked, is its athlete's alone, and is answered once", async () => {
  const anna = await newcomer();
  const ben = await newcomer();
  const group: About = { chat: "plan-group", kind: "group" };
  const [draft] = await anna.say("/plan Mon squat 3x5, fooflex 4x8", group);
  expect(wordsOf(await ben.press(draft!, "Add", group))).toContain("for somebody else");
  const restarted = testWorker(database);
  expect(wordsOf(await anna.press(draft!, "Add", group, restarted))).toContain("Fooflex 4×8");
  expect(await anna.press(draft!, "Leave", group)).toEqual([]);
  const items = await database.db.select({ prescription: plannedItem.prescription }).from(plannedItem);
  expect(items.filter(({ prescription }) => prescription.sets === 4).length).toBeGreaterThan(0);
});

test("Undo of an exercise added for a draft takes it back too, unless something uses it by then", async () => {
  const own = async (sender: string) => {
    const { rows } = await database.db.execute<{ name: string }>(sql`
      select name from own_exercise join identity using (athlete_id) where identity.user_id = ${sender}`);
    return rows.map(({ name }) => name);
  };
  const anna = await newcomer();
  const [draft] = await anna.say("/plan Mon squat 3x5, fooflex 4x8");
  const [added] = await anna.press(draft!, "Add “fooflex”");
  expect(await own(anna.sender)).toEqual(["Fooflex"]);
  const [back] = await anna.press(added!, "Undo");
  expect(wordsOf([back!])).toContain("fooflex");
  expect(await own(anna.sender)).toEqual([]);
  const [again] = await anna.press(back!, "Add “fooflex”");
  await anna.say("fooflex 20kg 3x8");
  await anna.press(again!, "Undo");
  expect(await own(anna.sender)).toEqual(["Fooflex"]);
});
