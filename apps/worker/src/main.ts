/** The worker process. */
import { explainConfigProblems, readConfig } from "@spotter/core/config/config";
import { connect } from "@spotter/db/connect";
import { openQueues } from "@spotter/db/queue";
import { pino } from "pino";
import { startWorker } from "./worker.ts";

const reading = readConfig(process.env);
if (!reading.ok || !reading.config.databaseUrl) {
  const problems = reading.ok
    ? "DATABASE_URL should be set; ./spotter start does it"
    : explainConfigProblems(reading.problems);
  process.stderr.write(`${problems}\n`);
  process.exit(2);
}
const { config } = reading;
const databaseUrl = reading.config.databaseUrl;
const log = pino({ name: "worker", level: config.logLevel }, pino.destination({ fd: 2, sync: true }));
const onError = (error: Error) =>
  log.warn({ err: { type: error.name, code: "code" in error ? error.code : undefined } }, "connection trouble");
const database = connect({
  url: databaseUrl,
  max: config.workerConcurrency + 4,
  applicationName: "spotter worker",
  onError,
});
const queues = openQueues({ databaseUrl, redisUrl: config.redisUrl, onError });
const stop = startWorker(
  {
    db: database.db,
    queues,
    log,
    defaults: { unit: config.unit, timeZone: config.timeZone },
    chartTheme: config.chartTheme,
  },
  config.workerConcurrency,
);
process.send?.("ready");

let stopping = false;
for (const signal of ["SIGTERM", "SIGINT"] as const)
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    // What hangs on a lost connection must not keep the process; the inbox has it.
    setTimeout(() => process.exit(0), 5_000).unref();
    void stop()
      .then(() => database.close())
      .finally(() => process.exit(0));
  });
