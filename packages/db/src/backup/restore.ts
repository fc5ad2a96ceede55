/** Brings a backup back into an empty database, all of it or nothing, and proves it equal to what was backed up. */

import { type Readable, Transform, Writable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { extract } from "tar-stream";
import { migrate } from "../migrate.ts";
import { type About, aboutSchema, BackupProblem, FORMAT, type Totals, tableOfPiece, totalsSchema } from "./archive.ts";
import { assertKnown, prepareEmpty } from "./migrations.ts";
import { copyIn, copyOut, PLAIN_OUTPUT, type Table } from "./tables.ts";
import { tally } from "./tally.ts";

export type Restored = { createdAt: string; totals: Totals };

/** Larger than any `about.json` or `totals.json`; tables come in pieces and are never held whole. */
const MOST_JSON_BYTES = 8 * 1024 * 1024;

/**
 * Restores what `dump` wrote. Every table is read back and its hash compared before anything is committed.
 *
 * Throws `BackupProblem` for a file that is no backup, damaged, cut short or from a newer Spotter, and for a database
 * that holds data or is in use.
 */
export async function restore(url: string, backup: Readable): Promise<Restored> {
  const client = new pg.Client({ connectionString: url, application_name: "spotter restore" });
  await client.connect();
  const tar = extract();
  const unpacked = pipeline(backup, createGunzip(), tar);
  unpacked.catch(() => {});
  try {
    const restored = await fill(client, url, entriesOf(tar));
    await unpacked;
    return restored;
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw isDamage(error)
      ? new BackupProblem("The file is no Spotter backup, or it is damaged or cut short.", { cause: error })
      : error;
  } finally {
    backup.destroy();
    await client.end();
    await migrate(url).catch(() => {});
  }
}

/** `content` gives bytes; the library does not say so. */
type Entry = { name: string; content: AsyncIterable<unknown> };

async function* entriesOf(tar: ReturnType<typeof extract>): AsyncGenerator<Entry> {
  for await (const entry of tar) yield { name: entry.header.name, content: entry };
}

async function fill(client: pg.Client, url: string, entries: AsyncGenerator<Entry>): Promise<Restored> {
  const first = await entries.next();
  if (first.done || first.value.name !== "about.json") throw damage("it does not begin with about.json");
  const about = aboutSchema.safeParse(await jsonOf(first.value));
  if (!about.success) throw damage(`it is not of the format ${FORMAT}`);
  const { tables, migrations, sequences, createdAt } = about.data;
  assertKnown(migrations);
  await assertUnused(client);
  await prepareEmpty(client, url, migrations);

  await client.query("begin");
  await client.query(PLAIN_OUTPUT);
  const { copied, promised } = await copyAll(client, tables, entries);
  for (const table of tables) {
    const wanted = JSON.stringify(promised[table.name]);
    if (JSON.stringify(copied[table.name]) !== wanted) throw damage(`the rows of ${table.name} are not what they were`);
    if (JSON.stringify(await totalOf(client, table)) !== wanted)
      throw new Untrue(`table ${table.name} reads differently after it was restored`);
  }
  for (const [name, last] of Object.entries(sequences))
    await client.query("select setval($1::regclass, $2)", [name, last]);
  await client.query("commit");
  return { createdAt, totals: promised };
}

/** Copies each piece into its table, in the archive's order. */
async function copyAll(client: pg.Client, tables: About["tables"], entries: AsyncGenerator<Entry>) {
  const tallies = new Map(tables.map((table) => [table.name, { table, rows: tally() }]));
  let promised: Totals | undefined;
  for await (const entry of entries) {
    if (entry.name === "totals.json") {
      promised = totalsSchema.parse(await jsonOf(entry));
      continue;
    }
    const into = tallies.get(tableOfPiece(entry.name) ?? "");
    if (!into) throw damage(`${entry.name} does not belong in it`);
    const copy = client.query(copyFrom(copyIn(into.table)));
    await pipeline(
      entry.content,
      new Transform({
        transform(chunk: Buffer, _encoding, pass) {
          into.rows.add(chunk);
          pass(null, chunk);
        },
      }),
      copy,
    );
  }
  if (!promised) throw damage("its end is missing");
  return { promised, copied: Object.fromEntries([...tallies].map(([name, { rows }]) => [name, rows.total()])) };
}

async function totalOf(client: pg.Client, table: Table) {
  const rows = tally();
  const stream = client.query(copyTo(copyOut(table)));
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      rows.add(chunk);
      done();
    },
  });
  stream.pipe(sink);
  stream.once("error", (error) => sink.destroy(error));
  await finished(sink);
  return rows.total();
}

/** A running worker or bot would write into the tables while they are filled. */
async function assertUnused(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query(`select 1 from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and application_name like 'spotter %' limit 1`);
  if (rowCount !== 0) throw new BackupProblem("Spotter is running on this database. Stop it, then restore.");
}

async function jsonOf({ content }: Entry): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of content) {
    if (!(chunk instanceof Uint8Array)) throw damage("it holds no bytes");
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (bytes > MOST_JSON_BYTES) throw damage("a description in it is too long");
  }
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}

class Damage extends Error {}

/** Ours, not the file's. */
class Untrue extends Error {}

function damage(what: string): Damage {
  return new Damage(what);
}

/** Postgres' word for rows that do not fit their table. */
const IS_ROW_TROUBLE = /^2[23]/;

/** Whatever unzipping, untarring and parsing say, and Postgres of rows that are not what we wrote. */
function isDamage(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return IS_ROW_TROUBLE.test(error.code ?? "");
  return !(error instanceof BackupProblem || error instanceof Untrue || isOfTheSystem(error));
}

/** A file that cannot be read, a connection that broke. */
function isOfTheSystem(error: unknown): boolean {
  return error instanceof Error && "code" in error && /^E[A-Z]+$/.test(String(error.code));
}
