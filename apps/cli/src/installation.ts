/** This installation: its settings, its data directory and its database. */
import { existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { type Config, explainConfigProblems, readConfig } from "@spotter/core/config/config";
import { explain, PostgresProblem } from "@spotter/db/embedded/problem";

export const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** Trouble a person can mend; its message is all they need. Exit code 1. */
export class Trouble extends Error {
  override readonly name = "Trouble";
}

export type Installation = { config: Config; dataDir: string; env: NodeJS.ProcessEnv };

/** Reads `.env` and the environment, which goes before it. Throws `Trouble` naming each setting that cannot be used, or `PostgresProblem` of the data directory. */
export function readInstallation(): Installation {
  const path = join(ROOT, ".env");
  const file = existsSync(path) ? parseEnv(readFileSync(path, "utf8")) : {};
  const env = { ...file, ...process.env };
  const reading = readConfig(env, Object.keys(file));
  if (!reading.ok) throw new Trouble(explainConfigProblems(reading.problems));
  const dataDir = resolve(ROOT, reading.config.dataDir ?? "data");
  try {
    makeFolder(dataDir);
  } catch (error) {
    throw dataTrouble(error, dataDir);
  }
  return { config: reading.config, dataDir, env };
}

/** A sentence for what keeps us from writing to the data directory. */
export function dataTrouble(error: unknown, dataDir: string): Error {
  const known = explain(error, dataDir);
  if (known instanceof PostgresProblem) return known;
  return new Trouble(`${dataDir} cannot hold Spotter's data: choose another folder with SPOTTER_DATA_DIR.`, {
    cause: error,
  });
}

/** With its parents. Node's own recursion never ends where a virtual file system such as /proc takes no folders. */
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  if (!existsSync(dirname(path))) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process may have been faster.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

export type OpenDatabase = {
  url: string;
  /** Lets go of it; the embedded server stops if nobody else uses it. */
  release(): Promise<void>;
};

/** Sees to it that the database runs and has our tables. */
export async function openDatabase({ config, dataDir }: Installation): Promise<OpenDatabase> {
  const { migrate } = await import("@spotter/db/migrate");
  if (config.databaseUrl) {
    await migrate(config.databaseUrl).catch(explainUnreachable);
    return { url: config.databaseUrl, release: async () => {} };
  }
  const { ensurePostgres, releasePostgres } = await import("@spotter/db/embedded/server");
  const { url } = await ensurePostgres({ dataDir });
  await migrate(url);
  return {
    url,
    release: async () => {
      await releasePostgres({ dataDir });
    },
  };
}

/** A database of the user's own that does not answer, or does not let us in. */
function explainUnreachable(error: unknown): never {
  const reason =
    error instanceof Error ? error.message || ("code" in error ? String(error.code) : error.name) : String(error);
  throw new Trouble(`The database at DATABASE_URL cannot be used: ${reason}`);
}
