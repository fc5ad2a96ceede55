/** `/chart`: what it lists, what it takes for a chart or an exercise, and the numbers behind each. */
import { CHART_NAMES, chartDeclaration } from "@spotter/core/chart/list";
import { beforeAll, expect, test } from "vitest";
import { message, wordsOf } from "../support/messages.ts";
import { fileWorker } from "../support/worker.ts";

const { worker } = await fileWorker();

beforeAll(async () => {
  await say("hello");
});

const say = async (words: string) => wordsOf(await worker.hear(message(words)));
const dataOf = async (words: string) => (await worker.hear(message(words)))[0]?.data;

test("alone it lists every chart, each with a call that works", async () => {
  const list = await say("/chart");
  for (const name of CHART_NAMES) expect(list).toContain(`/chart ${chartDeclaration(name).example} `);
});

test.each(CHART_NAMES)("%s of nothing is a sentence and no picture", async (name) => {
  const [reply, ...more] = await worker.hear(message(`/chart ${chartDeclaration(name).example}`));
  expect(more).toEqual([]);
  expect(reply?.images).toBeUndefined();
  expect(wordsOf([reply!])).toMatch(/^.{10,120}\.$/);
});

test("what was logged is what is drawn", async () => {
  for (const log of [
    "2 nov: weight 80",
    "2 nov: squat 60x5 warmup, 100 3x5 @8\n2 nov: bench 80 2x5 @9",
    "9 nov: squat 105 3x5 @8\n9 nov: bench 82.5 2x5 @9\n9 nov: dips 10, 8 @9",
    "10 nov: run 10k 52:30",
    "slept 7h30\nenergy 7",
  ])
    await say(log);
  // 100 × (1 + 7/30), 105 × (1 + 7/30), 82.5 × (1 + 6/30)
  expect(await dataOf("/chart e1rm squat")).toMatchObject({
    title: "Back Squat, e1RM",
    rows: [
      ["2026-11-02", 123.5, 118, 128.5, 100, 5, ""],
      ["2026-11-09", 129.5, 124, 135, 105, 5, "yes"],
    ],
  });
  expect(await dataOf("/chart squat and bench")).toMatchObject({
    rows: [
      ["2026-11-02", 123.5, 96],
      ["2026-11-09", 129.5, 99],
    ],
  });
  expect(await dataOf("/chart volume")).toMatchObject({
    // 3×5×100 + 2×5×80; 3×5×105 + 2×5×82.5 + 18×80
    rows: [
      ["2026-11-02", 2300, 5],
      ["2026-11-09", 1575 + 825 + 1440, 7],
      ["2026-11-16", 0, 0],
    ],
  });
  expect(await dataOf("/chart volume pecs")).toMatchObject({
    title: "Chest, hard sets",
    rows: [
      ["2026-11-02", 2],
      ["2026-11-09", 4],
      ["2026-11-16", 0],
    ],
  });
  expect(await dataOf("/chart muscles")).toMatchObject({ rows: [["2026-11-02", 3, 1.5, 2, 1, 1, 1.5], {}, {}] });
  expect(await dataOf("/chart reps bench")).toMatchObject({
    reading: "100 % of sets at 4–6 reps in the last 12 weeks",
  });
  expect(await dataOf("/chart intensity squat")).toMatchObject({
    reading: "100 % of sets at 80–90 % of your e1RM in the last 12 weeks",
  });
  expect(await dataOf("/chart consistency")).toMatchObject({
    reading: "3 days trained in a year; 2 weeks in a row with 1 or more, your longest",
  });
  expect(await dataOf("/chart bodyweight")).toMatchObject({ rows: [["2026-11-02", 80, 80]] });
  expect(await dataOf("/chart readiness")).toMatchObject({
    columns: ["week of", "volume (kg)", "sleep (h)", "energy"],
  });
  expect(await dataOf("/chart records")).toMatchObject({ title: "Records", rows: [{}, {}, {}] });
});

test.each([
  ["/chart intensty", "There is no chart “intensty”. Did you mean /chart intensity squat?"],
  ["/chart cons", "There is no chart “cons”. Did you mean /chart consistency?"],
  ["/chart e1rm", "Of which exercise? Like this: /chart e1rm squat, bench"],
  ["/chart e1rm squat, xyzzy", "I know no exercise “xyzzy”."],
  ["/chart muscles bench", "“Muscle balance” is of all your training; leave out “bench”: /chart muscles"],
])("%s: %s", async (asked, says) => {
  expect(await say(asked)).toContain(says);
});
