/** How long `./spotter start` takes to be ready when the database has been set up before. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { removePostgres } from "@spotter/db/embedded/server";
import { median } from "./statistics.ts";

const MAIN = fileURLToPath(new URL("../../apps/cli/src/main.ts", import.meta.url));
const RUNS = 5;

/** From the process' beginning to its word that it is ready, the median of several starts after the first. */
export async function benchStart(): Promise<{ seconds: number }> {
  const dataDir = await mkdtemp(join(tmpdir(), "spotter-bench-start-"));
  // As root the database runs under another account, which must be able to enter.
  await chmod(dataDir, 0o755);
  try {
    await startAndStop(dataDir);
    const times: number[] = [];
    for (let run = 0; run < RUNS; run++) times.push(await startAndStop(dataDir));
    return { seconds: median(times) / 1000 };
  } finally {
    await removePostgres({ dataDir });
    await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** @returns milliseconds until it was ready */
async function startAndStop(dataDir: string): Promise<number> {
  const startedAt = performance.now();
  // ./spotter sets the last one.
  const { PATH, HOME, NODE_COMPILE_CACHE } = process.env;
  const child = spawn(process.execPath, [MAIN, "start"], {
    cwd: dataDir,
    env: { PATH, HOME, NODE_COMPILE_CACHE, SPOTTER_DATA_DIR: dataDir, LOG_LEVEL: "error" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const exited = once(child, "exit");
  try {
    await ready(child);
    return performance.now() - startedAt;
  } finally {
    child.kill("SIGINT");
    await exited;
  }
}

/** Leaves the pipe open: it has more to say when it is stopped. */
async function ready({ stderr }: ChildProcess): Promise<void> {
  let output = "";
  for await (const chunk of stderr?.iterator({ destroyOnReturn: false }) ?? []) {
    output += String(chunk);
    if (output.includes("ready in")) return;
  }
  throw new Error(`./spotter start did not become ready:\n${output}`);
}
