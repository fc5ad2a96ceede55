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
  details: "--json  prints it as JSON\nExit code 0 when Spotter runs, 3 when it does not.",
  async run(args) {
    const { values } = parseArgs({ args, options: { json: { type: "boolean" } } });
    const report = await look();
    process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : describe(report));
    return report.running ? 0 : 3;
  },
};

type Report = {
  running: boolean;
  pid?: number;
  since?: string;
  database: string;
  queue: "Postgres" | "Redis";
  platforms: string[];
  workers?: number;
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
    platforms: ["terminal", ...(config.telegram ? ["telegram"] : [])],
  };
  let url = config.databaseUrl;
  if (!url) {
    const { postgresStatus } = await import("@spotter/db/embedded/server");
    const postgres = await postgresStatus({ dataDir });
    report.database = `embedded, ${postgres.kind}`;
    if (postgres.kind === "running") url = postgres.url;
  }
  return url ? { ...report, ...(await counts(url, config.redisUrl)) } : report;
}

async function counts(databaseUrl: string, redisUrl: string | undefined): Promise<Partial<Report>> {
  const { connect } = await import("@spotter/db/connect");
  const { openQueues } = await import("@spotter/db/queue");
  const { pipelineCounts } = await import("@spotter/db/queries/status");
  const onError = () => {};
  const database = connect({ url: databaseUrl, max: 1, applicationName: "spotter status", onError });
  const queues = openQueues({ databaseUrl, redisUrl, onError });
  try {
    const { open, unsent, failed } = await pipelineCounts(database.db);
    return { workers: await queues.countWorkers(CONVERSATION_QUEUE), open, unsent, failedLastDay: failed };
  } catch (error) {
    return { database: `cannot be reached (${error instanceof Error ? error.name : "unknown"})` };
  } finally {
    await queues.close();
    await database.close();
  }
}

function describe(report: Report): string {
  const lines = [
    report.running
      ? `Spotter runs (process ${report.pid}, since ${report.since}).`
      : "Spotter does not run. ./spotter start starts it.",
    `Database: ${report.database}. Queue: ${report.queue}. Platforms: ${report.platforms.join(", ")}.`,
  ];
  if (report.workers !== undefined)
    lines.push(
      `Workers: ${report.workers}. Messages waiting: ${report.open}. Replies waiting: ${report.unsent}. Given up in the last day: ${report.failedLastDay}.`,
    );
  return `${lines.join("\n")}\n`;
}
