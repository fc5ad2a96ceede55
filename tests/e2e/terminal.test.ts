/** The terminal's chat when what it relies on goes away. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { startSpotter, until } from "../support/spotter.ts";

const MAIN = join(fileURLToPath(new URL("../..", import.meta.url)), "apps/cli/src/main.ts");

test("an open chat goes on when the ./spotter start beside it is stopped", async () => {
  const spotter = await startSpotter({});
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, SPOTTER_DATA_DIR: spotter.dataDir };
  const chat = spawn(process.execPath, [MAIN, "chat"], { env, stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(chat, "exit");
  onTestFinished(async () => {
    chat.kill("SIGTERM");
    await ended;
    await spotter.stop();
  });
  let printed = "";
  chat.stdout.on("data", (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const answered = (words: string) =>
    until(
      () => printed.includes(words),
      30_000,
      () => `no ${words} in:\n${printed}`,
    );
  chat.stdin.write("bench 100x5\n");
  await answered("Bench Press 100 kg × 5");
  expect(await spotter.interrupt()).toBe(0);
  chat.stdin.write("squat 140x5\n");
  await answered("Back Squat 140 kg × 5");
  chat.stdin.end();
  expect(await ended).toEqual([0, null]);
}, 120_000);
