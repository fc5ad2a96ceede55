/** Loads stay as they were typed, and sets that can hardly be are asked about. */
import { exerciseSet } from "@spotter/db/schema/training";
import { asc } from "drizzle-orm";
import { expect, test } from "vitest";
import { message, wordsOf } from "../support/messages.ts";
import { fileWorker } from "../support/worker.ts";

const { database, worker } = await fileWorker();

function stored() {
  return database.db
    .select({ kg: exerciseSet.kg, typedLoad: exerciseSet.typedLoad, typedUnit: exerciseSet.typedUnit })
    .from(exerciseSet)
    .orderBy(asc(exerciseSet.id));
}

test("pounds in a log kept in kilograms are exact kilograms inside and pounds to the eye", async () => {
  expect(wordsOf(await worker.hear(message("curl 55lb x 8")))).toContain("55 lb × 8");
  expect(wordsOf(await worker.hear(message("curl 60lb x 5, 25 x 8")))).toContain("60 lb × 5, 25 kg × 8");
  expect(await stored()).toEqual([
    { kg: 55 * 0.45359237, typedLoad: 55, typedUnit: "lb" },
    { kg: 60 * 0.45359237, typedLoad: 60, typedUnit: "lb" },
    { kg: 25, typedLoad: 25, typedUnit: "kg" },
  ]);
  expect(wordsOf(await worker.hear(message("/last curl")))).toContain("55 lb × 8");
});

test.each(["bench 100x0", "bench 100x500", "bench -100x5", "bench 900x5"])(
  "%s is asked back and not swallowed",
  async (text) => {
    const before = (await stored()).length;
    const replies = await worker.hear(message(text, { sender: "zoe" }));
    const labels = replies.flatMap(({ buttons = [] }) => buttons.flat()).map(({ label }) => label);
    expect(labels).toContain("Don't log it");
    expect(await stored()).toHaveLength(before);
  },
);

test("more sets at once than are read are asked for in parts, and the rest of the message is logged", async () => {
  const before = (await stored()).length;
  const many = `deadlift ${Array(250).fill("100x5").join(", ")}`;
  expect(wordsOf(await worker.hear(message(many, { sender: "yan" })))).toContain(
    "more sets in one message than I can read: Deadlift. Nothing of these is logged. Please send them in parts",
  );
  expect(await stored()).toHaveLength(before);
  const answer = wordsOf(await worker.hear(message(`squat 140x5\n${many}`, { sender: "yan" })));
  expect(answer).toContain("Back Squat 140 kg × 5");
  expect(answer).toContain("in parts");
  expect(await stored()).toHaveLength(before + 1);
});
