/** The handle every query function takes first: a pool or a transaction. */
import type { NodePgQueryResultHKT } from "drizzle-orm/node-postgres";
import type { PgDatabase } from "drizzle-orm/pg-core";

export type Db = PgDatabase<NodePgQueryResultHKT>;
