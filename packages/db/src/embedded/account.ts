/** The system account the server runs under: Postgres refuses to run as root. */
import { spawnSync } from "node:child_process";
import { stat } from "node:fs/promises";
import { userInfo } from "node:os";
import { PostgresProblem } from "./problem.ts";

/** Whom to become before running a binary; `undefined` means ourselves. */
export type Account = { uid: number; gid: number };

/** Accounts that a system may bring for this very purpose; macOS names its own with an underscore. */
const DATABASE_ACCOUNTS = ["postgres", "_postgres"];

const OWN_ACCOUNT = "spotter-db";

/** Debian's and Red Hat's command first, then BusyBox's (Alpine), then Debian's friendlier one. */
const WAYS_TO_ADD = [
  ["useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/bin/false"],
  ["adduser", "-S", "-D", "-H", "-h", "/nonexistent", "-s", "/bin/false"],
  ["adduser", "--system", "--group", "--no-create-home", "--home", "/nonexistent", "--shell", "/bin/false"],
];

export function isRoot(): boolean {
  return process.geteuid?.() === 0;
}

/**
 * The account for a new cluster: ourselves unless we are root; then the system's Postgres account, else one of our
 * own, which is created if it can be, else `nobody`.
 *
 * @throws PostgresProblem `no-account`
 */
export function accountForNewCluster(): Account | undefined {
  if (!isRoot()) {
    requireName();
    return undefined;
  }
  for (const name of [...DATABASE_ACCOUNTS, OWN_ACCOUNT]) {
    const account = lookUp(name);
    if (account) return account;
  }
  const account = addOwn() ?? lookUp("nobody");
  if (account) return account;
  throw new PostgresProblem(
    "no-account",
    `Postgres cannot run as root, and there is no other account to run it under: create a system user called ${OWN_ACCOUNT}, or run Spotter as an ordinary user.`,
  );
}

/**
 * The account an existing cluster belongs to, which alone can run it; `undefined` means ourselves.
 *
 * @throws PostgresProblem `no-permission` if it belongs to someone we cannot become
 */
export async function accountOfCluster(cluster: string): Promise<Account | undefined> {
  const { uid, gid } = await stat(cluster);
  if (uid === process.geteuid?.()) {
    if (!isRoot()) return undefined;
    // Someone changed the owner of everything below the data directory to root.
    const account = accountForNewCluster();
    if (account) giveTree(cluster, account);
    return account;
  }
  if (isRoot()) return { uid, gid };
  throw new PostgresProblem(
    "no-permission",
    `The database in ${cluster} belongs to another user (uid ${uid}): run Spotter as the user who started it first.`,
  );
}

/** initdb looks up its own user's name and gives up without one, as with `docker run --user 12345`. */
function requireName(): void {
  try {
    userInfo();
  } catch (cause) {
    throw new PostgresProblem(
      "no-account",
      `Postgres needs a user with a name, and user id ${process.geteuid?.()} has none here: run Spotter as a user listed in /etc/passwd.`,
      { cause },
    );
  }
}

function lookUp(name: string): Account | undefined {
  const uid = id("-u", name);
  const gid = id("-g", name);
  return uid === undefined || gid === undefined || uid === 0 ? undefined : { uid, gid };
}

function id(what: "-u" | "-g", name: string): number | undefined {
  const { status, stdout } = spawnSync("id", [what, name], { encoding: "utf8" });
  // macOS gives `nobody` the uid 4294967294, which is −2 in the signed type that spawn wants.
  return status === 0 && /^-?\d+\s*$/.test(stdout) ? Number(stdout) | 0 : undefined;
}

function addOwn(): Account | undefined {
  for (const [command = "", ...args] of WAYS_TO_ADD) {
    if (spawnSync(command, [...args, OWN_ACCOUNT], { stdio: "ignore" }).status !== 0) continue;
    const account = lookUp(OWN_ACCOUNT);
    if (account) return account;
  }
  return undefined;
}

function giveTree(dir: string, { uid, gid }: Account): void {
  spawnSync("chown", ["-R", `${uid}:${gid}`, dir], { stdio: "ignore" });
}
