/** `./spotter restore`: a backup back into an empty database. */
import { open } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { BackupProblem } from "@spotter/db/backup/archive";
import { restore as restoreInto } from "@spotter/db/backup/restore";
import { codeOf } from "@spotter/db/embedded/problem";
import { type CliCommand, UsageError } from "../command.ts";
import { openDatabase, readInstallation, Trouble } from "../installation.ts";

export const restore: CliCommand = {
  name: "restore",
  usage: "restore <file>|- [--json]",
  summary: "brings a backup back into an empty database",
  details: [
    "  --json  when it was made, and rows and hash of each table",
    "",
    "All of it or nothing: every table is read back and compared before anything counts.",
    "Stop Spotter before. The database must hold nothing yet: SPOTTER_DATA_DIR or DATABASE_URL can point at a new one.",
  ].join("\n"),
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: "boolean" } },
    });
    const [file, ...more] = positionals;
    if (file === undefined) throw new UsageError("which file? Give the path of a backup.");
    if (more.length > 0) throw new UsageError("one file at a time, please.");
    const path = resolve(file);
    const handle = await open(file === "-" ? "/dev/stdin" : path).catch((error: unknown) => {
      throw new Trouble(`${path} cannot be read: ${codeOf(error) ?? "unknown"}.`);
    });
    const database = await openDatabase(readInstallation());
    try {
      const { createdAt, totals } = await restoreInto(database.url, handle.createReadStream());
      const rows = Object.values(totals).reduce((sum, table) => sum + table.rows, 0);
      process.stdout.write(
        values.json
          ? `${JSON.stringify({ createdAt, tables: totals })}\n`
          : `The backup of ${createdAt} is restored: ${rows} rows of ${Object.keys(totals).length} tables, each read back and found equal.\n`,
      );
    } catch (error) {
      if (error instanceof BackupProblem) throw new Trouble(error.message);
      if (codeOf(error) === "EISDIR") throw new Trouble(`${path} is a folder. Give the backup file in it.`);
      throw error;
    } finally {
      await handle.close().catch(() => {});
      await database.release();
    }
    return 0;
  },
};
