/** `./spotter demo` as a newcomer runs it. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

test("the demo lives through a year, can be talked to, and leaves nothing behind", async () => {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, WEB_PORT: "off", SPOTTER_TIME_ZONE: "Europe/Berlin" };
  const main = join(ROOT, "apps/cli/src/main.ts");
  const child = spawn(process.execPath, [main, "demo"], { env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const told = Promise.withResolvers<void>();
  child.stderr.on("data", (chunk: Buffer) => {
    output += chunk.toString();
    if (output.includes("a year of training is in the log")) told.resolve();
  });
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  void exited.then(() => told.reject(new Error(`the demo ended:\n${output}`)));
  await told.promise;

  const dataDir = /living in (\S+)/.exec(output)?.[1] ?? "";
  expect(existsSync(dataDir)).toBe(true);
  const asked = spawn(process.execPath, [main, "last", "squat"], { env: { ...env, SPOTTER_DATA_DIR: dataDir } });
  let answer = "";
  asked.stdout.on("data", (chunk: Buffer) => {
    answer += chunk.toString();
  });
  await new Promise((resolve) => asked.once("exit", resolve));
  expect(answer).toContain("Back Squat");

  child.kill("SIGINT");
  expect(await exited).toBe(0);
  expect(existsSync(dataDir)).toBe(false);
}, 120_000);
