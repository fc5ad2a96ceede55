import { readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { pidsOfCommand } from "./process-identity.ts";
import { ensurePostgres, postgresStatus, releasePostgres, stopPostgres } from "./server.ts";
import { clusterName } from "./settings.ts";
import { clientOf, type OtherProcess, otherProcess, temporaryDataDir } from "./test-cluster.ts";

let dataDir: string;
let remove: () => Promise<void>;
const others: OtherProcess[] = [];

const other = (statements: string) => {
  const process = otherProcess(dataDir, statements);
  others.push(process);
  return process;
};

beforeAll(async () => {
  ({ dataDir, remove } = await temporaryDataDir());
});
afterEach(async () => {
  await Promise.all(others.splice(0).map((process) => process.end()));
});
afterAll(() => remove());

const ENSURE = "say(await ensurePostgres({ dataDir }));";

test("a data directory without a database is absent and looking leaves it so", async () => {
  expect(await postgresStatus({ dataDir })).toEqual({ kind: "absent" });
  expect(await releasePostgres({ dataDir })).toBe(false);
  expect(readdirSync(dataDir)).toEqual([]);
});

test("five processes that ensure at once share one server, which one of them has started", async () => {
  const processes = Array.from({ length: 5 }, () => other(ENSURE));
  const answers = (await Promise.all(processes.map((process) => process.says()))) as Ensured[];
  expect(new Set(answers.map(({ url }) => url)).size).toBe(1);
  expect(answers.filter(({ startedHere }) => startedHere)).toHaveLength(1);
  expect(serversOf(dataDir)).toHaveLength(1);
});

test("the server outlives its starter, and another process attaches to it", async () => {
  const { url, startedHere } = await ensurePostgres({ dataDir });
  expect(startedHere).toBe(false);
  const client = await clientOf(url);
  const { rows } = await client.query(
    `select current_setting('server_encoding') as encoding, lower('ÄÉ') as lower, current_database() as name,
       current_setting('listen_addresses') as listens, current_setting('password_encryption') as passwords`,
  );
  expect(rows).toEqual([
    { encoding: "UTF8", lower: "äé", name: "spotter", listens: "127.0.0.1", passwords: "scram-sha-256" },
  ]);
  await client.end();
});

test("the password is known to the owner only, and needed", async () => {
  const { url } = await ensurePostgres({ dataDir });
  expect(statSync(join(dataDir, "postgres", "password")).mode & 0o777).toBe(0o600);
  const wrong = new URL(url);
  wrong.password = "guess";
  await expect(clientOf(wrong.href)).rejects.toMatchObject({ code: "28P01" });
});

test("release leaves the server to a connected client and stops it after the last one", async () => {
  const { url } = await ensurePostgres({ dataDir });
  const client = await clientOf(url);
  expect(await releasePostgres({ dataDir })).toBe(false);
  expect(await postgresStatus({ dataDir })).toMatchObject({ kind: "running", clients: 1, url });
  await client.end();
  expect(await releasePostgres({ dataDir })).toBe(true);
  expect(await postgresStatus({ dataDir })).toEqual({ kind: "stopped" });
});

test("release leaves the server to a process that has ensured it but is not connected yet", async () => {
  const waiting = other(ENSURE);
  await waiting.says();
  await ensurePostgres({ dataDir });
  expect(await releasePostgres({ dataDir })).toBe(false);
  await waiting.end();
  expect(await releasePostgres({ dataDir })).toBe(true);
});

test("five processes that ensure and release at once leave no server behind", async () => {
  const round =
    "for (let i = 0; i < 3; i++) { await ensurePostgres({ dataDir }); await releasePostgres({ dataDir }); }";
  const processes = Array.from({ length: 5 }, () => other(`${round} say("done");`));
  await Promise.all(processes.map((process) => process.says()));
  expect(await postgresStatus({ dataDir })).toEqual({ kind: "stopped" });
  expect(serversOf(dataDir)).toEqual([]);
});

test("a restart keeps the port, and what was stored", async () => {
  const first = await ensurePostgres({ dataDir });
  const client = await clientOf(first.url);
  await client.query("create table kept as select 42 as n");
  expect(await stopPostgres({ dataDir })).toBe(true);
  expect(await stopPostgres({ dataDir })).toBe(false);
  const second = await ensurePostgres({ dataDir });
  expect(second).toEqual({ url: first.url, startedHere: true });
  const again = await clientOf(second.url);
  expect((await again.query("select n from kept")).rows).toEqual([{ n: 42 }]);
  await again.end();
});

test("a port that someone else has taken since is left to them", async () => {
  const { url } = await ensurePostgres({ dataDir });
  await stopPostgres({ dataDir });
  const thief = createServer();
  await new Promise<void>((resolve) => thief.listen(Number(new URL(url).port), "127.0.0.1", resolve));
  const elsewhere = await ensurePostgres({ dataDir });
  expect(elsewhere.startedHere).toBe(true);
  expect(new URL(elsewhere.url).port).not.toBe(new URL(url).port);
  await (await clientOf(elsewhere.url)).end();
  thief.close();
});

test("the log quotes nothing that is stored", async () => {
  const { url } = await ensurePostgres({ dataDir });
  const client = await clientOf(url);
  await client.query("create table notes (body text primary key); insert into notes values ('my knee hurts')");
  await expect(client.query("insert into notes values ('my knee hurts')")).rejects.toMatchObject({ code: "23505" });
  await client.end();
  const log = readFileSync(join(dataDir, "postgres.log"), "utf8");
  expect(log).toContain("duplicate key");
  expect(log).not.toContain("knee");
});

type Ensured = { url: string; startedHere: boolean };

/** Checkpointers, of which each running server of this data directory has exactly one. */
function serversOf(dir: string): number[] {
  return pidsOfCommand(`postgres: ${clusterName(join(dir, "postgres", "cluster"))}: checkpointer`);
}
