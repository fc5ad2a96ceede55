/** An athlete's exercises: what is known of one, what there is, and putting names right without losing history. */
import type { Reply } from "@spotter/core/chat/reply";
import { exerciseSet } from "@spotter/db/schema/training";
import { asc } from "drizzle-orm";
import { expect, test } from "vitest";
import { type About, message, pressOf, wordsOf } from "../support/messages.ts";
import { fileWorker } from "../support/worker.ts";

const { database, worker } = await fileWorker();
let people = 0;

/** Somebody new, past the greeting. */
async function somebody() {
  people += 1;
  const sender = `person${people}`;
  await worker.hear(message("hello", { sender }));
  const hear = (words: string, about: About = {}) => worker.hear(message(words, { sender, ...about }));
  return {
    hear,
    say: async (words: string, about?: About) => wordsOf(await hear(words, about)),
    press: (replies: readonly Reply[], label: string) =>
      worker.hear(pressOf(label, replies, { sender, messageId: "bot" })),
  };
}

/** Every set there is, but for its exercise's way of being told. */
function allSets() {
  return database.db
    .select({ id: exerciseSet.id, exercise: exerciseSet.exerciseId, kg: exerciseSet.kg, e1rmKg: exerciseSet.e1rmKg })
    .from(exerciseSet)
    .orderBy(asc(exerciseSet.id));
}

const ago = (days: number): About => ({ sentAt: new Date(Date.UTC(2026, 10, 21 - days, 17, 30)).toISOString() });

test("/exercise tells records, counts, the e1RM now and the last times, and draws the chart on request", async () => {
  const { hear, say, press } = await somebody();
  await say("bench 100x5", ago(80));
  expect(wordsOf(await hear("/exercise bench press", ago(79)))).toContain("1 set on 1 day, yesterday");
  await say("bench 80 2x8", ago(7));
  await say("bench 85x8", ago(0));
  const replies = await hear("/exercise bnech press");
  const words = wordsOf(replies);
  expect(words).toContain("Heaviest 100 kg × 5");
  expect(words).toContain("4 sets on 3 days since Wed 2 Sep");
  // 85 × (1 + 8/30) = 107.7; the 116.7 of September is not now any more.
  expect(words).toContain("e1RM now 107.5 kg");
  expect(words).toContain(
    "Day Sets e1RM kg\ntoday 85 kg × 8 107.5\nSat 14 Nov 80 kg 2×8 101.5\nWed 2 Sep 100 kg × 5 116.5",
  );
  const [chart] = await press(replies, "Chart");
  expect(chart?.images).toHaveLength(1);
});

test("an exercise nobody knows is offered by its neighbours, and can be added", async () => {
  const { hear, say, press } = await somebody();
  const asked = await hear("/exercise zercher carry walk");
  expect(wordsOf(asked)).toContain("I know no exercise “zercher carry walk”");
  expect(wordsOf(await press(asked, "Add “Zercher Carry Walk” as new"))).toContain("Added Zercher Carry Walk");
  expect(await say("zercher carry walk 100x5")).toContain("Zercher Carry Walk 100 kg × 5");
  expect(await say("/exercise add ZERCHER carry walk")).toBe("You have that already: Zercher Carry Walk");
});

test("the nearest names of an unknown exercise are buttons that do the command", async () => {
  const { hear, say, press } = await somebody();
  await say("bench 100x5");
  const asked = await hear("/pr benchy thingy");
  const label = asked[0]!.buttons!.flat()[0]!.label;
  expect(wordsOf(await press(asked, label))).toContain(label);
});

test("a rename keeps history and the old word, and /undo takes it back", async () => {
  const { hear, say, press } = await somebody();
  await press(await hear("zercher 60x5"), "Add “zercher” as new");
  const renamed = await hear("/rename zercher to zercher squat");
  expect(wordsOf(renamed)).toContain("Zercher is Zercher Squat now");
  expect(await say("zercher 65x5")).toContain("Zercher Squat 65 kg × 5");
  expect(await say("zercher squat 70x5")).toContain("Zercher Squat 70 kg × 5");
  expect(await say("/exercise zercher")).toContain("3 sets");
  await press(renamed, "Undo");
  expect(await say("/last zercher")).toContain("Zercher 60 kg × 5");
});

