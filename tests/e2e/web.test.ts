/** The whole program with nothing but a browser, and with a port that is taken. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { freshDatabase } from "../support/database.ts";
import { freePort } from "../support/redis.ts";
import { type Spotter, startSpotter } from "../support/spotter.ts";
import { openWebClient, untilOpen } from "../support/web-client.ts";

const CLI = fileURLToPath(new URL("../../apps/cli/src/main.ts", import.meta.url));
const BOT = fileURLToPath(new URL("../../apps/bot/src/main.ts", import.meta.url));

describe("with no account anywhere", () => {
  let spotter: Spotter;
  let address: string;
  beforeAll(async () => {
    const port = await freePort();
    address = `http://127.0.0.1:${port}`;
    spotter = await startSpotter({ WEB_PORT: String(port) });
  }, 90_000);
  afterAll(() => spotter.stop());

  async function command(...args: string[]): Promise<string> {
    const child = spawn(process.execPath, [CLI, ...args], {
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        SPOTTER_DATA_DIR: spotter.dataDir,
        WEB_PORT: new URL(address).port,
      },
      stdio: ["ignore", "pipe", "inherit"],
    });
    return text(child.stdout!);
  }

  test("the start says where the chat is, and it answers there", async () => {
    expect(spotter.output()).toContain(`chat in the browser: ${address}\n`);
    const page = await openWebClient(address);
    await page.say("bench 100x5");
    await page.waitFor(({ words }) => words.includes("Bench Press 100 kg × 5"), 15_000);
    page.close();
  });

  test("whoever sits at the machine is the same athlete in the browser and in the terminal", async () => {
    expect(await command("day")).toContain("Bench Press 100 kg × 5");
  });

  test("what is said while the worker is away is answered when it is back", async () => {
    const page = await openWebClient(address);
    await spotter.kill("worker");
    await page.say("squat 140x5");
    await page.waitFor(({ words }) => words.includes("Back Squat 140 kg × 5"), 30_000);
    page.close();
  }, 40_000);

  test("a killed bot comes back under the same address", async () => {
    await spotter.kill("bot");
    await untilOpen(address);
    const page = await openWebClient(address);
    await page.say("deadlift 180x3");
    await page.waitFor(({ words }) => words.includes("Deadlift 180 kg × 3"), 15_000);
    page.close();
  }, 40_000);

  test("./spotter login-link makes a link", async () => {
    const { link } = JSON.parse(await command("login-link", "--json")) as { link: string };
    expect(link.startsWith(`${address}/login/`)).toBe(true);
    expect((await fetch(link)).status).toBe(200);
  });
});

describe("a port that another program has", () => {
  /** Starts the bot alone. */
  async function bot(settings: Record<string, string>) {
    const database = await freshDatabase();
    const child = spawn(process.execPath, [BOT], {
      env: { PATH: process.env.PATH, DATABASE_URL: database.url, ...settings },
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    const exited = once(child, "exit");
    let words = "";
    child.stderr!.on("data", (part: Buffer) => {
      words += part.toString();
    });
    onTestFinished(async () => {
      child.kill("SIGTERM");
      await exited;
      await database.close();
    });
    return { ready: once(child, "message"), exited, words: () => words };
  }

  test("that was chosen for the web chat is trouble with the settings", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const { exited, words } = await bot({ WEB_PORT: String(port) });
    expect((await exited)[0]).toBe(78);
    expect(words()).toBe(`WEB_PORT should be a free port: ${port} is taken by another program.\n`);
  }, 30_000);

  test("that nobody chose costs a sentence, and everything else goes on", async () => {
    const other = createServer().listen(8080, "127.0.0.1");
    // Taken already: just as well.
    other.on("error", () => {});
    onTestFinished(() => void other.close());
    const { ready, words } = await bot({});
    await ready;
    expect(words()).toMatch(/^spotter: the web chat is not open: port 8080 is taken by another program\. [^\n]*\n$/);
  }, 30_000);
});
