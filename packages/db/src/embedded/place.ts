/** Finds a place for a cluster that its account can reach, without loosening the permissions of any folder but ours. */
import { createHash } from "node:crypto";
import { chmod, chown, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Account } from "./account.ts";
import type { Layout } from "./layout.ts";
import { readPostmaster, serves, stop } from "./postmaster.ts";
import { PostgresProblem } from "./problem.ts";
import { run } from "./run.ts";
import { makeSharedFolder, SHARED } from "./shared-folder.ts";

const STAGING = "new-";
const RELOCATED = "cluster-";

export type Place = {
  /** Where the finished cluster belongs; nothing is there yet. */
  cluster: string;
  /** A new, empty folder of the account's beside it, to prepare the cluster in. */
  staging: string;
};

/**
 * The data directory if the account can reach it, else /var/lib/spotter.
 *
 * @throws PostgresProblem `no-permission` if it can use neither
 */
export async function choosePlace(layout: Layout, account: Account | undefined): Promise<Place> {
  if (!account) {
    await removeLeftovers(layout.home);
    return { cluster: layout.cluster, staging: await mkdtemp(join(layout.home, STAGING)) };
  }
  // This folder is ours, the account must pass through it, and its files are readable by their owner only.
  await chmod(layout.home, 0o711);
  for (const place of [() => layout.home, () => makeSharedFolder(relocated(layout))]) {
    const parent = await place();
    await removeLeftovers(parent);
    await stopForsaken(parent);
    const staging = await mkdtemp(join(parent, STAGING));
    if ((await give(staging, account)) && (await canUse(staging, account))) {
      // Elsewhere the name is new each time: a cluster whose data directory was deleted may still be there.
      const elsewhere = join(parent, basename(staging).replace(STAGING, RELOCATED));
      return { cluster: parent === layout.home ? layout.cluster : elsewhere, staging };
    }
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
    const postmaster = name.startsWith(RELOCATED) ? await readPostmaster(cluster) : undefined;
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

/** Whether the account can get into a folder and write there, found out by trying. */
export async function canUse(dir: string, account: Account): Promise<boolean> {
  return (await run("/bin/sh", ["-c", 'cd "$1" && : > spotter.probe && rm spotter.probe', "sh", dir], account)).ok;
}

/** Says in the data directory where its database is, for Spotter (the link) and for people (the note). */
export async function leaveTrace(layout: Layout, cluster: string): Promise<void> {
  await writeFile(
    join(layout.home, "WHERE-IS-THE-DATABASE.txt"),
    `The database is in ${cluster}\nbecause the account that Postgres runs under cannot enter this folder.\n`,
  );
  await symlink(cluster, layout.cluster);
}
