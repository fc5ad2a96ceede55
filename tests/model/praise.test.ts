import { expect, test } from "vitest";
import { json } from "../fakes/claude/fake-claude.ts";
import { message, wordsOf } from "../support/messages.ts";
import { fileWorkerWithModel } from "../support/model.ts";

const { fake, worker } = await fileWorkerWithModel({ timeoutSec: 3 });

async function visit(about: { sender: string; chat?: string; kind?: "private" | "group" }): Promise<string> {
  await worker.hear(message("bench 105x5", about));
  return wordsOf(await worker.hear(message("/end", about)));
}

test("the line at the end of a visit is the model's where it keeps to the summary", async () => {
  fake.next(json({ line: "525 kg moved, and the log has begun." }));
  expect(await visit({ sender: "anna" })).toContain("525 kg moved, and the log has begun.");
  expect(JSON.stringify(fake.taken.at(-1)?.messages)).toContain("1 exercise");
});

test("what it makes up is not said, and without an answer our own line stands", async () => {
  fake.next(json({ line: "200 kg, a new record!" }));
  const told = await visit({ sender: "ben" });
  expect(told).not.toContain("200 kg");
  expect(told).toContain("1 set");
});

test("in a group it is not asked", async () => {
  const before = fake.taken.length;
  expect(await visit({ sender: "cleo", chat: "gym", kind: "group" })).toContain("1 set");
  expect(fake.taken.length).toBe(before);
});
