import { unplacedIn } from "@spotter/core/model/complete-plan";
import { readPlan } from "@spotter/core/plan/read";
import { expect, test } from "vitest";
import { json } from "../fakes/claude/fake-claude.ts";
import { message, wordsOf } from "../support/messages.ts";
import { fileWorkerWithModel } from "../support/model.ts";

const { fake, worker } = await fileWorkerWithModel({ timeoutSec: 3 });

const PLAN = "Mon: squat 5x5\nWed: bench 3x8\nwhatever the 4 winds of 7 rivers tell";

test("the pieces of a plan that no rule placed are asked about, and what the answer invents is not in the draft", async () => {
  expect(unplacedIn(readPlan(PLAN, { unit: "kg" }))).not.toEqual([]);
  const item = { what: "deadlift", figures: [{ is: "sets", value: 4 }], marks: [], tempo: "" };
  fake.next(
    json({ sessions: [{ from: "the 4 winds", week: 0, day: "", slot: "", sport: "strength", items: [item] }] }),
  );
  const words = wordsOf(await worker.hear(message(`/plan ${PLAN}`)));
  expect(fake.taken).toHaveLength(1);
  expect(fake.refused).toEqual([]);
  expect(words).toContain("Squat");
  expect(words).toContain("Not in your words, so not in the plan: Deadlift. What it was read from is asked below.");
  expect(words.replace(/^Not in your words.*$/m, "")).not.toContain("Deadlift");
});

test("with the model away the draft is there, with a word", async () => {
  fake.next({ kind: "error", status: 529, retryAfterSec: 60 });
  const words = wordsOf(await worker.hear(message(`/plan ${PLAN}`)));
  expect(words).toContain("I read this without the language model: it is too busy just now.");
  expect(words).toContain("Squat");
});

test("a plan that the rules read whole is shown to nobody", async () => {
  const before = fake.requests;
  await worker.hear(message("/plan Mon: squat 5x5\nWed: bench 3x8"));
  expect(fake.requests).toBe(before);
});
