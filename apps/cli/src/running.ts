/** Whether `./spotter start` runs for a data directory, and that it does so once. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { codeOf } from "@spotter/db/embedded/problem";
import { isRunning, ownIdentity, type ProcessIdentity } from "@spotter/db/embedded/process-identity";
import { dataTrouble } from "./installation.ts";

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

/** Claims the data directory. @returns the one that has it already, or `undefined` when it is ours. Throws a sentence if we may not write there. */
export function claim(dataDir: string): Running | undefined {
  const own: Running = { ...ownIdentity(), since: new Date().toISOString() };
  for (;;) {
    try {
      writeFileSync(fileOf(dataDir), JSON.stringify(own), { flag: "wx" });
      return undefined;
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw dataTrouble(error, dataDir);
      const other = runningIn(dataDir);
      if (other) return other;
      forget(dataDir);
    }
  }
}

export function unclaim(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true });
}

function forget(dataDir: string): void {
  try {
    rmSync(fileOf(dataDir), { force: true });
  } catch (error) {
    throw dataTrouble(error, dataDir);
  }
}

function fileOf(dataDir: string): string {
  return join(dataDir, "running.json");
}