test("the catalogue's names stay, and a taken name leads to a merge", async () => {
  const { hear, say, press } = await somebody();
  expect(await say("/rename bench press to flat bench")).toContain("/alias flat bench = Bench Press");
  await press(await hear("zercher 60x5"), "Add “zercher” as new");
  await say("/exercise add zercher squat");
  expect(await say("/rename zercher to ZERCHER squat")).toContain(
    "You have that already. Merge Zercher (1 set on 1 day) into Zercher Squat (nothing logged)?",
  );
});

test("a merge moves sets, words and records, and undo puts back exactly what was", async () => {
  const { hear, say, press } = await somebody();
  await press(await hear("zerchr sqt 60x5", ago(9)), "Add “zerchr sqt” as new");
  await say("zerchr sqt 120x3", ago(8));
  await say("/exercise add zercher carry", ago(8));
  await say("zercher carry 100x5", ago(7));
  await say("/alias zq = zerchr sqt");
  const before = await allSets();
  expect(await say("/pr zercher carry")).toContain("Heaviest 100 kg × 5");

  const asked = await hear("/merge zerchr sqt into zercher carry");
  expect(wordsOf(asked)).toContain("Merge Zerchr Sqt (2 sets on 2 days) into Zercher Carry (1 set on 1 day)?");
  expect(await allSets()).toEqual(before);
  expect(wordsOf(await press(asked, "Merge"))).toContain("2 sets moved");
  expect(await say("/pr zercher carry")).toContain("Heaviest 120 kg × 3");
  expect(await say("zq 125x1")).toContain("Zercher Carry 125 kg × 1");
  expect(await say("zerchr sqt 126x1")).toContain("Zercher Carry 126 kg × 1");
  await say("/undo");
  await say("/undo");
  expect(await say("/undo")).toContain("Taken back: “/merge zerchr sqt into zercher carry”");
  expect(await allSets()).toEqual(before);
  expect(await say("/pr zercher carry")).toContain("Heaviest 100 kg × 5");
  expect(await say("zq 61x5")).toContain("Zerchr Sqt 61 kg × 5");
});

test("merged into a bodyweight exercise the body counts, and undo gives the loads back", async () => {
  const { hear, say, press } = await somebody();
  await say("weight 80");
  await press(await hear("fat bar chinz 3x5"), "Add “fat bar chinz” as new");
  const before = await allSets();
  const asked = await hear("/merge fat bar chinz into pull up");
  const merged = await press(asked, "Merge");
  const sets = (await allSets()).slice(-3);
  expect(sets.map(({ kg, exercise }) => ({ kg, exercise }))).toEqual(Array(3).fill({ kg: 0, exercise: "pull-up" }));
  // 80 × (1 + 5/30)
  for (const { e1rmKg } of sets) expect(e1rmKg).toBeCloseTo(93.333, 2);
  await press(merged, "Undo");
  expect(await allSets()).toEqual(before);
});

test("sets asked about before a merge are logged as what it was merged into", async () => {
  const { hear, say, press } = await somebody();
  await press(await hear("zedd curl 20x5"), "Add “zedd curl” as new");
  const odd = await hear("zedd curl 20x0");
  expect(wordsOf(odd)).toContain("Is it right?");
  await press(await hear("/merge zedd curl into dumbbell curl"), "Merge");
  expect(wordsOf(await press(odd, "20 kg × 0"))).toContain("Dumbbell Curl 20 kg × 0");
  expect(await say("/exercise dumbbell curl")).not.toContain("own-");
});

test("merges one after the other can be taken back in any order", async () => {
  const { hear, say, press } = await somebody();
  for (const name of ["zorb one", "zorb two", "zorb three"]) await say(`/exercise add ${name}`);
  await say("zorb one 50x5");
  await say("zorb two 60x5");
  const first = await press(await hear("/merge zorb one into zorb two"), "Merge");
  const second = await press(await hear("/merge zorb two into zorb three"), "Merge");
  expect(await say("/exercise zorb three")).toContain("2 sets");
  await press(first, "Undo");
  expect(await say("/exercise zorb one")).toContain("1 set on");
  expect(await say("/exercise zorb three")).toContain("1 set on");
  await press(second, "Undo");
  expect(await say("/exercise zorb two")).toContain("Heaviest 60 kg × 5");
  expect(await say("/exercise zorb three")).toContain("nothing logged yet");
});

