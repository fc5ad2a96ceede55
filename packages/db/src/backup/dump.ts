/** Writes the whole database into one file, as it stands at one moment, while others go on using it. */

import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { type Pack, pack } from "tar-stream";
import { type About, FORMAT, pieceName, type Totals } from "./archive.ts";
import { migrationsOf } from "./migrations.ts";
import { copyOut, PLAIN_OUTPUT, type Table, tablesOf } from "./tables.ts";
import { tally } from "./tally.ts";

/** A tar entry is announced with its size, so rows are gathered into pieces of about this size. */
const PIECE_BYTES = 4 * 1024 * 1024;

/**
 * Dumps every table of ours to `out`, which is ended. The queue's jobs are left out: they only say where to look.
 *
 * @returns rows, bytes and hash of each table
 */
export async function dump(url: string, out: Writable, { now }: { now: Date }): Promise<Totals> {
  const client = new pg.Client({ connectionString: url, application_name: "spotter backup" });
  await client.connect();
  const tar = pack();
  const written = pipeline(tar, createGzip(), out);
  // A writer that fails ends the tar, and with it the loop below; its own error is the one to tell.
  written.catch(() => {});
  try {
    await client.query("begin isolation level repeatable read, read only");
    await client.query(PLAIN_OUTPUT);
    const tables = await tablesOf(client);
    const about: About = {
      format: FORMAT,
      createdAt: now.toISOString(),
      migrations: await migrationsOf(client),
      sequences: await sequencesOf(client),
      tables,
    };
    await put(tar, "about.json", json(about), now);
    const totals: Totals = {};
    for (const table of tables) {
      const rows = tally();
      let number = 0;
      for await (const piece of piecesOf(client, table)) {
        rows.add(piece);
        await put(tar, pieceName(table, number++), piece, now);
      }
      totals[table.name] = rows.total();
    }
    await put(tar, "totals.json", json(totals), now);
    await client.query("commit");
    tar.finalize();
    await written;
    return totals;
  } catch (error) {
    tar.destroy();
    await written;
    throw error;
  } finally {
    await client.end();
  }
}

/** A table's rows in pieces that end with a whole row, so that each can be copied in by itself. */
async function* piecesOf(client: pg.Client, table: Table): AsyncGenerator<Buffer> {
  let chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of client.query(copyTo(copyOut(table))) as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    const end = chunk.lastIndexOf("\n") + 1;
    if (bytes < PIECE_BYTES || end === 0) continue;
    const rest = chunk.subarray(end);
    yield Buffer.concat(chunks, bytes - rest.byteLength);
    chunks = [rest];
    bytes = rest.byteLength;
  }
  if (bytes > 0) yield Buffer.concat(chunks);
}

async function sequencesOf(client: pg.Client): Promise<Record<string, number>> {
  const { rows } = await client.query<{ name: string; last: string }>(`
    select format('%I.%I', schemaname, sequencename) as name, last_value as last from pg_sequences
    where schemaname = 'public' and last_value is not null`);
  return Object.fromEntries(rows.map(({ name, last }) => [name, Number(last)]));
}

/** One file of the archive; resolves when the archive has taken it. */
async function put(tar: Pack, name: string, content: Buffer, mtime: Date): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    tar
      .entry({ name, size: content.byteLength, mtime, mode: 0o600 }, (error) => (error ? reject(error) : resolve()))
      .end(content);
  });
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}
