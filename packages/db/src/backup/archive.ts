/**
 * What a backup file is: a gzipped tar of `about.json`, the rows of each table in COPY's text format, cut into pieces
 * `tables/<name>/<number>.copy`, and at the end `totals.json`, by which a file that was cut short is told.
 */
import { z } from "zod";
import type { Table } from "./tables.ts";

export const FORMAT = "spotter-backup-1";

export const aboutSchema = z.object({
  format: z.literal(FORMAT),
  createdAt: z.iso.datetime(),
  /** The migrations the database had, oldest first, by their hashes. */
  migrations: z.array(z.string()),
  /** The last value each sequence gave, so that no id is given twice. */
  sequences: z.record(z.string(), z.number().int()),
  /** In the order in which they are to be filled. */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), order: z.array(z.string()) })),
});
export type About = z.infer<typeof aboutSchema>;

const totalSchema = z.object({
  rows: z.number().int().nonnegative(),
  bytes: z.number().int().nonnegative(),
  /** Of the table's rows as COPY writes them, all pieces together. */
  sha256: z.string(),
});
export type Total = z.infer<typeof totalSchema>;

export const totalsSchema = z.record(z.string(), totalSchema);
export type Totals = z.infer<typeof totalsSchema>;

export function pieceName(table: Table, number: number): string {
  return `tables/${table.name}/${String(number).padStart(5, "0")}.copy`;
}

/** The table a piece belongs to. */
export function tableOfPiece(entryName: string): string | undefined {
  return /^tables\/([^/]+)\/\d+\.copy$/.exec(entryName)?.[1];
}

/** A backup that cannot be restored, or a database that cannot take it; the message says what to do. */
export class BackupProblem extends Error {
  override readonly name = "BackupProblem";
}
