/** What can keep the embedded Postgres from running, each in one sentence that says what to do. */
import { statfs } from "node:fs/promises";

export type PostgresProblemKind =
  | "no-binaries"
  | "cannot-run"
  | "no-account"
  | "no-permission"
  | "disk-full"
  | "damaged"
  | "other-version"
  | "wrong-password"
  | "unresponsive"
  | "start-failed";

/** A failure whose message can be shown to the user as it is. */
export class PostgresProblem extends Error {
  readonly kind: PostgresProblemKind;

  constructor(kind: PostgresProblemKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "PostgresProblem";
    this.kind = kind;
  }
}

/** A fresh cluster takes 40 MB and its first write-ahead log as much again. */
const ROOM_TO_INITIALISE_BYTES = 120 * 2 ** 20;

/** Below this Postgres cannot even write the next segment of its log. */
const ROOM_TO_START_BYTES = 20 * 2 ** 20;

/** @throws PostgresProblem `disk-full` if there is no room for a new cluster, or to start an existing one, in `dir` */
export async function requireRoom(dir: string, purpose: "initialise" | "start"): Promise<void> {
  const needed = purpose === "initialise" ? ROOM_TO_INITIALISE_BYTES : ROOM_TO_START_BYTES;
  if ((await freeBytes(dir)) < needed) throw diskFull(dir);
}

export function diskFull(dir: string, cause?: unknown): PostgresProblem {
  return new PostgresProblem("disk-full", `The disk that holds ${dir} is full: free some space and try again.`, {
    cause,
  });
}

async function freeBytes(dir: string): Promise<number> {
  const { bavail, bsize } = await statfs(dir);
  // Some network and virtual file systems do not count; they report no size at all.
  return bsize === 0 ? Number.POSITIVE_INFINITY : bavail * bsize;
}

/** Turns a file system's refusal into a problem the user can act on; anything else comes back as it was. */
export function explain(error: unknown, dataDir: string): unknown {
  switch (codeOf(error)) {
    case "ENOSPC":
    case "EDQUOT":
      return diskFull(dataDir, error);
    case "EROFS":
      return new PostgresProblem(
        "no-permission",
        `${dataDir} is on a read-only file system: choose a data directory that can be written to.`,
        { cause: error },
      );
    case "EACCES":
    case "EPERM":
      return new PostgresProblem(
        "no-permission",
        `This user may not use the database in ${dataDir}: run as the user who owns it, or choose another data directory.`,
        { cause: error },
      );
    case "ENOTDIR":
    case "EEXIST":
      return new PostgresProblem(
        "no-permission",
        `${dataDir} cannot be used as a data directory because it, or part of its path, is a file: choose another one.`,
        { cause: error },
      );
    default:
      return error;
  }
}

/** The `code` of a system or database error. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
