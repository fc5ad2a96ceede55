/** One throw-away Postgres for a whole test run, with a migrated database that every test file's own is copied from. */
import { chmod, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { layoutOf } from "@spotter/db/embedded/layout";
import { isRunning, startOf } from "@spotter/db/embedded/process-identity";
import { ensurePostgres, postgresStatus, removePostgres } from "@spotter/db/embedded/server";
import { otherUsers } from "@spotter/db/embedded/users";
import { migrate } from "@spotter/db/migrate";
import pg from "pg";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    postgres: { url: string; template: string };
  }
}

const PREFIX = "spotter-test-postgres-";
const TEMPLATE = "spotter_migrated";

/** Nothing here has to survive the machine. */
const FAST = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  autovacuum: "off",
  max_connections: "300",
};

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeAbandoned();
  const dataDir = await mkdtemp(join(tmpdir(), PREFIX));
  const teardown = async () => {
    await removePostgres({ dataDir });
    await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    // As root the server runs under another account, which must be able to enter.
    await chmod(dataDir, 0o755);
    const { url } = await ensurePostgres({ dataDir, settings: FAST });
    await endWithThisProcess(dataDir);
    await makeTemplate(url);
    project.provide("postgres", { url, template: TEMPLATE });
    project.onTestsRerun(() => makeTemplate(url));
  } catch (error) {
    await teardown();
    throw error;
  }
  return teardown;
}

/** Ctrl-C ends a run without its teardown; the files are left to the next run. */
async function endWithThisProcess(dataDir: string): Promise<void> {
  const status = await postgresStatus({ dataDir });
  if (status.kind !== "running") return;
  const server = { pid: status.pid, startedAt: startOf(status.pid) ?? "" };
  process.once("exit", () => {
    if (isRunning(server)) process.kill(server.pid, "SIGQUIT");
  });
}

async function makeTemplate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`drop database if exists ${TEMPLATE} with (force)`);
    await client.query(`create database ${TEMPLATE}`);
  } finally {
    await client.end();
  }
  const template = new URL(url);
  template.pathname = `/${TEMPLATE}`;
  await migrate(template.href);
}

/** A run that was killed could not clean up after itself; one that has just begun does not count on its server yet. */
async function removeAbandoned(): Promise<void> {
  const names = await readdir(tmpdir());
  for (const name of names.filter((name) => name.startsWith(PREFIX))) {
    const dataDir = join(tmpdir(), name);
    const ageMs = Date.now() - ((await stat(dataDir).catch(() => undefined))?.mtimeMs ?? Date.now());
    if (ageMs < 60_000) continue;
    const { users } = await layoutOf(dataDir);
    if ((await otherUsers(users)).length > 0) continue;
    await removePostgres({ dataDir }).catch(() => {});
    await rm(dataDir, { recursive: true, force: true }).catch(() => {});
  }
}
