/** What `/last` finds, by exercise and by sport. */
import { beforeAll, expect, test } from "vitest";
import { message, wordsOf } from "../support/messages.ts";
import { fileWorker } from "../support/worker.ts";

const { worker } = await fileWorker();

beforeAll(async () => {
  await say("hello");
  for (const log of [
    "run 10k 52:30",
    "last monday: run 5k 24:10",
    "yesterday: bike 40k 1h20",
    "last monday: 30 min rowing machine",
    "yesterday: barbell row 60 3x8",
    "last friday: tennis 1h30",
    "bench 100x5",
  ])
    await say(log);
});

async function say(words: string): Promise<string> {
  return wordsOf(await worker.hear(message(words)));
}

test.each([
  { asked: "/last run", has: "Run 10 km" },
  { asked: "/last bike", has: "Ride 40 km" },
  { asked: "/last tennis", has: "tennis" },
  { asked: "/last gym", has: "Bench Press" },
  { asked: "/last workout", has: "Bench Press" },
  { asked: "/last bench", has: "Bench Press 100 kg" },
])("$asked answers with $has", async ({ asked, has }) => {
  expect(await say(asked)).toContain(has);
});

test("a word that is an exercise and a sport means what was done later", async () => {
  expect(await say("/last row")).toContain("Barbell Row");
  await say("row 5k 20:00");
  expect(await say("/last row")).toContain("Row 5 km");
});

test("a sport never done, and what is neither exercise nor sport", async () => {
  expect(await say("/last swim")).toBe("swim: nothing logged yet.");
  expect(await say("/last padel")).toBe("padel: nothing logged yet.");
  expect(await say("/last xyzzy")).toContain("I know no exercise “xyzzy”");
});
