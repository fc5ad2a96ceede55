/** Starting, waiting, and keeping going when Discord or the network does not. */
import { expect, test, vi } from "vitest";
import { FakeDiscord } from "../fakes/discord/fake-discord.ts";
import { setUp, setUpChat } from "./discord-setup.ts";
import { paragraph, textsOf } from "./front-end-harness.ts";

const soon = { timeout: 12_000, interval: 10 };

test("the wrong token is explained in a sentence", async () => {
  const token = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GWrong.for-tests-only_0123456789abcdefghij";
  const { start, logged } = await setUp({ bot: { token } });
  await expect(start()).rejects.toThrow(/DISCORD_BOT_TOKEN.*Reset Token/);
  expect(logged.join("")).not.toContain(token);
});

test("a Message Content Intent that is off is explained in a sentence", async () => {
  const { start } = await setUp({ fake: { messageContent: false } });
  await expect(start()).rejects.toThrow(/Message Content Intent is off.*Privileged Gateway Intents/);
});

test("without a network the start says that it waits, and goes on once there is one", async () => {
  const discord = await new FakeDiscord().start();
  const port = Number(new URL(discord.apiRoot).port);
  await discord.stop();
  const { start, logged, frontEnd } = await setUp({ discord });
  const started = start();
  await vi.waitFor(
    () =>
      expect(logged.join("")).toContain(
        "Discord cannot be reached yet; waiting. Discord cannot be reached (ECONNREFUSED).",
      ),
    soon,
  );
  const back = await new FakeDiscord().start(port);
  await started;
  expect(logged.join("")).toContain("Discord is connected");
  expect(logged.join("")).not.toContain(discord.token);
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
  const { discord, start, logged } = await setUp();
  discord.failNext("GET /gateway/bot", { status: 502, times: 9 });
  await start();
  expect(logged.join("")).toContain("waiting");
});

test("Discord's wish to reconnect is followed, and the session goes on where it was", async () => {
  const { discord, anna, dm, received } = await setUpChat();
  discord.userSays(dm, anna, "before");
  await vi.waitFor(() => expect(received).toHaveLength(1), soon);
  discord.gateway.askToReconnect();
  await vi.waitFor(() => expect(discord.gateway.isConnected).toBe(false), soon);
  discord.userSays(dm, anna, "during");
  await vi.waitFor(() => expect(textsOf(received)).toEqual(["before", "during"]), soon);
  expect(discord.gateway.heard.filter(({ op }) => op === 6)).toHaveLength(1);
});

test("when a session has ended, a new one begins, and what fell between the two is read from the channels", async () => {
  const { discord, anna, dm, received } = await setUpChat();
  discord.userSays(dm, anna, "before");
  await vi.waitFor(() => expect(received).toHaveLength(1), soon);
  discord.gateway.invalidateSessions();
  await vi.waitFor(() => expect(discord.gateway.isConnected).toBe(false), soon);
  discord.userSays(dm, anna, "between");
  await vi.waitFor(() => expect(textsOf(received)).toEqual(["before", "between"]), soon);
  discord.userSays(dm, anna, "after");
  await vi.waitFor(() => expect(textsOf(received)).toEqual(["before", "between", "after"]), soon);
});

test("a gateway that no longer answers heartbeats is left for another connection", async () => {
  const { discord, anna, dm, received } = await setUpChat({ fake: { heartbeatIntervalMs: 150 } });
  discord.gateway.deaf = true;
  await vi.waitFor(() => expect(discord.gateway.heard.some(({ op }) => op === 6)).toBe(true), soon);
  discord.gateway.deaf = false;
  discord.userSays(dm, anna, "hello");
  await vi.waitFor(() => expect(textsOf(received)).toEqual(["hello"]), soon);
});

test.each([
  { code: 4014, says: "Message Content Intent is off" },
  { code: 4004, says: "does not know the token" },
])("a gateway that closes for good with $code while running is explained", async ({ code, says }) => {
  const { discord, logged } = await setUpChat();
  discord.gateway.drop(code);
  await vi.waitFor(() => expect(logged.join("")).toContain(says), soon);
});

test("an outage of everything costs time, and replies go out after it", async () => {
  const { discord, anna, dm, received, send, logged } = await setUpChat();
  discord.userSays(dm, anna, "before");
  await vi.waitFor(() => expect(received).toHaveLength(1), soon);
  const outage = discord.outage(700);
  discord.userSays(dm, anna, "during");
  const failed = await send(dm, { blocks: [paragraph("x")] }).catch((error: unknown) => error);
  expect(failed).toMatchObject({ name: "PlatformTrouble" });
  await outage;
  await vi.waitFor(() => expect(textsOf(received)).toEqual(["before", "during"]), soon);
  await send(dm, { blocks: [paragraph("x")] });
  expect(discord.seen(dm)).toHaveLength(1);
  expect(logged.join("")).not.toContain(discord.token);
});

test("a stop waits for what is in hand", async () => {
  const { discord, anna, dm, frontEnd, received, beforeReceive } = await setUpChat();
  beforeReceive.run = () => new Promise((resolve) => setTimeout(resolve, 300));
  discord.userSays(dm, anna, "slow");
  await new Promise((resolve) => setTimeout(resolve, 100));
  await frontEnd.stop();
  expect(textsOf(received)).toEqual(["slow"]);
});

test("nothing is said to Discord before the start", async () => {
  const discord = await new FakeDiscord().start();
  const { frontEnd } = await setUp({ discord });
  expect(discord.calls).toEqual([]);
  await frontEnd.stop();
  await discord.stop();
});
