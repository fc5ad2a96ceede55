/** Creates a cluster, in a place where the server's account can use it, all or nothing. */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { chmod, chown, mkdtemp, open, readdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { type Layout, passwordOf } from "./layout.ts";
import { readPostmaster, serves, stop } from "./postmaster.ts";
import { USER } from "./probe.ts";
import { PostgresProblem, requireRoom } from "./problem.ts";
import { asArguments, INITIAL_SETTINGS, serverEnvironment } from "./settings.ts";
import { makeSharedFolder, SHARED } from "./shared-folder.ts";

const STAGING = "new-";

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
  const { parent, staging } = await makeStaging(layout, account);
  try {
    await requireRoom(parent, "initialise");
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
    // Elsewhere the name is new each time: an earlier cluster, whose data directory was deleted, may still be there.
    const cluster =
      parent === layout.home ? layout.cluster : join(parent, basename(staging).replace(STAGING, "cluster-"));
    await rename(fresh, cluster);
    if (durable) await syncFolder(parent);
    if (parent !== layout.home) await leaveTrace(layout, cluster);
    return cluster;
  } finally {
    await rm(staging, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** A fresh folder that the account owns and can reach, in the first place that allows it. */
async function makeStaging(layout: Layout, account: Account | undefined) {
  if (!account) {
    await removeLeftovers(layout.home);
    return { parent: layout.home, staging: await mkdtemp(join(layout.home, STAGING)) };
  }
  // This folder is ours, the account must pass through it, and its files are readable by their owner only.
  await chmod(layout.home, 0o711);
  for (const place of [() => layout.home, () => makeSharedFolder(relocated(layout))]) {
    const parent = await place();
    await removeLeftovers(parent);
    await stopForsaken(parent);
    const staging = await mkdtemp(join(parent, STAGING));
    if ((await give(staging, account)) && (await canWrite(staging, account))) return { parent, staging };
    await rm(staging, { recursive: true, force: true });
  }
  throw new PostgresProblem(
    "no-permission",
    `Postgres cannot run as root, and user id ${account.uid} can use neither ${layout.home} nor ${SHARED}: choose a data directory on a file system that knows owners, or run Spotter as an ordinary user.`,
  );
}

/** Where the cluster goes if the server's account cannot reach the data directory. */
function relocated({ dataDir }: Layout): string {
  return join(SHARED, createHash("sha256").update(dataDir).digest("hex").slice(0, 16));
}

async function removeLeftovers(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (name.startsWith(STAGING)) await rm(join(parent, name), { recursive: true, force: true, maxRetries: 3 });
  }
}

/** A server whose data directory was deleted under it would run for ever. */
async function stopForsaken(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const cluster = join(parent, name);
    const postmaster = name.startsWith("cluster-") ? await readPostmaster(cluster) : undefined;
    if (postmaster && serves(postmaster, cluster)) await stop(cluster, postmaster);
  }
}

async function give(dir: string, { uid, gid }: Account): Promise<boolean> {
  try {
    await chown(dir, uid, gid);
    return true;
  } catch {
    return false;
  }
}

async function canWrite(dir: string, account: Account): Promise<boolean> {
  return (await run("/bin/sh", ["-c", 'cd "$1" && : > probe && rm probe', "sh", dir], account)).ok;
}

async function runInitdb({ initdb }: Binaries, account: Account | undefined, args: string[]): Promise<void> {
  const { ok, said } = await run(initdb, args, account);
  if (!ok) throw new PostgresProblem("start-failed", `Postgres could not create its files: ${said}`);
}

function run(file: string, args: string[], account: Account | undefined): Promise<{ ok: boolean; said: string }> {
  return new Promise((resolve) => {
    execFile(file, args, { cwd: "/", env: serverEnvironment(), ...account }, (error, stdout, stderr) => {
      const said = (stderr || stdout || error?.message || "").trim().split("\n").slice(-3).join(" ");
      resolve({ ok: !error, said });
    });
  });
}

/** Says in the data directory where its database is, for Spotter (the link) and for people (the note). */
async function leaveTrace(layout: Layout, cluster: string): Promise<void> {
  await writeFile(
    join(layout.home, "WHERE-IS-THE-DATABASE.txt"),
    `The database is in ${cluster}\nbecause the account that Postgres runs under cannot enter this folder.\n`,
  );
  await symlink(cluster, layout.cluster);
}

async function syncFolder(dir: string): Promise<void> {
  const folder = await open(dir, "r");
  await folder.sync().finally(() => folder.close());
}
