/** A database of its own for each test file. */
import { randomBytes } from "node:crypto";
import { connect, type Database } from "@spotter/db/connect";
import pg from "pg";
import { inject } from "vitest";
import "./global-setup.ts";

export type TestDatabase = Database & { url: string };

/**
 * A new, migrated, empty database, in about 0.15 s: make one per test file and not per test. `close` disconnects and drops it, also under
 * connections that the test has left open.
 */
export async function freshDatabase(): Promise<TestDatabase> {
  const { url: serverUrl, template } = inject("postgres");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await administer(serverUrl, `create database ${name} template ${template}`);
  const location = new URL(serverUrl);
  location.pathname = `/${name}`;
  const url = location.href;
  const { db, pool, close } = connect({
    url,
    max: 10,
    applicationName: "spotter test",
    onError: () => {},
  });
  return {
    url,
    db,
    pool,
    close: async () => {
      await close();
      await administer(serverUrl, `drop database if exists ${name} with (force)`);
    },
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
