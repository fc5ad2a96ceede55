/** Runs the benchmarks and holds their figures against the targets. */
import { median } from "./statistics.ts";

/** What a figure has to be, if anything. */
type Target = { atMost: number } | { atLeast: number };

type Figure = { figure: string; unit: string; value: number; target?: Target };

/** Medians over this many runs: one run of processes on a busy machine says little. */
const PIPELINE_RUNS = 3;

/** Loaded one by one, so that one that cannot be loaded fails only itself. */
const BENCHES: Readonly<Record<string, () => Promise<Figure[]>>> = {
  async pipeline() {
    const { benchPipeline } = await import("./pipeline.ts");
    const runs = await inTurn(PIPELINE_RUNS, benchPipeline);
    const of = (key: keyof (typeof runs)[number]) => median(runs.map((run) => run[key]));
    return [
      { figure: "message to reply, p50", unit: "ms", value: of("replyP50Ms"), target: { atMost: 25 } },
      { figure: "message to reply, p95", unit: "ms", value: of("replyP95Ms"), target: { atMost: 60 } },
      { figure: "BullMQ alone, p50", unit: "ms", value: of("bareP50Ms") },
      { figure: "BullMQ alone, p95", unit: "ms", value: of("bareP95Ms") },
      { figure: "reply against BullMQ alone, p50", unit: "×", value: of("ratioP50"), target: { atMost: 4 } },
      { figure: "messages answered", unit: "/s", value: of("messagesPerSecond"), target: { atLeast: 150 } },
      { figure: "first start, empty data directory", unit: "ms", value: of("coldStartMs") },
      { figure: "memory of the worker", unit: "MB", value: of("workerRssMb"), target: { atMost: 150 } },
      { figure: "memory of the bot", unit: "MB", value: of("botRssMb"), target: { atMost: 150 } },
    ];
  },
  async web() {
    const { benchWeb } = await import("./web.ts");
    const figures = await benchWeb();
    return [
      { figure: "message to reply, p50", unit: "ms", value: figures.replyP50Ms },
      { figure: "message to reply, p95", unit: "ms", value: figures.replyP95Ms },
      { figure: "100 pages open, 30 s: replies", unit: "", value: figures.crowdMessages },
      { figure: "100 pages open: reply, p95", unit: "ms", value: figures.crowdP95Ms },
      { figure: "memory of the bot before them", unit: "MB", value: figures.botRssBeforeMb, target: { atMost: 150 } },
      { figure: "memory of the bot after them", unit: "MB", value: figures.botRssAfterMb },
    ];
  },
  async page() {
    const { benchPage } = await import("./page.ts");
    const { firstPaintMs, kilobytes } = await benchPage();
    return [
      { figure: "first paint of the chat", unit: "ms", value: firstPaintMs, target: { atMost: 1_000 } },
      { figure: "weight of the chat's page", unit: "KB", value: kilobytes, target: { atMost: 150 } },
    ];
  },
  async discord() {
    const { benchDiscord } = await import("./discord.ts");
    const { replyP50Ms, replyP95Ms, commandP50Ms, botRssMb } = await benchDiscord();
    return [
      { figure: "Discord message to reply, p50", unit: "ms", value: replyP50Ms, target: { atMost: 25 } },
      { figure: "Discord message to reply, p95", unit: "ms", value: replyP95Ms, target: { atMost: 60 } },
      { figure: "slash command to answer, p50", unit: "ms", value: commandP50Ms },
      { figure: "memory of the bot with Discord", unit: "MB", value: botRssMb, target: { atMost: 150 } },
    ];
  },
  async "log-reader"() {
    const { benchLogReader } = await import("./log-reader.ts");
    const { linesPerSecond } = await benchLogReader();
    return [{ figure: "messages read", unit: "lines/s", value: linesPerSecond, target: { atLeast: 5_000 } }];
  },
  async "note-reader"() {
    const { benchNoteReader } = await import("./note-reader.ts");
    const { notesPerSecond } = await benchNoteReader();
    return [{ figure: "notes read", unit: "notes/s", value: notesPerSecond, target: { atLeast: 1_000 } }];
  },
  async "plan-reader"() {
    const { benchPlanReader } = await import("./plan-reader.ts");
    const { plansPerSecond } = await benchPlanReader();
    return [{ figure: "plans read", unit: "plans/s", value: plansPerSecond, target: { atLeast: 200 } }];
  },
  async history() {
    const { benchHistory } = await import("./history.ts");
    const { sets, logMs, emptyLogMs, prMs, prOfOneMs, exerciseMs, listMs, nextMs, endMs } = await benchHistory();
    const within = { unit: "ms", target: { atMost: 50 } } as const;
    return [
      { figure: "sets of ten years", unit: "", value: sets },
      { figure: "a log then, in the worker, p50", unit: "ms", value: logMs },
      { figure: "against a newcomer's", unit: "×", value: logMs / emptyLogMs, target: { atMost: 1.5 } },
      { figure: "/pr, p50", value: prMs, ...within },
      { figure: "/pr of one exercise, p50", value: prOfOneMs, ...within },
      { figure: "/exercise, p50", value: exerciseMs, ...within },
      { figure: "/list, p50", value: listMs, ...within },
      { figure: "next, p50", value: nextMs, ...within },
      { figure: "/end with its grade, p50", value: endMs, ...within },
    ];
  },
  async scale() {
    const { benchScale } = await import("./scale.ts");
    const { sets, chartMs, importSec, backupSec, restoreSec } = await benchScale();
    return [
      { figure: "sets of ten years", unit: "", value: sets },
      ...Object.entries(chartMs).map(([name, value]) => ({
        figure: `/chart ${name} of them, p50`,
        unit: "ms",
        value,
        target: { atMost: 150 },
      })),
      { figure: "import of a CSV of 50,000 rows", unit: "s", value: importSec, target: { atMost: 20 } },
      { figure: "backup of them all", unit: "s", value: backupSec },
      { figure: "restore of it", unit: "s", value: restoreSec },
    ];
  },
  async fit() {
    const { benchFit } = await import("./fit.ts");
    const { benchStoredFit } = await import("./stored-fit.ts");
    const { filesPerSecond } = await benchFit();
    const stored = await benchStoredFit();
    return [
      { figure: "FIT files read, analysed, packed", unit: "files/s", value: filesPerSecond },
      { figure: "FIT files stored", unit: "files/s", value: stored.storedPerSecond, target: { atLeast: 20 } },
      { figure: "FIT files stored, drawn, answered", unit: "files/s", value: stored.answeredPerSecond },
      {
        figure: "an hour of streams, stored",
        unit: "KB",
        value: stored.storedBytesPerHour / 1024,
        target: { atMost: 40 },
      },
    ];
  },
  async chart() {
    const { benchChart } = await import("./chart.ts");
    const { medianMs, kilobytes } = await benchChart();
    return [
      { figure: "a chart drawn", unit: "ms", value: medianMs, target: { atMost: 60 } },
      { figure: "the largest chart", unit: "KB", value: kilobytes },
    ];
  },
  async start() {
    const { benchStart } = await import("./start.ts");
    const { seconds } = await benchStart();
    return [{ figure: "later start to ready", unit: "s", value: seconds, target: { atMost: 3 } }];
  },
};

