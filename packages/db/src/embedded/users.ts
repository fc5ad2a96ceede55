/**
 * Which Spotter processes count on the server. Connections alone do not tell: a process that is starting, or that
 * only watches over others, has none, and the server must not be stopped under it.
 */
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isRunning, ownIdentity, type ProcessIdentity } from "./process-identity.ts";

/** Notes that this process uses the server, until `signOff` or its death. */
export async function signOn(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  await writeFile(join(dir, nameOf(ownIdentity())), "");
}

export async function signOff(dir: string): Promise<void> {
  await rm(join(dir, nameOf(ownIdentity())), { force: true });
}

/** The living processes signed on, without this one; forgets the dead. */
export async function otherUsers(dir: string): Promise<ProcessIdentity[]> {
  const own = nameOf(ownIdentity());
  const names = await readdir(dir).catch(() => []);
  const others: ProcessIdentity[] = [];
  for (const name of names.filter((name) => name !== own)) {
    const identity = identityOf(name);
    if (identity && isRunning(identity)) others.push(identity);
    else await rm(join(dir, name), { force: true });
  }
  return others;
}

function nameOf({ pid, startedAt }: ProcessIdentity): string {
  return `${pid}-${encodeURIComponent(startedAt)}`;
}

function identityOf(name: string): ProcessIdentity | undefined {
  const match = /^(\d+)-(.+)$/.exec(name);
  return match?.[1] && match[2] ? { pid: Number(match[1]), startedAt: decodeURIComponent(match[2]) } : undefined;
}
