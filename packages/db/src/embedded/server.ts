/** The Postgres that comes with Spotter: one server per data directory, shared by all its processes. */
import { lstat, realpath, rm, rmdir } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isTransient } from "../transient.ts";
import { accountForNewCluster, accountOfCluster } from "./account.ts";
import { binariesFor } from "./binaries.ts";
import { initialise } from "./initialise.ts";
import { launch, oldLog } from "./launch.ts";
import { findCluster, knownPassword, type Layout, layoutOf, prepareLayout } from "./layout.ts";
import { withLock } from "./lock.ts";
import { clearRemains, type Postmaster, readPostmaster, send, serves, stop } from "./postmaster.ts";
import { type Answer, countClients, createDatabase, probe, urlOf } from "./probe.ts";
import { explain, PostgresProblem } from "./problem.ts";
import type { Settings } from "./settings.ts";
import { otherUsers, signOff, signOn } from "./users.ts";

export type EnsureOptions = {
  /** Spotter's data directory; created if missing. */
  dataDir: string;
  /** Server settings for this start, such as `{ fsync: "off" }` for throw-away data; unused if it runs already. */
  settings?: Settings;
};

export type PostgresStatus =
  | { kind: "absent" }
  | { kind: "stopped" }
  | { kind: "starting"; pid: number }
  | { kind: "unresponsive"; pid: number }
  | { kind: "running"; pid: number; port: number; url: string; clients: number };

/** How long a living server may leave us without an answer before we call it unresponsive. */
const PATIENCE_MS = 30_000;

/** Connections of a process that has just ended take a moment to disappear. */
const CLIENTS_GONE_MS = 300;

/**
 * Sees to it that the server of a data directory runs, and that nobody releases it under this process.
 *
 * Attaches to a running server; otherwise initialises, repairs and starts it as needed. Safe to call from any
 * number of processes at once. The server outlives its starter; `releasePostgres` ends it.
 *
 * @returns a URL that stays valid as long as the port stays free, across crashes and restarts; and whether this
 *   call started the server
 * @throws PostgresProblem whose message tells the user what to do
 */
export async function ensurePostgres({ dataDir, settings = {} }: EnsureOptions): Promise<{
  url: string;
  startedHere: boolean;
}> {
  return explained(dataDir, async () => {
    const layout = await prepareLayout(dataDir);
    return await withLock(layout.lock, async () => {
      await signOn(layout.users);
      try {
        const running = await attach(layout);
        if (running) return { url: running, startedHere: false };
        return { url: await start(layout, settings), startedHere: true };
      } catch (error) {
        await signOff(layout.users);
        throw error;
      }
    });
  });
}

/**
 * Tells that this process needs the server no longer, and stops it if nobody else does: no other living process
 * has ensured it, and no client is connected (which includes pools this process has left open).
 *
 * @returns whether the server was stopped
 */
export async function releasePostgres({ dataDir }: { dataDir: string }): Promise<boolean> {
  return explained(dataDir, () =>
    underLock(dataDir, async (layout) => {
      await signOff(layout.users);
      const deadline = performance.now() + PATIENCE_MS;
      for (;;) {
        const server = await findServer(layout);
        if (!server || (await otherUsers(layout.users)).length > 0) return false;
        try {
          if (await hasClients(layout, server.postmaster)) return false;
          await stop(server.cluster, server.postmaster);
          return true;
        } catch (error) {
          // It is recovering from a crash, or has just crashed: then it cannot say who uses it.
          if (!isTransient(error) || performance.now() > deadline) throw error;
          await sleep(50);
        }
      }
    }),
  );
}

/** Stops the server no matter who uses it; returns whether one ran. */
export async function stopPostgres({ dataDir }: { dataDir: string }): Promise<boolean> {
  return explained(dataDir, () =>
    underLock(dataDir, async (layout) => {
      await signOff(layout.users);
      const server = await findServer(layout);
      if (server) await stop(server.cluster, server.postmaster);
      return server !== undefined;
    }),
  );
}

/** Stops the server and deletes its database, wherever it is kept. For throw-away data: nothing is asked. */
export async function removePostgres({ dataDir }: { dataDir: string }): Promise<void> {
  await stopPostgres({ dataDir }).catch((error: unknown) => {
    if (!(error instanceof PostgresProblem && error.kind === "damaged")) throw error;
  });
  await explained(dataDir, async () => {
    const layout = await layoutOf(dataDir);
    if ((await lstat(layout.cluster).catch(() => undefined))?.isSymbolicLink()) {
      const cluster = await realpath(layout.cluster).catch(() => undefined);
      if (cluster) await rm(cluster, { recursive: true, force: true });
      if (cluster) await rmdir(dirname(cluster)).catch(() => {});
    }
    await rm(layout.home, { recursive: true, force: true });
    for (const log of [layout.log, oldLog(layout.log)]) await rm(log, { force: true });
  });
}