test("nobody merges what is somebody else's, and the catalogue stays whole", async () => {
  const anna = await somebody();
  const ben = await somebody();
  await anna.press(await anna.hear("zotman 60x5"), "Add “zotman” as new");
  const asked = await anna.hear("/merge zotman into bench");
  expect(wordsOf(await ben.press(asked, "Merge"))).toBe("");
  expect(await ben.say("/merge zotman into bench")).toContain("I know no exercise “zotman”");
  expect(await anna.say("/merge bench into squat")).toContain("from the catalogue and stays");
  expect(wordsOf(await anna.press(asked, "Leave it"))).toBe("All right, nothing is changed.");
});

test("own words: taught, told, used and forgotten", async () => {
  const { say } = await somebody();
  expect(await say("/alias")).toContain("You have no words of your own yet");
  expect(await say("/alias fb = bench press")).toBe("“fb” means Bench Press now.");
  expect(await say("fb 100x5")).toContain("Bench Press 100 kg × 5");
  expect(await say("/alias")).toContain("Bench Press fb");
  expect(await say("/alias remove fb")).toBe("Forgotten: “fb” for Bench Press.");
  expect(await say("/alias remove fb")).toContain("You have no word “fb”");
  expect(await say("/alias 5x5 = bench")).toContain("begins with a letter");
});

test("/list tells what is usual with the last sets; /list all goes through the muscles in place", async () => {
  const { hear, say, press } = await somebody();
  expect(await say("/list")).toContain("Nothing logged in the last weeks yet");
  for (const days of [21, 14, 7]) await say("bench 100 3x5\nbarbell row 80 3x8", ago(days));
  const words = await say("/list");
  expect(words).toContain("Bench Press");
  expect(words).toContain("100 kg 3×5");
  await say("/exercise add zercher squat");
  const all = await hear("/list all");
  expect(wordsOf(all)).toContain("Your own, page 1 of");
  expect(wordsOf(all)).toContain("Zercher Squat");
  const [next] = await press(all, "Chest →");
  expect(next?.replaces).toBe("bot");
  expect(wordsOf([next!])).toContain("Bench Press");
});

test("a bodyweight is asked for once, by the first set that needs it", async () => {
  const { say } = await somebody();
  expect(await say("pullups 8")).toContain("Tell me your bodyweight, like weight 80");
  expect(await say("pullups 7")).not.toContain("Tell me your bodyweight");
  expect(await say("dips +20 5")).not.toContain("Tell me your bodyweight");
  const pounds = await somebody();
  await pounds.say("/units lb");
  expect(await pounds.say("bench 225x5")).not.toContain("Tell me");
  expect(await pounds.say("dips 5", { chat: "gym", kind: "group" })).not.toContain("Tell me");
  expect(await pounds.say("dips 6")).toContain("like weight 175");
});

test("pounds in a group of kilograms are read and told back as pounds", async () => {
  const { say } = await somebody();
  await say("/units lb");
  expect(await say("bench 225x5", { chat: "gym", kind: "group" })).toContain("Bench Press 225 lb × 5");
  expect(await say("bench 100kg x5", { chat: "gym", kind: "group" })).toContain("100 kg × 5");
});

test("assistance counts against the body, and no repetition is an attempt", async () => {
  const { hear, say, press } = await somebody();
  await say("weight 80");
  const words = await say("assisted pullups -20x5");
  expect(words).toContain("-20 kg × 5");
  const asked = await hear("bench 140x0");
  expect(wordsOf(asked)).toContain("that is an unusual set. Is it right?");
  expect(wordsOf(await press(asked, "140 kg × 0"))).toContain("(failed)");
  expect(await say("/pr bench")).toContain("no record yet");
});
