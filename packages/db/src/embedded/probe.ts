/** Short conversations with the server: is it there, is it ours, who else is connected. */
import pg from "pg";
import { codeOf } from "./problem.ts";

export const USER = "spotter";
export const DATABASE = "spotter";

export type Address = { port: number; password: string };

/**
 * - `ready`: answers, and knows our password (SCRAM proves that to both sides, so it is our cluster)
 * - `no-database`: the same, but our database has not been created yet
 * - `starting`: a Postgres that is starting, recovering or shutting down
 * - `stranger`: a Postgres that does not know our password
 * - `silent`: nothing that speaks Postgres
 */
export type Answer = "ready" | "no-database" | "starting" | "stranger" | "silent";

const CONNECT_TIMEOUT_MS = 3_000;

export function urlOf({ port, password }: Address): string {
  return `postgres://${USER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${DATABASE}`;
}

export async function probe(address: Address): Promise<Answer> {
  try {
    await withClient(address, DATABASE, (client) => client.query("select 1"));
    return "ready";
  } catch (error) {
    switch (codeOf(error)) {
      case "3D000": // invalid_catalog_name
        return "no-database";
      case "53300": // too_many_connections: the password has been accepted by then
        return "ready";
      case "57P03": // cannot_connect_now
        return "starting";
      case "28P01": // invalid_password
      case "28000": // invalid_authorization_specification
        return "stranger";
      default:
        return "silent";
    }
  }
}

/** Creates Spotter's database; done if it exists. */
export async function createDatabase(address: Address): Promise<void> {
  try {
    await withClient(address, "postgres", (client) => client.query(`create database ${DATABASE}`));
  } catch (error) {
    // duplicate_database, and what a simultaneous attempt gets instead: unique_violation
    if (codeOf(error) !== "42P04" && codeOf(error) !== "23505") throw error;
  }
}

/** Connections of clients, in any of the server's databases, without the one that asks. */
export async function countClients(address: Address): Promise<number> {
  const { rows } = await withClient(address, "postgres", (client) =>
    client.query<{ clients: number }>(
      `select count(*)::int as clients from pg_stat_activity
       where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    ),
  );
  return rows[0]?.clients ?? 0;
}

async function withClient<T>(
  { port, password }: Address,
  database: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    user: USER,
    password,
    database,
    ssl: false,
    options: "",
    application_name: "spotter control",
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: 60_000,
  });
  // A server that breaks off in mid-sentence fails the query; the event says nothing more.
  client.on("error", () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
