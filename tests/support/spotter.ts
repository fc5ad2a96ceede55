/** The real thing for end-to-end tests: `./spotter start` in a data directory of its own, talking to a fake Telegram. */
import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { postgresStatus, removePostgres } from "@spotter/db/embedded/server";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export type Spotter = {
  dataDir: string;
  databaseUrl: string;
  /** Everything it printed. */
  output: () => string;
  /** Process id of the worker or the bot, while it runs. */
  pid(what: "worker" | "bot"): number | undefined;
  /** Ends one of its processes as the kernel would. @returns whether it was there to be killed */
  kill(what: "worker" | "bot" | "postgres"): Promise<boolean>;
  /** Ctrl-C. @returns the exit code */
  interrupt(): Promise<number | null>;
  /** Ends and removes everything. */
  stop(): Promise<void>;
};

/** Resolves once it says it is ready. */
export async function startSpotter(settings: Record<string, string>): Promise<Spotter> {
  const dataDir = await mkdtemp(join(tmpdir(), "spotter-test-e2e-"));
  // As root the database runs under another account, which must be able to enter.
  await chmod(dataDir, 0o755);
  // As ./spotter sets it: reading TypeScript anew would take longer and weigh more than all else.
  const { NODE_COMPILE_CACHE } = process.env;
  const child = spawn(process.execPath, [join(ROOT, "apps/cli/src/main.ts"), "start"], {
    cwd: dataDir,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }),
      SPOTTER_DATA_DIR: dataDir,
      SPOTTER_TIME_ZONE: "Europe/Berlin",
      // Several run side by side.
      WEB_PORT: "off",
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  const exited = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  const stop = async () => {
    child.kill("SIGTERM");
    await Promise.race([exited, sleep(15_000)]);
    child.kill("SIGKILL");
    await removePostgres({ dataDir });
    await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    await until(
      () => output.includes("ready in"),
      60_000,
      () => `spotter start was not ready:\n${output}`,
    );
    const postgres = await postgresStatus({ dataDir });
    if (postgres.kind !== "running") throw new Error(`postgres is ${postgres.kind}`);
    return {
      dataDir,
      databaseUrl: postgres.url,
      output: () => output,
      pid: (what) => childRunning(child.pid!, `apps/${what}/src/main.ts`),
      kill: (what) => kill(what, child, dataDir),
      async interrupt() {
        child.kill("SIGINT");
        return exited;
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function kill(what: "worker" | "bot" | "postgres", supervisor: ChildProcess, dataDir: string): Promise<boolean> {
  const pid =
    what === "postgres" ? await postgresPid(dataDir) : childRunning(supervisor.pid!, `apps/${what}/src/main.ts`);
  if (pid === undefined) return false;
  process.kill(pid, "SIGKILL");
  return true;
}

async function postgresPid(dataDir: string): Promise<number | undefined> {
  const status = await postgresStatus({ dataDir });
  return "pid" in status ? status.pid : undefined;
}

/** The child of a process that runs a script, by Linux' process table. */
function childRunning(parent: number, script: string): number | undefined {
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
      const ppid = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
      if (ppid === parent && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(script)) return Number(pid);
    } catch {
      // It ended while we looked.
    }
  }
  return undefined;
}

/** Polls until something holds. */
export async function until(holds: () => boolean | Promise<boolean>, ms: number, explain: () => string): Promise<void> {
  const end = Date.now() + ms;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(explain());
    await sleep(20);
  }
}

/** Memory that a process holds. */
export function rssMb(pid: number | undefined): number {
  if (pid === undefined) return Number.NaN;
  const kb = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kb) / 1024;
}
