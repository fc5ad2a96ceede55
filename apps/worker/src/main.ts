/** The worker process. */
import { explainConfigProblems, readConfig } from "@spotter/core/config/config";
import { webAddress } from "@spotter/core/config/web-address";
import { connect } from "@spotter/db/connect";
import { openQueues } from "@spotter/db/queue";
import { onShutdown } from "@spotter/db/shutdown";
import { pino } from "pino";
import { openModel } from "./claude/model.ts";
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
// The inbox row was on disk before the work began. Should a crash of Postgres take the commit of the work back, it takes
// all of it back, and the event is worked on again.
const database = connect({
  relaxed: true,
  url: databaseUrl,
  max: config.workerConcurrency + 3,
  applicationName: "spotter worker",
  onError,
});
const queues = openQueues({ databaseUrl, redisUrl: config.redisUrl, onError });
const stop = startWorker(
  {
    db: database.db,
    pool: database.pool,
    queues,
    log,
    defaults: { unit: config.unit, timeZone: config.timeZone },
    chartTheme: config.chartTheme,
    webAddress: config.web && webAddress(config.web),
    model: config.model && (await openModel(config.model, { db: database.db, timeZone: config.timeZone })),
  },
  config.workerConcurrency,
);
// Loading leaves some hundred megabytes of garbage behind, which would otherwise stay for hours.
globalThis.gc?.();
process.send?.("ready");

onShutdown(() => stop().then(() => database.close()));
