/** Tells a process from another one that was given the same pid later. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";

/** A pid together with the moment its process started, in whatever unit the system uses. */
export type ProcessIdentity = { pid: number; startedAt: string };

const HAS_PROC = existsSync("/proc/self/stat");

/** The start is unknown because the system hides other users' processes; then any process with the pid counts. */
const HIDDEN = "hidden";

let own: ProcessIdentity | undefined;

export function ownIdentity(): ProcessIdentity {
  own ??= { pid: process.pid, startedAt: startOf(process.pid) ?? HIDDEN };
  return own;
}

/** Whether exactly this process still runs; a pid that was reused does not count, nor does a zombie. */
export function isRunning({ pid, startedAt }: ProcessIdentity): boolean {
  const start = startOf(pid);
  return start !== undefined && (start === startedAt || start === HIDDEN || startedAt === HIDDEN);
}

/** When a process started, or `undefined` if there is none with this pid (a zombie is none). */
export function startOf(pid: number): string | undefined {
  if (!exists(pid)) return undefined;
  return HAS_PROC ? startFromProc(pid) : startFromPs(pid);
}

/** A process's command line, its words parted by spaces; `undefined` if there is none or it is hidden. */
export function commandOf(pid: number): string | undefined {
  if (HAS_PROC) return commandFromProc(pid);
  return ps("-ww", "-o", "command=", "-p", String(pid)) || undefined;
}

/** Pids of all visible processes whose command line begins like this. */
export function pidsOfCommand(beginning: string): number[] {
  if (HAS_PROC) {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => commandFromProc(pid)?.startsWith(beginning) && startOf(pid) !== undefined);
  }
  return ps("-axww", "-o", "pid=,command=")
    .split("\n")
    .map((line) => /^\s*(\d+) (.*)$/.exec(line))
    .filter((match) => match?.[2]?.startsWith(beginning))
    .map((match) => Number(match?.[1]));
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function startFromProc(pid: number): string | undefined {
  try {
    // The second field is the program's name in brackets and may itself hold spaces and brackets.
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    const [state, ...rest] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return state === "Z" || state === "X" ? undefined : rest[18];
  } catch {
    return exists(pid) ? HIDDEN : undefined;
  }
}

function startFromPs(pid: number): string | undefined {
  const [state, ...start] = ps("-o", "stat=,lstart=", "-p", String(pid)).split(/\s+/);
  if (!state) return HIDDEN;
  return state.startsWith("Z") ? undefined : start.join(" ");
}

function commandFromProc(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trimEnd() || undefined;
  } catch {
    return undefined;
  }
}

function ps(...args: string[]): string {
  return (spawnSync("ps", args, { encoding: "utf8", env: { ...process.env, LC_ALL: "C" } }).stdout ?? "").trim();
}
