/** Starting, waiting, and keeping going when Telegram or the network does not. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { telegramFrontEnd } from "@spotter/bot/telegram/front-end";
import { pino } from "pino";
import { expect, test, vi } from "vitest";
import { FakeTelegram } from "../fakes/telegram/fake-telegram.ts";
import { paragraph, textsOf } from "./front-end-harness.ts";
import { setUp, setUpChat } from "./telegram-setup.ts";

const soon = { timeout: 8000, interval: 10 };

test.each(["8123456789:AAwrong", "nonsense"])("the wrong token %s is explained in a sentence", async (token) => {
  const { start, logged } = await setUp({ bot: { token } });
  await expect(start()).rejects.toThrow(/TELEGRAM_BOT_TOKEN.*@BotFather/);
  expect(logged.join("")).not.toContain(token);
});

test("without a network the start says that it waits, and goes on once there is one", async () => {
  const telegram = await new FakeTelegram().start();
  const port = Number(new URL(telegram.apiRoot).port);
  const apiRoot = telegram.apiRoot;
  await telegram.stop();
  const logged: string[] = [];
  const frontEnd = telegramFrontEnd({
    token: telegram.token,
    apiRoot,
    commands: [],
    log: pino({ level: "trace" }, { write: (line: string) => logged.push(line) }),
  });
  const started = frontEnd.start(async () => {});
  await vi.waitFor(() => expect(logged.join("")).toContain("cannot be reached yet; waiting"), soon);
  expect(logged.join("")).toContain("ECONNREFUSED");
  const back = await new FakeTelegram().start(port);
  await started;
  expect(logged.join("")).toContain("Telegram is connected");
  expect(logged.join("")).not.toContain(telegram.token);
  await frontEnd.stop();
  await back.stop();
});

test("a stop ends the waiting for a network", async () => {
  const { frontEnd, start, logged } = await setUp({ bot: { apiRoot: "http://127.0.0.1:1" } });
  const started = start();
  await vi.waitFor(() => expect(logged.join("")).toContain("waiting"), soon);
  await frontEnd.stop();
  await started;
});

test("a server in trouble is waited for at the start", async () => {
  const { telegram, start, logged } = await setUp();
  telegram.failNext("getMe", { code: 502, description: "Bad Gateway" });
  await start();
  expect(logged.join("")).toContain("waiting");
});

test("a proxy's error page in place of an answer is trouble that may pass", async () => {
  const proxy = createServer((_, response) => response.writeHead(502).end("<html>Bad Gateway</html>")).listen(
    0,
    "127.0.0.1",
  );
  await once(proxy, "listening");
  const apiRoot = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const { frontEnd, start, logged } = await setUp({ bot: { apiRoot } });
  const started = start();
  await vi.waitFor(() => expect(logged.join("")).toContain("waiting"), soon);
  await frontEnd.stop();
  await started;
  proxy.close();
});

test("a command menu that Telegram refuses does not keep the bot from starting", async () => {
  const { start, logged } = await setUp({ bot: { commands: [{ name: "Not A Command", help: "x" }] } });
  await start();
  expect(logged.join("")).toContain("The command menu could not be set.");
});

test("privacy mode is explained at the start and when the bot joins a group", async () => {
  const { telegram, frontEnd, logged, anna } = await setUpChat({ fake: { canReadAllGroupMessages: false } });
  expect(frontEnd.groupPrivacy).toBe(true);
  const warnings = () => logged.filter((line) => line.includes("/setprivacy"));
  expect(warnings()).toHaveLength(1);
  const gym = telegram.group("Gym");
  telegram.addsBot(gym, anna);
  await vi.waitFor(() => expect(warnings()).toHaveLength(2), soon);
  expect(warnings()[1]).toContain(String(gym.id));
  telegram.canReadAllGroupMessages = true;
  telegram.addsBot(telegram.group("Other"), anna);
  await vi.waitFor(() => expect(frontEnd.groupPrivacy).toBe(false), soon);
  expect(warnings()).toHaveLength(2);
});

test("without privacy mode nothing is said about it", async () => {
  const { frontEnd, logged } = await setUpChat();
  expect(frontEnd.groupPrivacy).toBe(false);
  expect(logged.join("")).not.toContain("/setprivacy");
});

test("an outage in the middle of polling costs time, not messages", async () => {
  const { telegram, anna, dm, received, logged } = await setUpChat();
  telegram.userSays(dm, anna, "before");
  await vi.waitFor(() => expect(received).toHaveLength(1), soon);
  const outage = telegram.outage(700);
  telegram.userSays(dm, anna, "during");
  await outage;
  telegram.userSays(dm, anna, "after");
  await vi.waitFor(() => expect(textsOf(received)).toEqual(["before", "during", "after"]), soon);
  expect(logged.join("")).toContain("Telegram cannot be reached; trying again.");
  expect(logged.join("")).not.toContain(telegram.token);
});

test("a lost answer to getUpdates is asked for again", async () => {
  const { telegram, anna, dm, received } = await setUpChat();
  telegram.loseNextAnswer("getUpdates");
  telegram.userSays(dm, anna, "hello");
  await vi.waitFor(() => expect(textsOf(received)).toEqual(["hello"]), soon);
});

test("another instance with the same token is explained, and the polling goes on", async () => {
  const { telegram, anna, dm, received, logged } = await setUpChat();
  telegram.failNext("getUpdates", {
    code: 409,
    description: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    times: 2,
  });
  telegram.userSays(dm, anna, "hello");
  telegram.userSays(dm, anna, "still there?");
  await vi.waitFor(() => expect(textsOf(received)).toEqual(["hello", "still there?"]), soon);
  expect(logged.join("")).toContain("Another program is polling with this bot's token");
});

test("two instances at once: each says so, and every message reaches one of them", async () => {
  const first = await setUpChat();
  const second = await setUp({ telegram: first.telegram });
  await second.start();
  await vi.waitFor(() => expect(first.logged.join("") + second.logged.join("")).toContain("serves only one"), soon);
  const texts = ["a", "b", "c"];
  for (const words of texts) first.telegram.userSays(first.dm, first.anna, words);
  await vi.waitFor(() => {
    expect(new Set([...textsOf(first.received), ...textsOf(second.received)])).toEqual(new Set(texts));
  }, soon);
});

test("a token revoked while running is explained", async () => {
  const { telegram, anna, dm, logged } = await setUpChat();
  telegram.failNext("getUpdates", { code: 401, description: "Unauthorized" });
  telegram.userSays(dm, anna, "wake the long poll");
  await vi.waitFor(() => expect(logged.join("")).toContain("no longer accepts TELEGRAM_BOT_TOKEN"), soon);
});

test("a stop waits for what is in hand, and what was received is not sent again", async () => {
  const { telegram, anna, dm, frontEnd, received, beforeReceive } = await setUpChat();
  beforeReceive.run = () => new Promise((resolve) => setTimeout(resolve, 300));
  telegram.userSays(dm, anna, "slow");
  await new Promise((resolve) => setTimeout(resolve, 100));
  await frontEnd.stop();
  expect(textsOf(received)).toEqual(["slow"]);
  expect(telegram.queue.pendingCount).toBe(0);
});

test("neither the token nor message text is ever logged", async () => {
  const { telegram, anna, dm, received, send, logged, frontEnd } = await setUpChat();
  telegram.userSays(dm, anna, "secret words");
  await vi.waitFor(() => expect(received).toHaveLength(1), soon);
  const reply = { blocks: [paragraph("secret answer")] };
  await send(String(dm.id), reply);
  for (const trouble of [
    { code: 400, description: "Bad Request: can't parse entities: x" },
    { code: 500, description: "Internal Server Error" },
    { code: 403, description: "Forbidden: bot was blocked by the user" },
  ]) {
    telegram.failNext("sendMessage", trouble);
    await send(String(dm.id), reply).catch(() => {});
  }
  const outage = telegram.outage(300);
  await send(String(dm.id), reply).catch(() => {});
  await frontEnd.typing(String(dm.id));
  await outage;
  const all = logged.join("");
  expect(all).not.toContain(telegram.token);
  expect(all).not.toContain(telegram.token.split(":")[1]);
  expect(all).not.toMatch(/secret (words|answer)/);
});
