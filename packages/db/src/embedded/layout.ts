/** Where the embedded Postgres keeps its files inside Spotter's data directory. */
import { randomBytes } from "node:crypto";
import { lstat, mkdir, open, readFile, realpath, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { codeOf, PostgresProblem } from "./problem.ts";

export type Layout = {
  dataDir: string;
  /** Our own folder in it; everything below but the log and the lock lies here. */
  home: string;
  /** The cluster, or a symbolic link to where it had to be put. */
  cluster: string;
  log: string;
  lock: string;
  password: string;
  /** The port of last time, kept so that URLs stay valid. */
  port: string;
  users: string;
};

/** The paths of a data directory, which need not exist yet. */
export async function layoutOf(dataDir: string): Promise<Layout> {
  const dir = await realpath(dataDir).catch(() => dataDir);
  const home = join(dir, "postgres");
  return {
    dataDir: dir,
    home,
    cluster: join(home, "cluster"),
    log: join(dir, "postgres.log"),
    lock: join(dir, "postgres.lock"),
    password: join(home, "password"),
    port: join(home, "port"),
    users: join(home, "users"),
  };
}

/** The same, and creates the folders that are missing. */
export async function prepareLayout(dataDir: string): Promise<Layout> {
  const refused = (cause: unknown) => {
    // What Node makes of a read-only file system, and /proc of every folder.
    if (codeOf(cause) !== "ENOENT") throw cause;
    throw new PostgresProblem("no-permission", `${dataDir} cannot be created: choose another data directory.`, {
      cause,
    });
  };
  await mkdir(dataDir, { recursive: true }).catch(refused);
  const layout = await layoutOf(dataDir);
  await mkdir(layout.home, { mode: 0o700 }).catch((error: unknown) => {
    if (codeOf(error) !== "EEXIST") refused(error);
  });
  return layout;
}

/**
 * The real path of the initialised cluster, or `undefined` if there is none yet.
 *
 * @throws PostgresProblem `damaged` if there was one and its files are gone; it is never replaced by an empty one
 */
export async function findCluster({ cluster }: Layout): Promise<string | undefined> {
  try {
    await stat(join(cluster, "PG_VERSION"));
    return await realpath(cluster);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
  }
  const remains = await lstat(cluster).catch(() => undefined);
  if (!remains) return undefined;
  throw new PostgresProblem(
    "damaged",
    `The database that ${cluster} stood for is gone: restore it from a backup, or remove ${cluster} to start with an empty one.`,
  );
}

/** The superuser's password, made up on first use. Only meaningful together with the cluster created with it. */
export async function passwordOf({ password }: Layout): Promise<string> {
  const known = await readOptional(password);
  if (known) return known;
  const made = randomBytes(24).toString("base64url");
  await writeDurably(password, made);
  return made;
}

/** The password of an existing cluster; `undefined` if its file is lost. */
export async function knownPassword({ password }: Layout): Promise<string | undefined> {
  return (await readOptional(password)) || undefined;
}

export async function savedPort({ port }: Layout): Promise<number | undefined> {
  const value = Number(await readOptional(port));
  return Number.isInteger(value) && value > 0 && value < 65_536 ? value : undefined;
}

export async function savePort({ port }: Layout, value: number): Promise<void> {
  await writeFile(port, `${value}\n`, { mode: 0o600 });
}

async function readOptional(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, "utf8")).trim();
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** All or nothing, also when the power fails: a cluster without its password would be of no use. */
async function writeDurably(path: string, content: string): Promise<void> {
  const file = await open(`${path}.new`, "w", 0o600);
  await file.writeFile(`${content}\n`);
  await file.sync();
  await file.close();
  await rename(`${path}.new`, path);
}
