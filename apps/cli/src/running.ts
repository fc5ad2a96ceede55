/** Whether `./spotter start` runs for a data directory, and that it does so once. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isRunning, ownIdentity, type ProcessIdentity } from "@spotter/db/embedded/process-identity";

export type Running = ProcessIdentity & { since: string };

/** The supervisor of a data directory, if it lives. */
export function runningIn(dataDir: string): Running | undefined {
  try {
    const running = JSON.parse(readFileSync(fileOf(dataDir), "utf8")) as Running;
    return isRunning(running) ? running : undefined;
  } catch {
    return undefined;
  }
}

/** Claims the data directory. @returns the one that has it already, or `undefined` when it is ours */
export function claim(dataDir: string): Running | undefined {
  const own: Running = { ...ownIdentity(), since: new Date().toISOString() };
  for (;;) {
    try {
      writeFileSync(fileOf(dataDir), JSON.stringify(own), { flag: "wx" });
      return undefined;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      const other = runningIn(dataDir);
      if (other) return other;
      rmSync(fileOf(dataDir), { force: true });
    }
  }
}

export function unclaim(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true });
}

function fileOf(dataDir: string): string {
  return join(dataDir, "running.json");
}
