/** Runs a short program under the server's account. */
import { execFile } from "node:child_process";
import type { Account } from "./account.ts";
import { serverEnvironment } from "./settings.ts";

/** Waits for its end; `said` is the last it said, errors first. */
export function run(
  file: string,
  args: string[],
  account: Account | undefined,
): Promise<{ ok: boolean; said: string }> {
  return new Promise((resolve) => {
    execFile(file, args, { cwd: "/", env: serverEnvironment(), ...account }, (error, stdout, stderr) => {
      const said = (stderr || stdout || error?.message || "").trim().split("\n").slice(-3).join(" ");
      resolve({ ok: !error, said });
    });
  });
}
