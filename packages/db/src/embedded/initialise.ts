/** Creates a cluster, in a place where the server's account can use it, all or nothing. */
import { chown, open, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { type Layout, passwordOf } from "./layout.ts";
import { choosePlace, leaveTrace } from "./place.ts";
import { USER } from "./probe.ts";
import { PostgresProblem, requireRoom } from "./problem.ts";
import { run } from "./run.ts";
import { asArguments, INITIAL_SETTINGS } from "./settings.ts";

/**
 * Initialises the cluster of a data directory that has none, and returns its real path.
 *
 * initdb works in a folder of its own, which is renamed only when it is finished: whatever a crash leaves behind is
 * never taken for a cluster, and removed at the next attempt.
 *
 * @param account whom to run as; if it cannot use a folder inside the data directory, the cluster is put in
 *   /var/lib/spotter, with a symbolic link in its place
 * @param durable whether to wait until everything is on the disk
 */
export async function initialise(
  layout: Layout,
  binaries: Binaries,
  account: Account | undefined,
  durable: boolean,
): Promise<string> {
  const { cluster, staging } = await choosePlace(layout, account);
  try {
    await requireRoom(staging, "initialise");
    const fresh = join(staging, "cluster");
    const passwordFile = join(staging, "password");
    await writeFile(passwordFile, `${await passwordOf(layout)}\n`, { mode: 0o600 });
    if (account) await chown(passwordFile, account.uid, account.gid);
    await runInitdb(binaries, account, [
      ...["--pgdata", fresh, "--username", USER, "--pwfile", passwordFile, "--auth", "scram-sha-256"],
      // Postgres's own C.UTF-8: the same on every system, and no update of the system's locales breaks an index.
      ...["--encoding", "UTF8", "--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"],
      ...asArguments(INITIAL_SETTINGS),
      ...(durable ? [] : ["--no-sync"]),
      "--no-instructions",
    ]);
    await rename(fresh, cluster);
    if (durable) await syncFolder(dirname(cluster));
    if (cluster !== layout.cluster) await leaveTrace(layout, cluster);
    return cluster;
  } finally {
    await rm(staging, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function runInitdb({ initdb }: Binaries, account: Account | undefined, args: string[]): Promise<void> {
  const { ok, said } = await run(initdb, args, account);
  if (!ok) throw new PostgresProblem("start-failed", `Postgres could not create its files: ${said}`);
}

async function syncFolder(dir: string): Promise<void> {
  const folder = await open(dir, "r");
  await folder.sync().finally(() => folder.close());
}
