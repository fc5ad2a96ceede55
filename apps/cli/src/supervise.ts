/** Database, worker and bot, looked after until they are to stop. */
import { setTimeout as sleep } from "node:timers/promises";
import { type Child, keepRunning } from "./child.ts";
import { type Installation, openDatabase } from "./installation.ts";

/** How often the embedded Postgres is looked after. */
const WATCH_MS = 500;

/**
 * Runs everything until Ctrl-C, or until the chat in this terminal ends.
 *
 * @param prepare what is to be done once all is ready, before the chat opens
 * @returns the exit code
 */
export async function supervise(
  installation: Installation,
  startedMs: number,
  prepare: (databaseUrl: string) => Promise<void> = async () => {},
): Promise<number> {
  const stop = stopSignal();
  const database = await openDatabase(installation);
  const env = { ...installation.env, DATABASE_URL: database.url };
  const children = [keepRunning("apps/worker/src/main.ts", env, say)];
  const { telegram, discord, web } = installation.config;
  const hasPlatform = telegram !== undefined || discord !== undefined;
  if (hasPlatform || web) children.push(keepRunning("apps/bot/src/main.ts", env, say));
  const watch = new AbortController();
  const watching = installation.config.databaseUrl ? Promise.resolve() : keepDatabase(installation, watch.signal);
  try {
    await Promise.race([Promise.all(children.map((child) => child.ready)), stop.signalled]);
    if (!stop.isSignalled()) {
      say(`ready in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
      await Promise.race([prepare(database.url), stop.signalled]);
    }
    if (!stop.isSignalled()) {
      await work(installation, hasPlatform, database.url, stop.signalled);
    }
    return 0;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return 1;
  } finally {
    watch.abort();
    await Promise.all(children.map((child: Child) => child.stop()));
    await watching;
    await database.release();
  }
}

/** With no platform to listen to, the person at the terminal is the one to talk to. */
async function work(
  installation: Installation,
  hasPlatform: boolean,
  url: string,
  stopped: Promise<void>,
): Promise<void> {
  if (hasPlatform) return stopped;
  if (!process.stdin.isTTY) {
    say(
      "No chat platform is set up: ./spotter chat talks to it here, TELEGRAM_BOT_TOKEN in .env brings Telegram, DISCORD_BOT_TOKEN Discord.",
    );
    return stopped;
  }
  const { talk } = await import("./talk.ts");
  await Promise.race([talk(installation, url), stopped]);
}

/** Brings the embedded Postgres back when it dies. */
async function keepDatabase({ dataDir }: Installation, signal: AbortSignal): Promise<void> {
  const { ensurePostgres, postgresStatus } = await import("@spotter/db/embedded/server");
  while (!signal.aborted) {
    await sleep(WATCH_MS, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    try {
      if ((await postgresStatus({ dataDir })).kind !== "stopped") continue;
      say("Postgres ended; starting it again");
      await ensurePostgres({ dataDir });
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  }
}

function stopSignal(): { signalled: Promise<void>; isSignalled(): boolean } {
  const { promise, resolve } = Promise.withResolvers<void>();
  let signalled = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => {
      signalled = true;
      resolve();
    });
  return { signalled: promise, isSignalled: () => signalled };
}

/** To standard error: standard output belongs to answers. */
export function say(words: string): void {
  process.stderr.write(`spotter: ${words}\n`);
}
