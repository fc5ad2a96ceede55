/** The bot process: the web chat, and every chat platform there is a token for. */
import { createHmac } from "node:crypto";
import { userInfo } from "node:os";
import { listedCommands } from "@spotter/core/command/table";
import { type Config, explainConfigProblems, readConfig, type WebConfig } from "@spotter/core/config/config";
import { connect, isTransient, untilAvailable } from "@spotter/db/connect";
import { openQueues } from "@spotter/db/queue";
import { onShutdown } from "@spotter/db/shutdown";
import { type Logger, pino } from "pino";
import { discordMemory } from "./discord/memory.ts";
import type { FrontEnd } from "./front-end.ts";
import { runFrontEnd } from "./run.ts";
import { startAll } from "./start-all.ts";

/** Said to the supervisor: starting again would change nothing. */
const EXIT_CONFIG = 78;

/** A database that stays away longer is the supervisor's matter: it starts us again. */
const DATABASE_PATIENCE_MS = 60_000;

const reading = readConfig(process.env);
if (!reading.ok) fail(explainConfigProblems(reading.problems));
const { config } = reading;
const { databaseUrl } = config;
if (!databaseUrl) fail("DATABASE_URL should be set; ./spotter start does it");
const log = pino({ name: "bot", level: config.logLevel }, pino.destination({ fd: 2, sync: true }));
const onError = (error: Error) =>
  log.warn({ err: { type: error.name, code: "code" in error ? error.code : undefined } }, "connection trouble");
const database = connect({ url: databaseUrl, max: 10, applicationName: "spotter bot", onError });
const bookkeeping = connect({ url: databaseUrl, max: 10, applicationName: "spotter bot", onError, relaxed: true });
const queues = openQueues({ databaseUrl, redisUrl: config.redisUrl, onError });
const running: (() => Promise<void>)[] = [];
onShutdown(() =>
  Promise.all(running.map((stop) => stop()))
    .then(() => queues.close())
    .then(() => Promise.all([database.close(), bookkeeping.close()])),
);

const frontEnds = await frontEndsOf(config, log);
if (frontEnds.length === 0)
  fail("A bot token should be set, or WEB_PORT not be off: without either there is nothing to listen to");

await untilAvailable(database.pool, { signal: AbortSignal.timeout(DATABASE_PATIENCE_MS) });
const deps = { db: database.db, bookkeeping, queues, log };
await startAll(
  frontEnds,
  async (frontEnd) => {
    running.push(await runFrontEnd(deps, frontEnd));
  },
  (error) => {
    // A database that went away meanwhile is no matter of settings: the supervisor starts us again.
    if (isTransient(error)) process.exit(1);
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  },
).catch(() => process.exit(EXIT_CONFIG));
// Loading leaves some hundred megabytes of garbage behind, which would otherwise stay for hours.
globalThis.gc?.();
process.send?.("ready");

async function frontEndsOf(config: Config, log: Logger): Promise<FrontEnd[]> {
  const { web, telegram, discord } = config;
  return [
    ...(web ? [await webOf(web, config, log)] : []),
    ...(telegram ? [await telegramOf(telegram, log)] : []),
    ...(discord ? [await discordOf(discord, log)] : []),
  ];
}

async function webOf(web: WebConfig, { unit, timeZone, chartTheme }: Config, log: Logger): Promise<FrontEnd> {
  const { webFrontEnd } = await import("./web/front-end.ts");
  return webFrontEnd({
    db: database.db,
    queues,
    web,
    log,
    user: userInfo().username,
    defaults: { unit, timeZone },
    chartTheme,
    tell: (words) => process.stderr.write(`spotter: ${words}\n`),
  });
}

async function telegramOf(
  { token, apiRoot, webhook }: NonNullable<Config["telegram"]>,
  log: Logger,
): Promise<FrontEnd> {
  const { telegramFrontEnd } = await import("./telegram/front-end.ts");
  return telegramFrontEnd({
    token,
    ...(apiRoot && { apiRoot }),
    // Unless one is chosen, a secret that outlives restarts and that only the token's owner can know.
    ...(webhook && { webhook: { ...webhook, secretToken: webhook.secret ?? secretFrom(token) } }),
    commands: listedCommands(),
    log,
  });
}

/** Loaded only by those who use it: its library weighs more than all the rest. */
async function discordOf(discord: NonNullable<Config["discord"]>, log: Logger): Promise<FrontEnd> {
  const { discordFrontEnd } = await import("./discord/front-end.ts");
  return discordFrontEnd({ ...discord, memory: discordMemory(database.db), commands: listedCommands(), log });
}

function secretFrom(token: string): string {
  return createHmac("sha256", token).update("spotter webhook secret").digest("hex");
}

function fail(words: string): never {
  process.stderr.write(`${words}\n`);
  process.exit(EXIT_CONFIG);
}
