/** `./spotter test` */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { CliCommand } from "../command.ts";
import { ROOT, Trouble } from "../installation.ts";

/** Run before the tests, over all workspaces; turbo skips what has not changed. */
const CHECKS = ["typecheck", "lint"];

/** Turbo neither reports home nor asks for updates. */
const QUIET = { TURBO_TELEMETRY_DISABLED: "1", TURBO_NO_UPDATE_NOTIFIER: "1", DO_NOT_TRACK: "1" };

/** As long as ./spotter start gives what it has started, and a little more. */
const STOP_PATIENCE_MS = 12_000;
const EXIT_INTERRUPTED = 130;

/** What the reporter in tests/closing-line.ts sends. */
type Totals = { passed: number; failed: number; skipped: number };

type Ended = { code: number | null; totals?: Totals };

export const test: CliCommand = {
  name: "test",
  usage: "test [filter…] [-t <name>]",
  summary: "checks types and style, then runs all tests",
  details: `With filters it runs only the tests of files whose path contains one of them, without the other checks.
-t <name>  only tests whose name matches
The last line says how many passed and failed.`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { testNamePattern: { type: "string", short: "t" } },
    });
    const filters = [...(values.testNamePattern ? ["-t", values.testNamePattern] : []), ...positionals];
    if (!existsSync(join(ROOT, "node_modules/vitest")) || !existsSync(join(ROOT, "tests")))
      throw new Trouble("the tests are not part of this installation: they need the whole repository and npm ci.");
    return runAll(filters.length > 0 ? [] : CHECKS, filters);
  },
};

async function runAll(checks: readonly string[], filters: readonly string[]): Promise<number> {
  const stop = stopSignal();
  let failedChecks = 0;
  for (const check of checks) {
    if (stop.signal.aborted) break;
    const { code } = await runTool("turbo/bin/turbo", turboArgs(check), stop.signal);
    if (code !== 0) failedChecks++;
  }
  const tests: Ended = stop.signal.aborted
    ? { code: null }
    : await runTool("vitest/vitest.mjs", vitestArgs(filters), stop.signal);
  const { passed = 0, failed = 0, skipped = 0 } = tests.totals ?? {};
  // Vitest can fail without a failing test, as when it finds none.
  const allFailed = failedChecks + (failed === 0 && tests.code !== 0 ? 1 : failed);
  process.stdout.write(`${passed} passed, ${allFailed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}\n`);
  if (stop.signal.aborted) return EXIT_INTERRUPTED;
  return allFailed > 0 ? 1 : 0;
}

function turboArgs(check: string): string[] {
  return ["run", check, "--continue", "--output-logs=errors-only", "--log-order=grouped"];
}

function vitestArgs(filters: readonly string[]): string[] {
  return ["run", "--reporter=default", "--reporter=./tests/closing-line.ts", ...filters];
}

/**
 * Runs a tool of ours in a process group of its own, so that a stop ends all it started, each once.
 *
 * @param script its JavaScript under node_modules
 */
async function runTool(script: string, args: readonly string[], stop: AbortSignal): Promise<Ended> {
  const path = [dirname(process.execPath), join(ROOT, "node_modules/.bin"), process.env.PATH ?? ""].join(delimiter);
  const child = spawn(process.execPath, [join(ROOT, "node_modules", script), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...QUIET, PATH: path },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    detached: true,
  });
  let totals: Totals | undefined;
  child.on("message", (message) => {
    totals = message as Totals;
  });
  let ending: Promise<void> | undefined;
  const interrupt = () => {
    signalGroup(child, "SIGINT");
    ending = groupEnded(child);
  };
  stop.addEventListener("abort", interrupt);
  const code = await new Promise<number | null>((resolve) => {
    // Unlike "exit" it comes after the last message.
    child.once("close", resolve);
    child.once("error", () => resolve(null));
  });
  stop.removeEventListener("abort", interrupt);
  await ending;
  return { code, ...(totals && { totals }) };
}

/** A test may have started a whole Spotter, which takes a moment to stop; what does not stop is ended. */
async function groupEnded(child: ChildProcess): Promise<void> {
  const end = performance.now() + STOP_PATIENCE_MS;
  while (signalGroup(child, 0)) {
    if (performance.now() > end) signalGroup(child, "SIGKILL");
    await sleep(50);
  }
}

/** @returns whether there was anybody to signal */
function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  try {
    return pid !== undefined && process.kill(-pid, signal);
  } catch {
    return false;
  }
}

function stopSignal(): AbortController {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => controller.abort());
  return controller;
}
