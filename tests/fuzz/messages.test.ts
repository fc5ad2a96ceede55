/** Random and mutated messages: nothing crashes, hangs or is stored by halves. */
import { readFileSync } from "node:fs";
import { readLog } from "@spotter/core/log/read";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seededRandom } from "../seeded-random.ts";
import { freshDatabase, type TestDatabase } from "../support/database.ts";
import { event, message } from "../support/messages.ts";
import { testWorker } from "../support/worker.ts";

const MESSAGES = 10_000;
/** Through worker and database too, where each takes milliseconds. */
const WORKED_ON = 1_500;
const LONGEST_MS = 1_000;

const CORPUS = readFileSync(new URL("../corpus/log.own.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line): string => JSON.parse(line).text);
const SPICE = [
  "×",
  "\u0000",
  "\u202e",
  "🏋️‍♀️",
  "\n",
  "\r\n",
  "\t",
  "@",
  "-",
  "+",
  "1e9",
  "99999999999",
  "-0",
  "0x10",
  "½",
  "٣",
  ",",
  "'",
  '"',
  "\\",
  "%",
  "</b>",
  "/",
  "{}",
  "null",
  "\ud800",
  "kg",
  "rpe",
  "NaN",
  "\u00a0",
];

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

function mutated(random: () => number): string {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
  let text = pick(CORPUS);
  for (let times = Math.floor(random() * 5); times >= 0; times--) {
    const at = Math.floor(random() * (text.length + 1));
    const what = random();
    if (what < 0.3) text = text.slice(0, at) + pick(SPICE) + text.slice(at);
    else if (what < 0.5) text = text.slice(0, at) + text.slice(at + 1 + Math.floor(random() * 4));
    else if (what < 0.7) text = text.slice(0, at) + pick(CORPUS).slice(0, 20) + text.slice(at);
    else if (what < 0.8) text = text.repeat(1 + Math.floor(random() * 30)).slice(0, 4_000);
    else if (what < 0.9) text = String.fromCharCode(...Array.from({ length: 40 }, () => Math.floor(random() * 0xffff)));
    else text = [...text].reverse().join("");
  }
  return text;
}

function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

test(`${MESSAGES} mutated messages are read without a crash, quickly, and give only sane numbers`, () => {
  const random = seededRandom(2026);
  for (let index = 0; index < MESSAGES; index++) {
    const text = mutated(random);
    const before = process.cpuUsage();
    const reading = readLog(text, {
      unit: index % 2 ? "lb" : "kg",
      now: "2026-11-21T18:30:00+01:00",
      group: index % 3 === 0,
    });
    // Of its own work, however busy the machine is.
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(LONGEST_MS);
    for (const number of numbersIn(reading)) expect(Number.isFinite(number), text).toBe(true);
  }
}, 120_000);

test(`${WORKED_ON} of them through worker and database: each is done, and stored whole or not at all`, async () => {
  const random = seededRandom(7);
  const worker = testWorker(database);
  for (let index = 0; index < WORKED_ON; index++) {
    const text = mutated(random).toWellFormed().replaceAll("\u0000", " ");
    const incoming = message(text, { sender: `athlete-${index % 7}`, kind: index % 5 === 0 ? "group" : "private" });
    await worker.hear(incoming);
    if (index % 4 === 0)
      await worker.hear(
        event(
          { kind: "edit", text: mutated(random).toWellFormed().replaceAll("\u0000", " ") },
          { sender: `athlete-${index % 7}`, messageId: incoming.messageId, revision: 1, kind: incoming.chat.kind },
        ),
      );
  }
  expect(worker.logged).toEqual([]);
  const { rows } = await database.db.execute<{ left: number; orphans: number; unlogged: number }>(sql`
    select
      (select count(*)::int from inbox where status <> 'done') as left,
      (select count(*)::int from workout where sport = 'strength'
        and not exists (select 1 from exercise_set where workout_id = workout.id)
        and not exists (select 1 from workout_source where workout_id = workout.id)) as orphans,
      (select count(*)::int from exercise_set join inbox on inbox.id = origin_id where logged_at is null) as unlogged`);
  expect(rows[0]).toEqual({ left: 0, orphans: 0, unlogged: 0 });
}, 120_000);
