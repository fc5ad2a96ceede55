/** Starts the server of an initialised cluster and waits until it takes connections. */
import { spawn } from "node:child_process";
import { closeSync, fchownSync, openSync, readFileSync } from "node:fs";
import { readFile, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { type Layout, savedPort, savePort } from "./layout.ts";
import { canUse } from "./place.ts";
import { choosePort, isFree } from "./port.ts";
import { clearRemains, readPostmaster } from "./postmaster.ts";
import { PostgresProblem, requireRoom } from "./problem.ts";
import { asArguments, fixedSettings, type Settings, serverEnvironment } from "./settings.ts";

/** Ten megabytes tell enough about the past. */
const LOG_LIMIT_BYTES = 10 * 2 ** 20;

/** Replaying the log of a crash takes seconds on a slow disk; this is for hopeless cases. */
const START_TIMEOUT_MS = 10 * 60_000;

/** Between finding a port free and listening on it another program may take it, and anything can be killed. */
const TRIES = 3;

/** Where a log goes that has grown too long, in place of the one before it. */
export function oldLog(log: string): string {
  return `${log}.old`;
}

/**
 * Starts the server detached, in a session of its own: neither Ctrl-C nor the end of this process reaches it.
 *
 * @returns the port it listens on: the one of last time unless that is taken
 * @throws PostgresProblem with the last words of its log if it does not come up
 */
export async function launch(
  layout: Layout,
  cluster: string,
  binaries: Binaries,
  account: Account | undefined,
  settings: Settings,
): Promise<number> {
  await requireSameVersion(cluster, binaries);
  await requireRoom(cluster, "start");
  if (account) await requireReach(cluster, account);
  await rotateLog(layout.log);
  for (let attempt = 1; ; attempt++) {
    const port = await choosePort(await savedPort(layout));
    const args = ["-D", cluster, ...asArguments({ ...settings, ...fixedSettings(cluster, port) })];
    const failure = await startAndWait(layout, cluster, binaries.postgres, args, account);
    if (!failure) {
      await savePort(layout, port);
      return port;
    }
    const worthAnotherTry = failure.signal !== null || !(await isFree(port));
    if (!worthAnotherTry || attempt === TRIES) throw failure.problem;
    await clearRemains(cluster);
  }
}

async function startAndWait(
  layout: Layout,
  cluster: string,
  postgres: string,
  args: string[],
  account: Account | undefined,
): Promise<{ problem: PostgresProblem; signal: NodeJS.Signals | null } | undefined> {
  const log = openSync(layout.log, "a", 0o600);
  // Started by root once, an ordinary user's server must still be able to start without root the next time.
  if (account) fchownSync(log, account.uid, account.gid);
  const logStart = (await stat(layout.log)).size;
  const server = spawn(postgres, args, {
    cwd: "/",
    detached: true,
    env: serverEnvironment(),
    stdio: ["ignore", log, log],
    ...account,
  });
  closeSync(log);
  let ended = false;
  server.once("error", () => {
    ended = true;
  });
  server.once("exit", () => {
    ended = true;
  });
  server.unref();

  const deadline = performance.now() + START_TIMEOUT_MS;
  while (!ended && performance.now() < deadline) {
    const postmaster = await readPostmaster(cluster);
    if (postmaster?.pid === server.pid && postmaster?.state === "ready") return undefined;
    await sleep(10);
  }
  if (!ended) server.kill("SIGQUIT");
  await requireRoom(cluster, "start");
  const signal = server.signalCode;
  const why = signal ? `it was ended by ${signal}` : lastWords(layout.log, logStart);
  const problem = new PostgresProblem(
    "start-failed",
    `Postgres did not start: ${why} (all of it is in ${layout.log}).`,
  );
  return { problem, signal };
}

/** The last complaint since `from`, without its time and pid. */
function lastWords(log: string, from: number): string {
  const lines = readFileSync(log).subarray(from).toString("utf8").trim().split("\n");
  const complaint = lines.findLast((line) => /\b(FATAL|PANIC|ERROR):/.test(line)) ?? lines.at(-1) ?? "";
  return complaint.replace(/^.*?\b(?:FATAL|PANIC|ERROR):\s*/, "") || "it said nothing";
}

async function rotateLog(log: string): Promise<void> {
  const size = (await stat(log).catch(() => undefined))?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) await rename(log, oldLog(log));
}

/** The data directory may have been moved, or a folder above it closed, since the cluster was made. */
async function requireReach(cluster: string, account: Account): Promise<void> {
  if (await canUse(cluster, account)) return;
  throw new PostgresProblem(
    "no-permission",
    `The database in ${cluster} runs under user id ${account.uid}, which cannot get there: move the data directory to where it can, or allow everybody to pass through the folders above it (chmod o+x).`,
  );
}

async function requireSameVersion(cluster: string, { version }: Binaries): Promise<void> {
  const made = (await readFile(join(cluster, "PG_VERSION"), "utf8")).trim();
  const major = version.split(".")[0];
  if (made === major) return;
  throw new PostgresProblem(
    "other-version",
    `The database in ${cluster} was made by Postgres ${made}, and this Spotter brings Postgres ${major}: back it up with the Spotter that made it, and restore the backup with this one.`,
  );
}
