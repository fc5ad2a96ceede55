/** A plan without days, of which more than one session is done in a day. */
import { expect, test } from "vitest";
import { message, wordsOf } from "../support/messages.ts";
import { fileWorker } from "../support/worker.ts";

const { worker } = await fileWorker();

function chatOf(sender: string) {
  const say = async (words: string, sentAt = "2026-11-23T17:00:00Z") =>
    wordsOf(await worker.hear(message(words, { sender, sentAt })));
  const queue = async (plan: string) => {
    await say("hello");
    await say(`/plan ${plan}`);
    await say("/plan start in order");
  };
  return { say, queue };
}

test("two sessions of a queue done in one visit both count, and every view says so", async () => {
  const { say, queue } = chatOf("queue-lifts");
  await queue("Wed Pull: pull ups 5x5; Thu Push: dips 3x8; Fri Legs: squat 3x5");
  expect(await say("pullups 5,5,5,5,5")).toContain("Pull: all done");
  expect(await say("dips 8,8,8")).toContain("Push: all done");
  const today = await say("/today");
  expect(today).toContain("Pull: done");
  expect(today).toContain("Push: done");
  expect(today).toContain("Next in line: Legs");
  expect(await say("/tomorrow")).toContain("Legs");
  expect(await say("/plan show")).toContain("Next in line: Fri Legs");
  expect(await say("/week")).toMatch(/Pull done\n.*Push done\n.*next Legs\nAdherence 100 %: 2 of 2 items, 2 of 2/);
});

test("a ride told after a lift, that began before it, moves the queue on too", async () => {
  const { say, queue } = chatOf("queue-ride");
  await queue("Wed Pull: pull ups 5x5; Thu ride 30 km");
  await say("pullups 5,5,5,5,5");
  expect(await say("rode 30 km in 1:05")).toContain("Ride: all done");
  expect(await say("/today")).toContain("Next in line: Pull");
  expect(await say("/tomorrow")).not.toContain("Ride");
  expect(await say("/plan show")).toContain("Next in line: Wed Pull");
});
