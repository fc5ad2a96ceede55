/** What ten years of training cost: a log's answer against that of somebody without any, records, what comes next, the end. */
import type { Database } from "@spotter/db/connect";
import { message } from "../support/messages.ts";
import { testWorker } from "../support/worker.ts";
import { median } from "./statistics.ts";
import { onThrowAwayPostgres, trainTenYears } from "./ten-years.ts";

const ROUNDS = 30;
const WARM_UP = 6;

export type HistoryFigures = {
  sets: number;
  logMs: number;
  /** The same without a history. */
  emptyLogMs: number;
  prMs: number;
  prOfOneMs: number;
  exerciseMs: number;
  listMs: number;
  nextMs: number;
  endMs: number;
};

export async function benchHistory(): Promise<HistoryFigures> {
  return onThrowAwayPostgres(({ database }) => measure(database));
}

async function measure(database: Database): Promise<HistoryFigures> {
  const worker = testWorker(database);
  let now = Date.parse("2026-11-21T17:00:00Z");
  const millisOf = async (words: string, sender: string): Promise<number> => {
    now += 60_000;
    const said = message(words, { sender, sentAt: new Date(now).toISOString() });
    const startedAt = performance.now();
    const replies = await worker.hear(said);
    const millis = performance.now() - startedAt;
    if (replies.length === 0) throw new Error(`no answer to ${words}`);
    return millis;
  };
  for (const sender of ["veteran", "newcomer"]) await millisOf("hello", sender);
  const sets = await trainTenYears(database, "veteran");
  const times = { log: [], empty: [], pr: [], prOfOne: [], exercise: [], list: [], next: [], end: [] } as Record<
    string,
    number[]
  >;
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const bench = `bench ${80 + round}x5`;
    const measured = {
      log: await millisOf(bench, "veteran"),
      empty: await millisOf(bench, "newcomer"),
      pr: await millisOf("/pr", "veteran"),
      prOfOne: await millisOf("/pr bench", "veteran"),
      exercise: await millisOf("/exercise bench", "veteran"),
      list: await millisOf("/list", "veteran"),
      next: await millisOf("next", "veteran"),
      end: await millisOf("/end", "veteran"),
    };
    if (round >= WARM_UP) for (const [what, millis] of Object.entries(measured)) times[what]!.push(millis);
  }
  const of = (what: string) => median(times[what]!);
  return {
    sets,
    logMs: of("log"),
    emptyLogMs: of("empty"),
    prMs: of("pr"),
    prOfOneMs: of("prOfOne"),
    exerciseMs: of("exercise"),
    listMs: of("list"),
    nextMs: of("next"),
    endMs: of("end"),
  };
}
