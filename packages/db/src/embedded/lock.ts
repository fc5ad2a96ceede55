/** One process at a time may start or stop a cluster: a lock file that outlives no holder. */
import { randomUUID } from "node:crypto";
import { open, readFile, rm, stat } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { codeOf } from "./problem.ts";
import { isRunning, ownIdentity, type ProcessIdentity } from "./process-identity.ts";

type Holder = ProcessIdentity & { token: string };

const POLL_MS = 15;

/** A holder writes its name right after creating the file; one still empty after this died in between. */
const UNSIGNED_AFTER_MS = 3_000;

/**
 * Runs `work` while holding the lock at `path`; waits as long as another living process holds it. A lock whose
 * holder died, even if its pid has been given to another process since, is taken over.
 */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const own: Holder = { ...ownIdentity(), token: randomUUID() };
  while (!(await create(path, own))) {
    if (!(await removeIfStale(path))) await sleep(POLL_MS * (0.5 + Math.random()));
  }
  try {
    return await work();
  } finally {
    if ((await holderOf(path))?.token === own.token) await rm(path, { force: true });
  }
}

async function create(path: string, content: Holder | ProcessIdentity): Promise<boolean> {
  try {
    const file = await open(path, "wx", 0o600);
    try {
      await file.writeFile(JSON.stringify(content));
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/**
 * Removing a dead holder's lock needs a lock of its own: of two processes that saw the same dead holder, the slower
 * would otherwise remove the lock that the faster has just taken. That second lock is held for microseconds.
 */
async function removeIfStale(path: string): Promise<boolean> {
  if (!(await isStale(path))) return false;
  const removal = `${path}.removal`;
  if (!(await create(removal, ownIdentity()))) {
    if (await isStale(removal)) await rm(removal, { force: true });
    return false;
  }
  try {
    if (!(await isStale(path))) return false;
    await rm(path, { force: true });
    return true;
  } finally {
    await rm(removal, { force: true });
  }
}

async function isStale(path: string): Promise<boolean> {
  const holder = await holderOf(path);
  if (holder) return !isRunning(holder);
  try {
    return Date.now() - (await stat(path)).mtimeMs > UNSIGNED_AFTER_MS;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
}

async function holderOf(path: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as Holder;
  } catch (error) {
    if (error instanceof SyntaxError || codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}
