/** Which migrations a database has had, and how to bring an empty one to exactly those. */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type { ClientBase } from "pg";
import { MIGRATIONS, migrate } from "../migrate.ts";
import { BackupProblem } from "./archive.ts";
import { quoted, tablesOf } from "./tables.ts";

/** Hashes of the migrations applied, oldest first; none where none was. */
export async function migrationsOf(client: ClientBase): Promise<string[]> {
  const known = await client.query("select to_regclass('drizzle.__drizzle_migrations') as found");
  if (known.rows[0].found === null) return [];
  const { rows } = await client.query<{ hash: string }>(
    "select hash from drizzle.__drizzle_migrations order by created_at",
  );
  return rows.map(({ hash }) => hash);
}

/** Throws `BackupProblem` unless a backup with these migrations can be brought up to date by ours. */
export function assertKnown(migrations: readonly string[]): void {
  const ours = readMigrationFiles({ migrationsFolder: MIGRATIONS }).map(({ hash }) => hash);
  if (migrations.length > 0 && migrations.every((hash, index) => hash === ours[index])) return;
  throw new BackupProblem("The backup was made by another, probably newer Spotter. Update this one, then restore.");
}

/**
 * Brings a database without data to exactly these migrations; tables at another level are made anew.
 * Throws `BackupProblem` where there is data.
 */
export async function prepareEmpty(client: ClientBase, url: string, migrations: readonly string[]): Promise<void> {
  const applied = await migrationsOf(client);
  // What stands in a database without migrations is not ours, and is left alone.
  const tables = applied.length === 0 ? [] : await tablesOf(client);
  for (const { name } of tables) {
    const { rowCount } = await client.query(`select 1 from public.${quoted(name)} limit 1`);
    if (rowCount !== 0)
      throw new BackupProblem(
        "The database is not empty, and a backup only goes into an empty one. Point DATABASE_URL or SPOTTER_DATA_DIR at a new one.",
      );
  }
  if (applied.join() === migrations.join()) return;
  for (const { name } of tables) await client.query(`drop table public.${quoted(name)} cascade`);
  if (applied.length > 0) await client.query("drop table drizzle.__drizzle_migrations");
  await migrateTo(url, migrations.length);
}

/** Applies the first `count` of our migrations. */
async function migrateTo(url: string, count: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "spotter-migrations-"));
  try {
    await cp(MIGRATIONS, folder, { recursive: true });
    const path = join(folder, "meta/_journal.json");
    const journal: { entries: unknown[] } = JSON.parse(await readFile(path, "utf8"));
    await writeFile(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }));
    await migrate(url, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
