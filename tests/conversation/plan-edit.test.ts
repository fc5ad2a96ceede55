/** A plan changed by saying so, and taken back. */
import type { Reply } from "@spotter/core/chat/reply";
import { outbox } from "@spotter/db/schema/chat";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { event, message, pressOf, wordsOf } from "../support/messages.ts";
import { fileWorker } from "../support/worker.ts";

const { database, worker } = await fileWorker();

function chatOf(sender: string) {
  const about = (day: string) => ({ sender, sentAt: `${day}T17:00:00Z` });
  return {
    say: (words: string, day = "2026-11-23") => worker.hear(message(words, about(day))),
    answer: (words: string, replyTo: string, day = "2026-11-23") =>
      worker.hear(event({ kind: "message", text: words, files: [], replyTo }, about(day))),
    press: (reply: Reply, label: string, day = "2026-11-23") => worker.hear(pressOf(label, [reply], about(day))),
  };
}

async function training(sender: string, text: string) {
  const chat = chatOf(sender);
  await chat.say("hello");
  await chat.say(`/plan ${text}`);
  await chat.say("/plan start today");
  return chat;
}

const LIFTING = "Strength, 4 weeks\nMon squat 3x5, leg press 3x10\nWed Push: bench 3x5, ohp 3x8";

test("an edit shows before and after, and Undo puts it back", async () => {
  const anna = await training("anna", LIFTING);
  const [edited] = await anna.say("/plan edit make Wednesday 4 sets");
  expect(wordsOf([edited!])).toContain("Wed Push Bench Press 3×5 → Bench Press 4×5 (4 times)");
  expect(wordsOf(await anna.say("/today", "2026-11-25"))).toContain("Bench Press 4×5");
  expect(wordsOf(await anna.press(edited!, "Undo"))).toContain(
    "Taken back: Wed Push: Bench Press 3×5 → Bench Press 4×5",
  );
  expect(wordsOf(await anna.say("/today", "2026-11-25"))).toContain("Bench Press 3×5");
});

test("a draft is edited before it is confirmed, and keeps its buttons", async () => {
  const dora = chatOf("dora");
  await dora.say("hello");
  await dora.say(`/plan ${LIFTING}`);
  const [edited] = await dora.say("/plan edit swap leg press for hack squat");
  expect(wordsOf([edited!])).toContain("Mon Strength Leg Press 3×10 → Hack Squat 3×10");
  const [question] = await dora.press(edited!, "Confirm");
  await dora.press(question!, "Today");
  expect(wordsOf(await dora.say("/today"))).toContain("Hack Squat 3×10");
});

test("changes are taken back in their order: the later one first", async () => {
  const eve = await training("eve", LIFTING);
  const [four] = await eve.say("/plan edit make bench 4 sets");
  const [five] = await eve.say("/plan edit make bench 5 sets");
  expect(wordsOf(await eve.press(four!, "Undo"))).toContain("Take the later change back first");
  await eve.press(five!, "Undo");
  await eve.press(four!, "Undo");
  expect(wordsOf(await eve.say("/today", "2026-11-25"))).toContain("Bench Press 3×5");
});

test("an answer to the plan's message changes that plan; a log stays a log", async () => {
  const finn = await training("finn", LIFTING);
  await finn.say("/plan show");
  await database.db
    .update(outbox)
    .set({ sentIds: ["shown"] })
    .where(sql`id = (select max(id) from outbox)`);
  expect(wordsOf(await finn.answer("move Wednesday to Thursday this week", "shown"))).toContain("Push Wed → Thu");
  expect(wordsOf(await finn.answer("squat 100 3x5", "shown"))).toContain("Back Squat 100 kg 3×5");
});

test("with several plans an edit goes to the one it means something in", async () => {
  const gus = await training("gus", LIFTING);
  await gus.say("/plan Running, 4 weeks\nTue easy run 5k\nSat long run 15k");
  await gus.say("/plan start today");
  expect(wordsOf(await gus.say("/plan edit move long run to Sunday"))).toContain("Running, 4 weeks:");
  expect(wordsOf(await gus.say("/plan edit make bench 4 sets"))).toContain("Strength, 4 weeks:");
  expect(wordsOf(await gus.say("/plan pause"))).toBe("Which plan?");
  expect(wordsOf(await gus.say("/plan pause running"))).toContain("Running, 4 weeks is paused");
  expect(wordsOf(await gus.say("/today", "2026-11-24"))).not.toContain("Easy run");
});