type Result =
  | ({ bench: string; kind: "measured"; met?: boolean } & Figure)
  | { bench: string; kind: "failed"; because: string };

/** What there is to measure. */
export const names: readonly string[] = Object.keys(BENCHES);

/**
 * Measures and prints, each as soon as it is known; with `json` one object at the end.
 *
 * @param wanted names to run; none for all
 * @returns whether all were measured and met their targets
 */
export async function runBenches(wanted: readonly string[], { json }: { json: boolean }): Promise<boolean> {
  const results: Result[] = [];
  for (const name of wanted.length > 0 ? new Set(wanted) : names) {
    const fresh = await measure(name);
    results.push(...fresh);
    if (!json) for (const result of fresh) process.stdout.write(`${inWords(result)}\n`);
  }
  const ok = results.every((result) => result.kind === "measured" && result.met !== false);
  if (json) process.stdout.write(`${JSON.stringify({ ok, results }, null, 2)}\n`);
  return ok;
}

async function measure(bench: string): Promise<Result[]> {
  try {
    const figures = (await BENCHES[bench]?.()) ?? [];
    return figures.map((figure) => ({
      bench,
      kind: "measured",
      ...figure,
      ...(figure.target && { met: met(figure) }),
    }));
  } catch (error) {
    return [{ bench, kind: "failed", because: error instanceof Error ? error.message : String(error) }];
  }
}

/** A value that is not a number meets nothing. */
function met({ value, target }: Figure): boolean {
  if (!target) return true;
  return "atMost" in target ? value <= target.atMost : value >= target.atLeast;
}

function inWords(result: Result): string {
  const bench = result.bench.padEnd(Math.max(...names.map((name) => name.length)));
  if (result.kind === "failed") return `${bench}  could not be measured: ${result.because}`;
  const { figure, value, unit, target } = result;
  const measured = `${bench}  ${figure.padEnd(34)}${rounded(value).padStart(8)} ${unit.padEnd(8)}`;
  if (!target) return measured.trimEnd();
  const aim = "atMost" in target ? `at most ${target.atMost}` : `at least ${target.atLeast}`;
  return `${measured}${aim.padEnd(16)}${result.met ? "met" : "MISSED"}`;
}

function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(1);
}

async function inTurn<T>(times: number, run: () => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  for (let time = 0; time < times; time++) all.push(await run());
  return all;
}
