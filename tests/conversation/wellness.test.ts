/** How an athlete tells how they are by command, and what they hear of it. */
import { expect, test } from "vitest";
import { type About, message, wordsOf } from "../support/messages.ts";
import { fileWorker } from "../support/worker.ts";

const { worker } = await fileWorker();
let people = 0;

/** Somebody new, past the greeting. */
async function somebody() {
  people += 1;
  const sender = `person${people}`;
  await worker.hear(message("hello", { sender }));
  return async (words: string, about: About = {}) => wordsOf(await worker.hear(message(words, { sender, ...about })));
}

test.each([
  { typed: "/sleep 7h30", says: "Sleep 7 h 30 min" },
  { typed: "/sleep 7:30", says: "Sleep 7 h 30 min" },
  { typed: "/stress 4", says: "Stress 4/10" },
  { typed: "/soreness 6 quads", says: "Soreness 6/10, quads" },
  { typed: "/weight 81.4", says: "Bodyweight 81.4 kg" },
  { typed: "/weight 180 lb", says: "Bodyweight 81.6 kg" },
  { typed: "/mood 7", says: "Mood 7/10" },
  { typed: "/energy 6/10", says: "Energy 6/10" },
])("$typed logs “$says”, and can be taken back", async ({ typed, says }) => {
  const say = await somebody();
  expect(await say(typed)).toBe(says);
  expect(await say("/undo")).toContain("Taken back");
  expect(await say("/day")).toBe("Nothing logged today yet.");
});

test.each([
  { typed: "/mood 11", says: "1 to 10" },
  { typed: "/stress very", says: "1 (none) to 10" },
  { typed: "/sleep badly", says: "hours of sleep" },
  { typed: "/weight heavy", says: "bodyweight in kg" },
  { typed: "/soreness bench 100x5", says: "and, if you like, where" },
])("$typed is not logged: it says that it expects $says", async ({ typed, says }) => {
  const say = await somebody();
  expect(await say(typed)).toContain(says);
  expect(await say("/day")).toBe("Nothing logged today yet.");
});

test("a bare weight is in the athlete's unit, also in a group, and is told back in it", async () => {
  const say = await somebody();
  await say("/units lb");
  expect(await say("/weight 180", { chat: "gym", kind: "group" })).toBe("Bodyweight 180 lb");
  expect(await say("/weight")).toContain("Bodyweight 180 lb, today");
});

test("without a value: the last ones, the week's mean and the trend", async () => {
  const say = await somebody();
  expect(await say("/sleep")).toContain("nothing told in the last five weeks");
  for (let day = 1; day <= 28; day++)
    await say(`/sleep ${day > 20 ? 6 : 8}`, { sentAt: `2026-11-${String(day).padStart(2, "0")}T08:00:00Z` });
  const words = await say("/sleep", { sentAt: "2026-11-28T09:00:00Z" });
  expect(words).toContain("Sleep 6 h, today");
  // Before: twenty nights of 8 h and one of 6 h.
  expect(words).toContain("7-day mean 6 h, 1 h 54 min under the four weeks before");
  expect(words).toContain("yesterday 6 h");
});

test("readiness shows each part beside the own days, and asks nothing of what is missing", async () => {
  const say = await somebody();
  expect(await say("/readiness")).toContain("I know nothing of today or yesterday yet");
  for (let day = 1; day <= 14; day++)
    await say(`slept ${7 + (day % 2)}h, mood ${7 + (day % 2)}`, {
      sentAt: `2026-11-${String(day).padStart(2, "0")}T08:00:00Z`,
    });
  const about = { sentAt: "2026-11-15T08:00:00Z" };
  await say("slept 5h, energy 6", about);
  expect(await say("/readiness", about)).toBe(
    [
      "Readiness, beside what is normal for you",
      "Sleep 5 h, usually 7 h 30 min: a short night",
      "Mood 7/10 yesterday, usually 7.5/10",
      "Energy 6/10 (0 of 10 days known to compare with)",
      "One sign, sleep. Alone it says little.",
    ].join("\n"),
  );
  await say("/mood 4", about);
  expect(await say("/readiness", about)).toContain("2 signs: sleep and mood.");
});

test("how somebody is, is not told to a group", async () => {
  const say = await somebody();
  await say("/mood 3");
  const group: About = { chat: "gym", kind: "group" };
  expect(await say("/mood", group)).toContain("private chat");
  expect(await say("/readiness", group)).toContain("private chat");
});
