/** Brings a database up to date: our tables, then BullMQ's. */
import { fileURLToPath } from "node:url";
import { runMigrations } from "bullmq";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as applyMigrations } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";

/** The folder of our migrations. */
export const MIGRATIONS = fileURLToPath(new URL("../migrations", import.meta.url));

/** Any number; what counts is that every Spotter process takes the same one. */
const MIGRATION_LOCK = 7_768_837;

/**
 * Applies every migration that is missing; safe to call at each start and from several processes at once.
 *
 * @param url a Postgres URL whose user may create schemas and tables
 * @param folder of migrations; ours unless told
 */
export async function migrate(url: string, folder = MIGRATIONS): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: "spotter migrate" });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await applyMigrations(drizzle(client, { casing: "snake_case" }), { migrationsFolder: folder });
    await runMigrations(client);
  } finally {
    await client.end();
  }
}
