/** Whether a process of ours is alive, told from outside by what it asks the database. */
import { sql } from "drizzle-orm";
import type { Db } from "../db.ts";

/**
 * Seconds since the process of that name on this very machine (or in this container) last spoke with the database.
 *
 * @param applicationName as it connects
 * @returns `undefined` if none is connected
 */
export async function silentForSec(db: Db, applicationName: string): Promise<number | undefined> {
  const { rows } = await db.execute<{ sec: number | null }>(sql`
    select extract(epoch from clock_timestamp() - max(state_change))::float8 as sec
    from pg_stat_activity
    where datname = current_database()
      and application_name = ${applicationName}
      and client_addr is not distinct from inet_client_addr()`);
  return rows[0]?.sec ?? undefined;
}

/** Whether a process of that name is connected to the database, from anywhere. */
export async function isConnected(db: Db, applicationName: string): Promise<boolean> {
  const { rows } = await db.execute<{ connected: boolean }>(sql`
    select exists (select 1 from pg_stat_activity
      where datname = current_database() and application_name = ${applicationName}) as connected`);
  return rows[0]!.connected;
}
