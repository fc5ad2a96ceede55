/** What one `./spotter` command is. */

export type CliCommand = {
  name: string;
  /** How it is called, after `./spotter `. */
  usage: string;
  /** One line for `./spotter help`. */
  summary: string;
  /** The rest of `--help`: options, a line each. */
  details?: string;
  /** @returns the exit code. */
  run(args: string[]): Promise<number>;
};

/** A call that was not understood; printed with the command's usage, exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
