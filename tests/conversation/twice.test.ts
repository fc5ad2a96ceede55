/** The same message twice: asked about where it cannot be new work, and logged again only on request. */
import { exerciseSet } from "@spotter/db/schema/training";
import { beforeAll, expect, test } from "vitest";
import { event, message, wordsOf } from "../support/messages.ts";
import { fileWorker } from "../support/worker.ts";

const PASTED = "squat 140 3x5\nleg press 200 3x10";

const { database, worker } = await fileWorker();
let now = Date.parse("2026-11-21T17:00:00Z");

beforeAll(async () => {
  await say("hello");
});

function say(words: string, afterSec = 30) {
  now += afterSec * 1000;
  return worker.hear(message(words, { sentAt: new Date(now).toISOString() }));
}

function press(action: string) {
  return worker.hear(event({ kind: "press", action, press: action }, { sentAt: new Date(now).toISOString() }));
}

async function countSets(): Promise<number> {
  return (await database.db.select({ id: exerciseSet.id }).from(exerciseSet)).length;
}

test("a session pasted twice is logged once", async () => {
  await say(PASTED);
  const [question] = await say(PASTED.toUpperCase());
  expect(question!.buttons!.flat().map(({ label }) => label)).toEqual(["Log it again", "Don't log it"]);
  expect(await countSets()).toBe(6);
});

test("on request it is logged again, and undone like any other", async () => {
  const [question] = await say(PASTED);
  expect(wordsOf(await press(question!.buttons![0]![0]!.action))).toContain("Back Squat 140 kg 3×5");
  expect(await countSets()).toBe(12);
  expect(wordsOf(await say("/undo"))).toContain("Taken back");
  expect(await countSets()).toBe(6);
});

test("the next set of a lifter who writes after each is no repetition", async () => {
  for (let set = 0; set < 3; set++) expect(wordsOf(await say("bench 100x5", 120))).toContain("Bench Press 100 kg × 5");
  expect(wordsOf(await say("bench 100x5", 3))).toContain("Log it again?");
});

test("an edit that changes nothing is no repetition of itself", async () => {
  now += 60_000;
  const said = message("deadlift 150 3x5", { sentAt: new Date(now).toISOString() });
  await worker.hear(said);
  const about = { messageId: said.messageId, revision: 1, sentAt: said.sentAt };
  const edited = await worker.hear(event({ kind: "edit", text: "deadlift 150 3x5" }, about));
  expect(wordsOf(edited)).toContain("Deadlift 150 kg 3×5");
});
