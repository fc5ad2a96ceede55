/** `/pr`, after logs, corrections and undos: reckoned from the sets, so never stale. */
import { beforeAll, expect, test } from "vitest";
import { event, message, wordsOf } from "../support/messages.ts";
import { fileWorker } from "../support/worker.ts";

const { worker } = await fileWorker();

beforeAll(async () => {
  await say("hello", "2026-11-01");
});

function say(words: string, day: string, messageId?: string) {
  return worker.hear(message(words, { sentAt: `${day}T17:00:00Z`, ...(messageId && { messageId }) }));
}

test("records of an exercise, each with the day it was first reached", async () => {
  await say("bench 100 5, 90 8", "2026-11-02");
  await say("bench 100x5", "2026-11-09");
  await say("bench 80 4x10", "2026-11-16");
  await say("bench warmup 120x5", "2026-11-16");
  const [answer] = await say("/pr bench", "2026-11-18");
  expect(answer!.data).toMatchObject({
    heaviest: { kg: 100, reps: 5, day: "2026-11-02" },
    // 90 × (1 + 8/30) is 114, 100 × (1 + 5/30) is 116.67, 80 × (1 + 10/30) is 106.67.
    e1rm: { kg: 100 * (1 + 5 / 30), day: "2026-11-02" },
    volume: { kg: 3200, day: "2026-11-16" },
    repRecords: [
      { kg: 100, reps: 5, day: "2026-11-02" },
      { kg: 90, reps: 8, day: "2026-11-02" },
      { kg: 80, reps: 10, day: "2026-11-16" },
    ],
  });
  expect(wordsOf([answer!])).toContain("Heaviest 100 kg × 5, Mon 2 Nov");
});

test("a corrected record is corrected everywhere, and an undone one is gone", async () => {
  expect(wordsOf(await say("bench 150x1", "2026-11-19", "slip"))).toContain("PR: heaviest ever, 150 kg (was 100 kg)");
  const edit = { messageId: "slip", revision: 1, sentAt: "2026-11-19T17:00:00Z" };
  const [edited] = await worker.hear(event({ kind: "edit", text: "bench 105x1" }, edit));
  expect(wordsOf([edited!])).toContain("PR: heaviest ever, 105 kg (was 100 kg)");
  expect(wordsOf(await say("/pr bench", "2026-11-19"))).toContain("Heaviest 105 kg × 1, today");
  await say("/undo", "2026-11-19");
  expect(wordsOf(await say("/pr bench", "2026-11-19"))).toContain("Heaviest 100 kg × 5, Mon 2 Nov");
});

test("more repetitions at a load are a record only if no heavier set had them", async () => {
  expect(wordsOf(await say("bench 90x9", "2026-11-20"))).toContain("PR: most reps at 90 kg, 9 (was 8)");
  expect(wordsOf(await say("bench 80x9", "2026-11-20"))).not.toContain("PR");
});

test("eleven and twelve repetitions hold no e1RM record, nor hide the best that is solid", async () => {
  // 12 at 95 would be 133; the best that counts is 116.67 of 100 × 5.
  await say("bench 95x12", "2026-11-21");
  expect(wordsOf(await say("bench 103x5", "2026-11-22"))).toContain("heaviest ever, 103 kg");
  expect(wordsOf(await say("/pr bench", "2026-11-22"))).toContain("Best e1RM 120 kg, today");
});

test("all records are paged, latest first, and the button turns the page in place", async () => {
  for (const [index, exercise] of [
    "squat",
    "deadlift",
    "ohp",
    "barbell row",
    "leg press",
    "lat pulldown",
    "db curl",
    "hip thrust",
    "front squat",
    "leg curl",
    "face pull",
  ].entries())
    await say(`${exercise} ${50 + index}x8`, "2026-11-23");
  const [first] = await say("/pr", "2026-11-24");
  expect(first!.data).toMatchObject({ page: 0, pages: 2 });
  expect((first!.data as { records: unknown[] }).records).toHaveLength(10);
  const more = first!.buttons!.flat().find(({ label }) => label === "More")!;
  const pressed = event(
    { kind: "press", action: more.action, press: "p" },
    { messageId: "shown", sentAt: "2026-11-24T17:01:00Z" },
  );
  const [second] = await worker.hear(pressed);
  expect(second).toMatchObject({ replaces: "shown", data: { page: 1 } });
  expect(wordsOf([second!])).toContain("Bench Press");
});
