/** Updates by webhook: who may call, when an update counts as received, and the way back to polling. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { WebhookOptions } from "@spotter/bot/telegram/webhook";
import { webhookPath, webhookUrl } from "@spotter/bot/telegram/webhook";
import { expect, test, vi } from "vitest";
import { textsOf } from "./front-end-harness.ts";
import { setUp } from "./telegram-setup.ts";

const soon = { timeout: 8000, interval: 10 };
const secretToken = "a-secret_only-Telegram-knows";

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function setUpWebhook(more: Parameters<typeof setUp>[0] = {}) {
  const port = await freePort();
  const webhook: WebhookOptions = { publicUrl: `http://127.0.0.1:${port}/`, secretToken, host: "127.0.0.1", port };
  const setup = await setUp({ ...more, bot: { ...more.bot, webhook } });
  const anna = setup.telegram.user("Anna");
  const dm = setup.telegram.privateChat(anna);
  const call = (init: RequestInit & { url?: string } = {}) =>
    fetch(init.url ?? webhookUrl(webhook), {
      method: "POST",
      body: JSON.stringify({ update_id: 1 }),
      ...init,
      headers: { "x-telegram-bot-api-secret-token": secretToken, ...init.headers },
    }).then((response) => response.status);
  return { ...setup, anna, dm, webhook, call };
}

test("updates arrive by webhook, in order", async () => {
  const { telegram, start, anna, dm, received } = await setUpWebhook();
  await start();
  const texts = Array.from({ length: 10 }, (_, index) => `n ${index}`);
  for (const words of texts) telegram.userSays(dm, anna, words);
  await vi.waitFor(() => expect(textsOf(received)).toEqual(texts), soon);
  await telegram.queue.drained();
});

test("an update is confirmed only once it is stored", async () => {
  const { telegram, start, anna, dm, received, beforeReceive, logged } = await setUpWebhook();
  await start();
  let failures = 3;
  beforeReceive.run = async () => {
    failures -= 1;
    if (failures >= 0) throw new Error("the database is down");
  };
  telegram.userSays(dm, anna, "one");
  telegram.userSays(dm, anna, "two");
  await vi.waitFor(() => expect(textsOf(received)).toEqual(["one", "two"]), soon);
  await telegram.queue.drained();
  expect(logged.join("")).toContain("Telegram will send it again");
});

test("only Telegram may call: secret, path, method and size are checked", async () => {
  const { start, call, webhook, received } = await setUpWebhook();
  await start();
  expect(await call()).toBe(200);
  expect(await call({ headers: { "x-telegram-bot-api-secret-token": "wrong" } })).toBe(401);
  expect(await call({ headers: { "x-telegram-bot-api-secret-token": "" } })).toBe(401);
  expect(await call({ url: webhook.publicUrl })).toBe(404);
  expect(await call({ url: `${webhook.publicUrl}telegram/guess` })).toBe(404);
  expect(await fetch(webhookUrl(webhook)).then((response) => response.status)).toBe(405);
  expect(await call({ body: "not json" })).toBe(400);
  expect(await call({ body: "[]" })).toBe(400);
  expect(await call({ body: JSON.stringify({ update_id: 1, x: "x".repeat(1024 * 1024) }) }).catch(() => 413)).toBe(413);
  expect(received).toEqual([]);
});

test("the path gives nothing away and stays the same", () => {
  expect(webhookPath(secretToken)).toMatch(/^\/telegram\/[0-9a-f]{40}$/);
  expect(webhookPath(secretToken)).toBe(webhookPath(secretToken));
  expect(webhookPath(secretToken)).not.toBe(webhookPath("another"));
});

test("a secret token that Telegram would refuse is explained", async () => {
  const webhook = { publicUrl: "https://spotter.example.org", secretToken: "no spaces!", host: "127.0.0.1", port: 0 };
  const { start } = await setUp({ bot: { webhook } });
  await expect(start()).rejects.toThrow(/letters, digits/);
});

test("a port in use ends the start", async () => {
  const { start, webhook } = await setUpWebhook();
  const squatter = createServer().listen(webhook.port, webhook.host);
  await vi.waitFor(() => expect(squatter.listening).toBe(true));
  await expect(start()).rejects.toMatchObject({ code: "EADDRINUSE" });
  squatter.close();
});

test("from webhook to polling and back, messages in between are kept", async () => {
  const first = await setUpWebhook();
  const { telegram, anna, dm } = first;
  await first.start();
  telegram.userSays(dm, anna, "by webhook");
  await vi.waitFor(() => expect(first.received).toHaveLength(1), soon);
  await first.frontEnd.stop();
  telegram.userSays(dm, anna, "while away");

  const second = await setUp({ telegram });
  await second.start();
  await vi.waitFor(() => expect(textsOf(second.received)).toEqual(["while away"]), soon);
  expect(telegram.queue.webhook).toBeUndefined();
  await second.frontEnd.stop();
  telegram.userSays(dm, anna, "while away again");

  const third = await setUpWebhook({ telegram });
  await third.start();
  await vi.waitFor(() => expect(textsOf(third.received)).toEqual(["while away again"]), soon);
  await telegram.queue.drained();
});

test("a webhook set by another program is explained", async () => {
  const { telegram, start, logged } = await setUp();
  await start();
  telegram.queue.setWebhook({ url: "http://127.0.0.1:1/", secretToken: undefined, maxConnections: 1 }, false);
  await vi.waitFor(() => expect(logged.join("")).toContain("has set a webhook for this bot"), soon);
});
