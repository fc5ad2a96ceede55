import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { connect, untilAvailable } from "../connect.ts";
import { ensurePostgres, postgresStatus, stopPostgres } from "./server.ts";
import { clientOf, otherProcess, temporaryDataDir } from "./test-cluster.ts";

let dataDir: string;
let remove: () => Promise<void>;
let url: string;

beforeAll(async () => {
  ({ dataDir, remove } = await temporaryDataDir());
});
beforeEach(async () => {
  ({ url } = await ensurePostgres({ dataDir }));
});
afterAll(() => remove());

test("after SIGKILL the server comes back on its port with all that was committed", async () => {
  const client = await clientOf(url);
  await client.query("create table committed as select generate_series(1, 1000) as n");
  await killServer();
  const back = await ensurePostgres({ dataDir });
  expect(back).toEqual({ url, startedHere: true });
  const again = await clientOf(url);
  expect((await again.query("select count(*)::int as rows from committed")).rows).toEqual([{ rows: 1000 }]);
  await again.end();
});

test("a child that is too busy to notice its parent's death does not keep the server from coming back", async () => {
  const client = await clientOf(url);
  const busy = client.query("select count(*) from generate_series(1, 2000000000)").catch(() => {});
  await sleep(100);
  await killServer();
  expect((await ensurePostgres({ dataDir })).url).toBe(url);
  await busy;
});

test("a pool that was connected works again once the server is back", async () => {
  const { pool, close } = connect({ url, max: 3, applicationName: "spotter test", onError: () => {} });
  await Promise.all([1, 2, 3].map((n) => pool.query("select $1::int", [n])));
  await killServer();
  // A child may answer one more time before it notices that its parent is dead.
  await expect.poll(() => pool.query("select 1").catch(() => "gone"), { timeout: 5_000 }).toBe("gone");
  const waiting = untilAvailable(pool, { signal: AbortSignal.timeout(10_000) });
  await ensurePostgres({ dataDir });
  await waiting;
  expect((await pool.query("select 1 as n")).rows).toEqual([{ n: 1 }]);
  await close();
});

test("five processes that find the server dead start it once", async () => {
  await killServer();
  const processes = Array.from({ length: 5 }, () => otherProcess(dataDir, "say(await ensurePostgres({ dataDir }));"));
  const answers = (await Promise.all(processes.map((process) => process.says()))) as { startedHere: boolean }[];
  expect(answers.filter(({ startedHere }) => startedHere)).toHaveLength(1);
  await Promise.all(processes.map((process) => process.end()));
});

test("a pid file whose pid another program has now is not believed", async () => {
  await stopPostgres({ dataDir });
  const port = new URL(url).port;
  const lines = [process.pid, join(dataDir, "postgres", "cluster"), 0, port, "", "127.0.0.1", "1 1", "ready"];
  writeFileSync(join(dataDir, "postgres", "cluster", "postmaster.pid"), `${lines.join("\n")}\n`);
  expect(await postgresStatus({ dataDir })).toEqual({ kind: "stopped" });
  expect((await ensurePostgres({ dataDir })).startedHere).toBe(true);
});

test("a starter killed in the middle of initdb leaves nothing that is taken for a database", async () => {
  const fresh = await temporaryDataDir();
  const starter = otherProcess(fresh.dataDir, "say('go'); await ensurePostgres({ dataDir });");
  await starter.says();
  const home = join(fresh.dataDir, "postgres");
  const staged = () => existsSync(home) && readdirSync(home).find((name) => name.startsWith("new-"));
  await expect.poll(() => staged() && existsSync(join(home, String(staged()), "cluster")), { interval: 5 }).toBe(true);
  await starter.end();
  expect(existsSync(join(home, "cluster"))).toBe(false);
  const { url, startedHere } = await ensurePostgres({ dataDir: fresh.dataDir });
  expect(startedHere).toBe(true);
  await (await clientOf(url)).end();
  expect(staged()).toBeUndefined();
  await fresh.remove();
});

test("a copy of a data directory does not attach to the original's server", async () => {
  const copy = await temporaryDataDir();
  await stopPostgres({ dataDir });
  copyWithOwners(dataDir, copy.dataDir);
  ({ url } = await ensurePostgres({ dataDir }));
  cpSync(
    join(dataDir, "postgres", "cluster", "postmaster.pid"),
    join(copy.dataDir, "postgres", "cluster", "postmaster.pid"),
  );
  const copied = await ensurePostgres({ dataDir: copy.dataDir });
  expect(copied.startedHere).toBe(true);
  expect(new URL(copied.url).port).not.toBe(new URL(url).port);
  await copy.remove();
});

test("a full log is set aside at the next start", async () => {
  await stopPostgres({ dataDir });
  writeFileSync(join(dataDir, "postgres.log"), Buffer.alloc(10 * 2 ** 20 + 1, "x"));
  await ensurePostgres({ dataDir });
  expect(readFileSync(join(dataDir, "postgres.log")).length).toBeLessThan(10_000);
  expect(existsSync(join(dataDir, "postgres.log.old"))).toBe(true);
});

test("a server that cannot start says why in one sentence", async () => {
  await stopPostgres({ dataDir });
  await expect(ensurePostgres({ dataDir, settings: { shared_buffers: "lots" } })).rejects.toMatchObject({
    kind: "start-failed",
    message: expect.stringMatching(/^Postgres did not start: .*shared_buffers.*postgres\.log/),
  });
});

test("a data directory that is a file is refused in one sentence", async () => {
  const path = join(dataDir, "file");
  writeFileSync(path, "");
  await expect(ensurePostgres({ dataDir: path })).rejects.toMatchObject({ kind: "no-permission" });
  await expect(ensurePostgres({ dataDir: join(path, "below") })).rejects.toMatchObject({ kind: "no-permission" });
});

test("a database whose files are gone is not replaced by an empty one", async () => {
  const { dataDir: other, remove: removeOther } = await temporaryDataDir();
  mkdirSync(join(other, "postgres", "cluster"), { recursive: true });
  await expect(ensurePostgres({ dataDir: other })).rejects.toMatchObject({ kind: "damaged" });
  await removeOther();
});

async function killServer(): Promise<void> {
  const status = await postgresStatus({ dataDir });
  if (status.kind !== "running") throw new Error(`expected a running server, found it ${status.kind}`);
  process.kill(status.pid, "SIGKILL");
}

/** Node's own copy would leave everything to whoever copies. */
function copyWithOwners(from: string, to: string): void {
  execFileSync("cp", ["-pR", `${from}/.`, to]);
}