test("what is not understood says how, and changes nothing", async () => {
  const hal = await training("hal", LIFTING);
  expect(wordsOf(await hal.say("/plan edit be nicer"))).toContain("I don't know how to change that");
  expect(wordsOf(await hal.say("/plan edit swap leg press for flurbs"))).toContain("I know no exercise “flurbs”");
  expect(wordsOf(await hal.say("/plan edit add 2 sets of calf raises"))).toContain("On which day?");
});

test("a shift moves what is ahead, a pause all that was due meanwhile", async () => {
  const ida = await training("ida", LIFTING);
  expect(wordsOf(await ida.say("/plan shift 3 days"))).toContain("3 days later. Next is Thu 26 Nov (was Mon 23 Nov)");
  expect(wordsOf(await ida.say("/today", "2026-11-26"))).toContain("Back Squat 3×5");
  await ida.say("/plan pause", "2026-11-26");
  expect(wordsOf(await ida.say("/today", "2026-11-26"))).toContain("is paused since Thu 26 Nov");
  // Paused for two days: Thursday's is on Saturday.
  expect(wordsOf(await ida.say("/plan resume", "2026-11-28"))).toContain("Next is Sat 28 Nov (was Thu 26 Nov)");
});

test("a queue waits for what is missed, moves by what is done, and begins again", async () => {
  const jo = chatOf("jo");
  await jo.say("hello");
  const [draft] = await jo.say("/plan Workout A\nSquat 3x5\nBench 3x5\n\nWorkout B\nDeadlift 1x5\nPress 3x5");
  const [begun] = await jo.press(draft!, "Confirm");
  expect(wordsOf([begun!])).toContain("what you miss waits");
  // Nothing done on Monday: on Wednesday it is still the first.
  expect(wordsOf(await jo.say("/today", "2026-11-25"))).toContain("Back Squat 3×5");
  await jo.say("squat 100 3x5", "2026-11-25");
  expect(wordsOf(await jo.say("bench 80 3x5", "2026-11-25"))).toContain("all 2 done");
  expect(wordsOf(await jo.say("/today", "2026-11-27"))).toContain("Deadlift 1×5");
  await jo.say("deadlift 140x5", "2026-11-27");
  await jo.say("press 50 3x5", "2026-11-27");
  expect(wordsOf(await jo.say("/today", "2026-11-30"))).toContain("Back Squat 3×5");
  // What is changed from here on does not reach into what was done.
  await jo.say("/plan edit swap squat for front squat", "2026-11-30");
  expect(wordsOf(await jo.say("/today", "2026-11-30"))).toContain("Front Squat 3×5");
  await jo.say("/undo", "2026-11-30");
  // Taking back Friday's lifts brings Friday's session back.
  await jo.say("/undo", "2026-11-30");
  await jo.say("/undo", "2026-11-30");
  expect(wordsOf(await jo.say("/today", "2026-11-30"))).toContain("Deadlift 1×5");
});

test("an exercise merged into another is that other in the plan, and comes back with Undo", async () => {
  const kim = chatOf("kim");
  await kim.say("hello");
  await kim.say("/exercise add zercher thing");
  await kim.say("/plan Mon zercher thing 3x5, bench 3x5");
  await kim.say("/plan start today");
  expect(wordsOf(await kim.say("/today"))).toContain("Zercher Thing 3×5");
  const [question] = await kim.say("/merge zercher thing into front squat");
  const [merged] = await kim.press(question!, question!.buttons!.flat()[0]!.label);
  expect(wordsOf(await kim.say("/today"))).toContain("Front Squat 3×5");
  await kim.press(merged!, "Undo");
  expect(wordsOf(await kim.say("/today"))).toContain("Zercher Thing 3×5");
});

test("several changes in one message are one before and after, and one Undo", async () => {
  const harriet = await training("harriet", LIFTING);
  const [edited] = await harriet.say(
    "/plan make Wednesday 4 sets and swap leg press for hack squat this week, drop ohp",
  );
  expect(wordsOf([edited!]).split("\n").slice(1).sort()).toEqual([
    "Mon Strength Leg Press 3×10 → Hack Squat 3×10",
    "Wed Push Bench Press 3×5 → Bench Press 4×5 (4 times)",
    "Wed Push Overhead Press 3×8 → dropped (4 times)",
  ]);
  await harriet.press(edited!, "Undo");
  expect(wordsOf(await harriet.say("/plan show"))).toContain("Wed Push Bench Press 3×5; Overhead Press 3×8");
  expect(wordsOf(await harriet.say("/plan show"))).not.toContain("Hack Squat");
});

