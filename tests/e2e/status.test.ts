/** `./spotter status` on a Postgres of the user's own, where Spotter may be started from anywhere. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { freshDatabase } from "../support/database.ts";
import { until } from "../support/spotter.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

async function status(dataDir: string, url: string): Promise<{ code: number; words: string }> {
  const env = { PATH: process.env.PATH, SPOTTER_DATA_DIR: dataDir, DATABASE_URL: url };
  const run = spawn(process.execPath, [join(ROOT, "apps/cli/src/main.ts"), "status"], { env, stdio: "pipe" });
  const [words, [code]] = await Promise.all([text(run.stdout), once(run, "exit")]);
  return { code, words };
}

test("on a DATABASE_URL it tells what can be known: who works, what waits, whether the database answers", async () => {
  const database = await freshDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), "spotter-test-status-"));
  onTestFinished(async () => {
    await database.close();
    rmSync(dataDir, { recursive: true });
  });
  const alone = await status(dataDir, database.url);
  expect(alone).toMatchObject({ code: 3, words: expect.stringContaining("Spotter does not run.") });
  expect(alone.words).toContain("Platforms: terminal, web.");
  expect(alone.words).toContain("Workers: 0. Bot: none. Messages waiting: 0. Replies waiting: 0.");

  const env = { PATH: process.env.PATH, DATABASE_URL: database.url, LOG_LEVEL: "error" };
  const worker = spawn(process.execPath, [join(ROOT, "apps/worker/src/main.ts")], { env, stdio: "ignore" });
  let seen = alone;
  const working = async () => {
    seen = await status(dataDir, database.url);
    return seen.words.includes("Workers: 1.");
  };
  await until(working, 20_000, () => seen.words);
  worker.kill("SIGTERM");
  expect(seen).toMatchObject({
    code: 0,
    words: expect.stringContaining("runs on this database, started from elsewhere"),
  });

  const gone = await status(dataDir, "postgres://nobody@127.0.0.1:1/none");
  expect(gone).toMatchObject({ code: 3, words: expect.stringContaining("cannot be reached, so whether Spotter runs") });
}, 60_000);
