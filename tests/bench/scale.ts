/** What ten years of sets cost where all of them are looked at: every chart, a history imported, a backup and its way back. */
import { createReadStream, createWriteStream } from "node:fs";
import { join } from "node:path";
import { CHART_NAMES, type ChartName, chartDeclaration } from "@spotter/core/chart/list";
import type { Reply } from "@spotter/core/chat/reply";
import { dump } from "@spotter/db/backup/dump";
import { restore } from "@spotter/db/backup/restore";
import { keepFile } from "@spotter/db/queries/files";
import { event, message } from "../support/messages.ts";
import { type TestWorker, testWorker } from "../support/worker.ts";
import { median } from "./statistics.ts";
import { type BenchPostgres, feelTenYears, onThrowAwayPostgres, trainTenYears } from "./ten-years.ts";

const ROUNDS = 9;
const WARM_UP = 2;
const CSV_ROWS = 50_000;
const ROWS_A_WORKOUT = 20;

export type ScaleFigures = {
  sets: number;
  /** `/chart …` to its answer, picture and all, in the worker. */
  chartMs: Readonly<Record<ChartName, number>>;
  importSec: number;
  backupSec: number;
  restoreSec: number;
};

export function benchScale(): Promise<ScaleFigures> {
  return onThrowAwayPostgres(measure);
}

async function measure(postgres: BenchPostgres): Promise<ScaleFigures> {
  const { database } = postgres;
  const worker = testWorker(database);
  for (const sender of ["veteran", "newcomer"]) await worker.hear(message("hello", { sender }));
  const sets = await trainTenYears(database, "veteran");
  await feelTenYears(database, "veteran");
  const chartMs = await chartTimes(worker);
  const importSec = await importTime(postgres, worker);
  return { sets, chartMs, importSec, ...(await backupTimes(postgres)) };
}

async function chartTimes(worker: TestWorker): Promise<Record<ChartName, number>> {
  const times = Object.fromEntries(CHART_NAMES.map((name) => [name, [] as number[]]));
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    for (const name of CHART_NAMES) {
      const asked = message(`/chart ${chartDeclaration(name).example}`, { sender: "veteran" });
      const startedAt = performance.now();
      const [reply] = await worker.hear(asked);
      if (round >= WARM_UP) times[name]!.push(performance.now() - startedAt);
      if (!reply?.images) throw new Error(`no picture of ${name}: ${JSON.stringify(reply?.blocks)}`);
    }
  }
  const medians = CHART_NAMES.map((name) => [name, median(times[name]!)] as const);
  return Object.fromEntries(medians) as Record<ChartName, number>;
}

/** From the press on "Import" to the answer that it is done. */
async function importTime({ database }: BenchPostgres, worker: TestWorker): Promise<number> {
  const bytes = Buffer.from(strongExport());
  const sha256 = await keepFile(database.db, bytes);
  const files = [{ ref: "f", name: "strong.csv", bytes: bytes.length, sha256 }];
  const offered = await worker.hear(event({ kind: "message", text: "", files }, { sender: "newcomer" }));
  const action = offered
    .at(-1)
    ?.buttons?.flat()
    .find(({ label }) => label.startsWith("Import"))?.action;
  if (!action) throw new Error(`no offer: ${JSON.stringify(offered.at(-1))}`);
  const press = event({ kind: "press", action, press: "import" }, { sender: "newcomer", messageId: "shown" });
  const startedAt = performance.now();
  const replies: Reply[] = await worker.hear(press);
  const seconds = (performance.now() - startedAt) / 1000;
  const done = JSON.stringify(replies.at(-1)?.blocks);
  if (!done.includes("Imported: ")) throw new Error(`not imported: ${done}`);
  return seconds;
}

function strongExport(): string {
  const lines = [
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE",
  ];
  const exercises = ["Bench Press (Barbell)", "Squat (Barbell)", "Deadlift (Barbell)", "Pull Up"];
  for (let row = 0; row < CSV_ROWS; row++) {
    const nth = Math.floor(row / ROWS_A_WORKOUT);
    const day = new Date(Date.UTC(2016, 0, 1 + nth)).toISOString().slice(0, 10);
    const set = row % ROWS_A_WORKOUT;
    const exercise = exercises[Math.floor(set / 5)]!;
    lines.push(`${day} 18:00:00,Gym,1h,${exercise},${(set % 5) + 1},${60 + (nth % 40)},${3 + (set % 5)},0,0,,,8`);
  }
  return lines.join("\n");
}

async function backupTimes({
  database,
  url,
  dataDir,
}: BenchPostgres): Promise<{ backupSec: number; restoreSec: number }> {
  const file = join(dataDir, "bench.tar.gz");
  const began = performance.now();
  await dump(url, createWriteStream(file), { now: new Date() });
  const backupSec = (performance.now() - began) / 1000;
  await database.pool.query("create database restored");
  const empty = new URL(url);
  empty.pathname = "/restored";
  const again = performance.now();
  await restore(empty.href, createReadStream(file));
  return { backupSec, restoreSec: (performance.now() - again) / 1000 };
}