test("of several changes all are made or none: what is not understood is named, and the rest is a tap away", async () => {
  const isolde = await training("isolde", LIFTING);
  const [asked] = await isolde.say("/plan edit make Wednesday 4 sets and frobnicate it all");
  expect(wordsOf([asked!])).toContain("Nothing is changed yet");
  expect(wordsOf([asked!])).toContain("“frobnicate it all”");
  expect(wordsOf(await isolde.say("/plan show"))).toContain("Bench Press 3×5");
  const [done] = await isolde.press(asked!, "Do the rest");
  expect(wordsOf([done!])).toContain("Bench Press 3×5 → Bench Press 4×5 (4 times)");
  await isolde.say("/undo");
  expect(wordsOf(await isolde.say("/plan show"))).toContain("Bench Press 3×5");
});

test("a paused plan says so where one looks for it", async () => {
  const jacob = await training("jacob", LIFTING);
  await jacob.say("/plan stop");
  for (const command of ["/today", "/tomorrow", "/week", "/adherence"])
    expect(wordsOf(await jacob.say(command, "2026-11-25"))).toBe(
      "Strength, 4 weeks is paused since Mon 23 Nov: /plan resume goes on with it.",
    );
});

test("a plan gets another name, and its old one back", async () => {
  const kira = await training("kira", LIFTING);
  const [renamed] = await kira.say("/plan rename to Winter");
  expect(wordsOf([renamed!])).toBe("Strength, 4 weeks is called Winter.");
  expect(wordsOf(await kira.say("/plan show winter"))).toContain("Winter (4 weeks, from Mon 23 Nov)");
  await kira.press(renamed!, "Undo");
  expect(wordsOf(await kira.say("/plan show"))).toContain("Strength, 4 weeks (4 weeks");
});

test("a plan without dates shows where it stands, takes more into a session by its name, and goes round by itself", async () => {
  const lars = chatOf("lars");
  await lars.say("hello");
  await lars.say("/plan Day A: squat 3x5, bench 3x5\nDay B: deadlift 1x5, press 3x5");
  await lars.say("/plan start in order");
  await lars.say("squat 100 3x5, bench 80 3x5");
  expect(wordsOf(await lars.say("/plan add 3 sets of dips to B"))).toContain("Day B nothing → Dip 3 sets");
  expect(wordsOf(await lars.say("/plan show"))).toContain("Next in line: Day B");
  expect(wordsOf(await lars.say("/plan repeat"))).toContain("goes round by itself");
});

test("who skips Friday skips the next one, who drops it drops all", async () => {
  const mia = await training("mia", "4 weeks\nMon squat 3x5\nFri bench 3x5");
  expect(wordsOf(await mia.say("/plan skip Friday"))).toContain("Fri Strength Bench Press 3×5 → dropped");
  expect(wordsOf(await mia.say("/week next"))).toContain("Fri Strength");
  expect(wordsOf(await mia.say("/plan drop Friday"))).toContain("dropped (3 times)");
});

test("a day of another year is told with its year", async () => {
  const yara = chatOf("yara");
  await yara.say("hello");
  await yara.say("/plan Tue squat 5x5");
  expect(wordsOf(await yara.say("/plan start 29 feb 2028"))).toContain("begins Tue 29 Feb 2028.");
  expect(wordsOf(await yara.say("/plan list"))).toContain("from Tue 29 Feb 2028");
});

test("a draft is discarded by saying so, and a plan is put off by a week", async () => {
  const nils = chatOf("nils");
  await nils.say("hello");
  await nils.say("/plan Mon squat 3x5");
  expect(wordsOf(await nils.say("/plan discard"))).toBe("Discarded. Nothing was planned.");
  expect(wordsOf(await nils.say("/plan discard"))).toContain("There is no plan to discard");
  await nils.say("/plan Tue squat 3x5");
  await nils.say("/plan start today");
  expect(wordsOf(await nils.say("/plan shift a week"))).toContain("7 days later. Next is Tue 1 Dec (was Tue 24 Nov)");
});
