/** A process of ours that is started again whenever it dies. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "./installation.ts";

/**
 * A heap that is collected once it has grown by a fifth, where it would else double first; a young generation that is
 * collected often instead of growing to three times the size; and the right to collect once what loading the program
 * left behind. The warning would be about Node's own taking away of types, which is how our charts get to the browser.
 */
export const NODE_FLAGS = [
  "--heap-growing-percent=20",
  "--max-semi-space-size=4",
  "--expose-gc",
  "--disable-warning=ExperimentalWarning",
];

/** What a process says that starting again would not help. */
const EXIT_CONFIG = 78;
const SHORTEST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;

/** One that ran this long was well; the next pause is short again. */
const WELL_MS = 30_000;

export type Child = {
  /** Resolves when it said it is ready; rejects if it cannot run as configured. */
  ready: Promise<void>;
  stop(): Promise<void>;
};

/**
 * Keeps `script` running.
 *
 * @param script path of its main file from the root
 * @param note told when it had to be started again
 */
export function keepRunning(script: string, env: NodeJS.ProcessEnv, note: (words: string) => void): Child {
  let current: ChildProcess | undefined;
  let stopping = false;
  let pauseMs = SHORTEST_PAUSE_MS;
  let again: NodeJS.Timeout | undefined;
  const ready = Promise.withResolvers<void>();
  ready.promise.catch(() => {});

  const start = () => {
    const startedAt = Date.now();
    // In a group of its own, so that Ctrl-C reaches only the supervisor, which ends all in order.
    const child = spawn(process.execPath, [...NODE_FLAGS, join(ROOT, script)], {
      env,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      detached: true,
    });
    current = child;
    child.on("message", (message) => {
      if (message === "ready") ready.resolve();
    });
    child.on("exit", (code, signal) => {
      current = undefined;
      if (stopping) return;
      if (code === EXIT_CONFIG) {
        ready.reject(new Error(`${script} cannot run with these settings`));
        note(`${script} cannot run with these settings; see above`);
        return;
      }
      if (Date.now() - startedAt > WELL_MS) pauseMs = SHORTEST_PAUSE_MS;
      note(`${script} ended (${signal ?? code}); starting it again`);
      again = setTimeout(start, pauseMs);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    });
  };
  start();

  return {
    ready: ready.promise,
    async stop() {
      stopping = true;
      clearTimeout(again);
      const child = current;
      if (!child) return;
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      const killer = setTimeout(() => child.kill("SIGKILL"), 8_000);
      await ended;
      clearTimeout(killer);
    },
  };
}