/** What the server of a data directory is doing; changes nothing and waits for nobody. */
export async function postgresStatus({ dataDir }: { dataDir: string }): Promise<PostgresStatus> {
  return explained(dataDir, async () => {
    const layout = await layoutOf(dataDir);
    if (!(await findCluster(layout))) return { kind: "absent" };
    const server = await findServer(layout);
    if (!server) return { kind: "stopped" };
    const { pid, port } = server.postmaster;
    const password = await knownPassword(layout);
    const answer = port && password ? await probe({ port, password }) : "silent";
    if (answer === "starting") return { kind: "starting", pid };
    if (!port || !password || answer !== "ready") return { kind: "unresponsive", pid };
    const address = { port, password };
    return { kind: "running", pid, port, url: urlOf(address), clients: await countClients(address) };
  });
}

/** The URL of the running server, or `undefined` if there is none that can be attached to. */
async function attach(layout: Layout): Promise<string | undefined> {
  const cluster = await findCluster(layout);
  if (!cluster) return undefined;
  const password = await knownPassword(layout);
  if (!password) throw lostPassword(layout);

  let deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const postmaster = await readPostmaster(cluster);
    if (!postmaster || !serves(postmaster, cluster)) return undefined;
    const address = { port: postmaster.port ?? 0, password };
    const answer: Answer = postmaster.port ? await probe(address) : "silent";
    switch (answer) {
      case "no-database":
        await createDatabase(address);
        return urlOf(address);
      case "ready":
        return urlOf(address);
      case "stranger":
        throw lostPassword(layout);
      case "starting":
        // A shutdown that waits for its clients would take as long as they like.
        if (postmaster.state === "stopping") send(postmaster.pid, "SIGINT");
        else deadline = performance.now() + PATIENCE_MS;
        break;
      case "silent":
        break;
      default:
        answer satisfies never;
    }
    if (performance.now() > deadline) {
      throw new PostgresProblem(
        "unresponsive",
        `Postgres (process ${postmaster.pid}) runs but does not answer: look into ${layout.log}, or end it with \`kill -9 ${postmaster.pid}\` and try again.`,
      );
    }
    await sleep(25);
  }
}

async function start(layout: Layout, settings: Settings): Promise<string> {
  const existing = await findCluster(layout);
  const account = existing ? await accountOfCluster(existing) : accountForNewCluster();
  const binaries = await binariesFor(account);
  const cluster = existing ?? (await initialise(layout, binaries, account, settings.fsync !== "off"));
  await clearRemains(cluster);
  const port = await launch(layout, cluster, binaries, account, settings);
  const password = await knownPassword(layout);
  if (!password) throw lostPassword(layout);
  const address = { port, password };
  const answer = await probe(address);
  if (answer === "no-database") await createDatabase(address);
  else if (answer === "stranger") throw lostPassword(layout);
  return urlOf(address);
}

async function findServer(layout: Layout): Promise<{ cluster: string; postmaster: Postmaster } | undefined> {
  const cluster = await findCluster(layout);
  const postmaster = cluster && (await readPostmaster(cluster));
  return postmaster && serves(postmaster, cluster) ? { cluster, postmaster } : undefined;
}

async function hasClients(layout: Layout, { port }: Postmaster): Promise<boolean> {
  const password = await knownPassword(layout);
  if (!port || !password) throw lostPassword(layout);
  const deadline = performance.now() + CLIENTS_GONE_MS;
  while ((await countClients({ port, password })) > 0) {
    if (performance.now() > deadline) return true;
    await sleep(50);
  }
  return false;
}

function lostPassword({ password, cluster }: Layout): PostgresProblem {
  return new PostgresProblem(
    "wrong-password",
    `The password in ${password} is not the one of the database in ${cluster}: put back the file that belongs to it.`,
  );
}

/** A data directory that does not exist has nothing to lock, and looking at it must not create it. */
async function underLock(dataDir: string, work: (layout: Layout) => Promise<boolean>): Promise<boolean> {
  const layout = await layoutOf(dataDir);
  if (!(await lstat(layout.home).catch(() => undefined))) return false;
  return withLock(layout.lock, () => work(layout));
}

async function explained<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw explain(error, dataDir);
  }
}
