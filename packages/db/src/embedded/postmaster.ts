/** The server's main process: what its pid file says, whether that is still true, and how to end it. */
import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { codeOf, PostgresProblem } from "./problem.ts";
import { commandOf, pidsOfCommand, startOf } from "./process-identity.ts";
import { clusterName } from "./settings.ts";

/** The content of postmaster.pid; what is not yet written there is `undefined`. */
export type Postmaster = {
  pid: number;
  /** As it was when the server started. */
  dataDirectory: string;
  port: number | undefined;
  state: string | undefined;
};

/** Lines of postmaster.pid as Postgres's `pidfile.h` numbers them. */
const LINE = { pid: 1, dataDirectory: 2, port: 4, state: 8 } as const;

export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  let lines: string[];
  try {
    lines = (await readFile(pidFile(cluster), "utf8")).split("\n").map((line) => line.trim());
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
  const pid = Number(lines[LINE.pid - 1]);
  const dataDirectory = lines[LINE.dataDirectory - 1];
  if (!Number.isInteger(pid) || pid <= 0 || !dataDirectory) return undefined;
  return {
    pid,
    dataDirectory,
    port: Number(lines[LINE.port - 1]) || undefined,
    state: lines[LINE.state - 1] || undefined,
  };
}

/**
 * Whether this process is the cluster's server: it lives, is a Postgres, and was started for this very folder, not
 * for the one this is a copy of.
 */
export function serves(postmaster: Postmaster, cluster: string): boolean {
  const { pid, dataDirectory } = postmaster;
  if (dataDirectory !== cluster && existsSync(dataDirectory)) return false;
  if (startOf(pid) === undefined) return false;
  const command = commandOf(pid);
  return command === undefined || (/postgres/.test(command) && command.includes(dataDirectory));
}

/**
 * Makes a cluster ready to be started whose server died without a farewell: ends the children it left behind and
 * removes its pid file. (Postgres would do the latter, but takes any process with that pid for a server.) The
 * shared memory is left to Postgres, which also refuses to start should it still be in use.
 */
export async function clearRemains(cluster: string): Promise<void> {
  const title = `postgres: ${clusterName(cluster)}:`;
  // Children notice their parent's death by themselves, unless they are busy with a statement.
  for (const signal of [undefined, "SIGQUIT", "SIGKILL"] as const) {
    const orphans = pidsOfCommand(title);
    if (signal) for (const pid of orphans) send(pid, signal);
    if (orphans.length > 0) await until(() => pidsOfCommand(title).length === 0, 400);
  }
  await rm(pidFile(cluster), { force: true });
}

/** SIGINT asks for a fast shutdown (disconnects clients, writes a checkpoint), SIGQUIT for an immediate one. */
const WAYS_TO_STOP = [
  { signal: "SIGINT", patienceMs: 60_000 },
  { signal: "SIGQUIT", patienceMs: 10_000 },
] as const;

/** Ends the server and waits for it; a process that ended meanwhile is fine too. */
export async function stop(cluster: string, { pid }: Postmaster): Promise<void> {
  const start = startOf(pid);
  const gone = () => startOf(pid) === undefined || startOf(pid) !== start;
  for (const { signal, patienceMs } of WAYS_TO_STOP) {
    send(pid, signal);
    if (await until(gone, patienceMs)) {
      await clearRemains(cluster);
      return;
    }
  }
  throw new PostgresProblem("unresponsive", `Postgres (process ${pid}) does not stop: end it with \`kill -9 ${pid}\`.`);
}

export function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (codeOf(error) !== "ESRCH") throw error;
  }
}

function pidFile(cluster: string): string {
  return join(cluster, "postmaster.pid");
}

async function until(condition: () => boolean, patienceMs: number): Promise<boolean> {
  const deadline = performance.now() + patienceMs;
  while (!condition()) {
    if (performance.now() > deadline) return false;
    await sleep(10);
  }
  return true;
}
