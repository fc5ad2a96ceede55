/** `./spotter status` */
import { parseArgs } from "node:util";
import { CONVERSATION_QUEUE } from "@spotter/core/jobs/queues";
import type { CliCommand } from "../command.ts";
import { readInstallation } from "../installation.ts";
import { runningIn } from "../running.ts";

export const status: CliCommand = {
  name: "status",
  usage: "status [--json]",
  summary: "says what runs and whether anything waits",
  details:
    "--json  prints it as JSON\nExit code 0 when Spotter runs, here or elsewhere on the same DATABASE_URL; 3 when it does not.",
  async run(args) {
    const { values } = parseArgs({ args, options: { json: { type: "boolean" } } });
    const report = await look();
    process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : describe(report));
    return report.running ? 0 : 3;
  },
};

type Report = {
  /** From this data directory, or, on a database of the user's own, anywhere. */
  running: boolean;
  pid?: number;
  since?: string;
  database: string;
  /** Absent where none runs that could. */
  reachable?: boolean;
  queue: "Postgres" | "Redis";
  platforms: string[];
  /** Connected to the queue, in all processes; absent if it does not answer. */
  workers?: number;
  /** Whether a bot is connected to the database. */
  bot?: boolean;
  open?: number;
  unsent?: number;
  failedLastDay?: number;
};

async function look(): Promise<Report> {
  const { config, dataDir } = readInstallation();
  const running = runningIn(dataDir);
  const report: Report = {
    running: running !== undefined,
    ...(running && { pid: running.pid, since: running.since }),
    database: "your own (DATABASE_URL)",
    queue: config.redisUrl ? "Redis" : "Postgres",
    platforms: [
      "terminal",
      ...(config.web ? ["web"] : []),
      ...(config.telegram ? ["telegram"] : []),
      ...(config.discord ? ["discord"] : []),
    ],
  };
  let url = config.databaseUrl;
  if (!url) {
    const { postgresStatus } = await import("@spotter/db/embedded/server");
    const postgres = await postgresStatus({ dataDir });
    report.database = `embedded, ${postgres.kind}`;
    if (postgres.kind === "running") url = postgres.url;
  }
  if (!url) return report;
  const counted = await counts(url, config.redisUrl);
  const elsewhere = config.databaseUrl !== undefined && ((counted.workers ?? 0) > 0 || counted.bot === true);
  return { ...report, ...counted, running: report.running || elsewhere };
}

async function counts(databaseUrl: string, redisUrl: string | undefined): Promise<Partial<Report>> {
  const { connect } = await import("@spotter/db/connect");
  const { openQueues } = await import("@spotter/db/queue");
  const { isConnected } = await import("@spotter/db/queries/health");
  const { pipelineCounts } = await import("@spotter/db/queries/status");
  const onError = () => {};
  const database = connect({ url: databaseUrl, max: 1, applicationName: "spotter status", onError });
  const queues = openQueues({ databaseUrl, redisUrl, onError });
  try {
    const { open, unsent, failed } = await pipelineCounts(database.db);
    const bot = await isConnected(database.db, "spotter bot");
    const workers = await queues.countWorkers(CONVERSATION_QUEUE).catch(() => undefined);
    return { reachable: true, ...(workers !== undefined && { workers }), bot, open, unsent, failedLastDay: failed };
  } catch {
    return { reachable: false };
  } finally {
    await queues.close();
    await database.close();
  }
}

function describe(report: Report): string {
  const { database, queue, platforms, workers, reachable } = report;
  const queueTold = reachable && workers === undefined ? `${queue}, which does not answer` : queue;
  const lines = [
    headline(report),
    `Database: ${database}${reachable === false ? ", cannot be reached" : ""}. Queue: ${queueTold}. Platforms: ${platforms.join(", ")}.`,
  ];
  if (reachable)
    lines.push(
      `Workers: ${workers ?? "unknown"}. Bot: ${report.bot ? "connected" : "none"}. Messages waiting: ${report.open}. Replies waiting: ${report.unsent}. Given up in the last day: ${report.failedLastDay}.`,
    );
  return `${lines.join("\n")}\n`;
}

function headline({ running, pid, since, reachable }: Report): string {
  if (pid !== undefined) return `Spotter runs (process ${pid}, since ${since}).`;
  if (running) return "Spotter runs on this database, started from elsewhere.";
  if (reachable === false) return "The database cannot be reached, so whether Spotter runs elsewhere is not known.";
  return "Spotter does not run. ./spotter start starts it.";
}
