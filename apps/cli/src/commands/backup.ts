/** `./spotter backup`: everything in one file, while Spotter runs or not. */
import { createWriteStream } from "node:fs";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { formatBytes } from "@spotter/core/units/bytes";
import type { Totals } from "@spotter/db/backup/archive";
import { dump } from "@spotter/db/backup/dump";
import { codeOf } from "@spotter/db/embedded/problem";
import { type CliCommand, UsageError } from "../command.ts";
import { type Installation, openDatabase, readInstallation, Trouble } from "../installation.ts";

export const backup: CliCommand = {
  name: "backup",
  usage: "backup [--to <folder>|-] [--json]",
  summary: "writes the whole database into one compressed file",
  details: [
    "  --to <folder>  where to (default: backups, in the data directory); - is standard output",
    "  --json         the file's path, and rows and hash of each table",
    "",
    "Messages, logs, files and pictures are in it, as of one moment; Spotter may go on running.",
    "./spotter restore <file> brings it back. Whoever has the file can read everything in it.",
  ].join("\n"),
  async run(args) {
    const { values } = parseArgs({ args, options: { to: { type: "string" }, json: { type: "boolean" } } });
    const installation = readInstallation();
    if (values.to === "-") return toStandardOutput(installation);
    const folder = resolve(values.to ?? join(installation.dataDir, "backups"));
    const path = join(folder, `spotter-${new Date().toISOString().slice(0, 19).replaceAll(":", "-")}Z.tar.gz`);
    const database = await openDatabase(installation);
    try {
      const totals = await written(database.url, folder, path);
      const { size } = await stat(path);
      process.stdout.write(
        values.json ? `${JSON.stringify({ path, bytes: size, tables: totals })}\n` : told(path, size, totals),
      );
    } finally {
      await database.release();
    }
    return 0;
  },
};

async function toStandardOutput(installation: Installation): Promise<number> {
  if (process.stdout.isTTY) throw new UsageError("a backup is no text: send it into a file.");
  const database = await openDatabase(installation);
  try {
    await dump(database.url, process.stdout, { now: new Date() });
  } finally {
    await database.release();
  }
  return 0;
}

/** Under another name until it is whole, so that no half backup is ever taken for one. */
async function written(url: string, folder: string, path: string): Promise<Totals> {
  const unfinished = `${path}.part`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const totals = await dump(url, createWriteStream(unfinished, { mode: 0o600, flush: true }), { now: new Date() });
    await rename(unfinished, path);
    return totals;
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {});
    const code = codeOf(error);
    if (code === "ENOSPC") throw new Trouble(`There is no room left for the backup in ${folder}.`);
    if (code === "EACCES" || code === "EPERM" || code === "EROFS" || code === "ENOTDIR" || code === "EEXIST")
      throw new Trouble(`The backup cannot be written to ${folder}: ${code}. Choose another folder with --to.`);
    throw error;
  }
}

function told(path: string, bytes: number, totals: Totals): string {
  const rows = Object.values(totals).reduce((sum, table) => sum + table.rows, 0);
  return `${path}\n${rows} rows of ${Object.keys(totals).length} tables in ${formatBytes(bytes)}.\n`;
}
