/** The fake Discord's gateway keeps the protocol, as a bare client sees it. */
import { once } from "node:events";
import { createInflate, inflateSync } from "node:zlib";
import { GatewayOpcodes as Op } from "discord-api-types/v10";
import { expect, onTestFinished, test, vi } from "vitest";
import WebSocket from "ws";
import type { FakeDiscord } from "../fakes/discord/fake-discord.ts";
import { server } from "./discord-server.ts";

/** Guilds, GuildMessages, DirectMessages, MessageContent. */
const INTENTS = 1 | (1 << 9) | (1 << 12) | (1 << 15);

/** A bare client of the gateway. */
async function client(discord: FakeDiscord, query = "v=10&encoding=json") {
  const socket = new WebSocket(`${discord.apiRoot.replace("http", "ws").replace(/api$/, "gateway")}?${query}`);
  onTestFinished(() => socket.terminate());
  const got: { op: number; t?: string; s?: number; d: Record<string, unknown> }[] = [];
  const take = (text: string) => void got.push(JSON.parse(text));
  const inflate = createInflate();
  inflate.on("data", (chunk: Buffer) => take(chunk.toString()));
  socket.on("message", (data: Buffer, isBinary) => {
    if (!isBinary) take(data.toString());
    else if (query.includes("zlib-stream")) inflate.write(data);
    else take(inflateSync(data).toString());
  });
  const closed = once(socket, "close").then(([code]) => Number(code));
  await once(socket, "open");
  const say = (op: number, d: unknown) => socket.send(JSON.stringify({ op, d }));
  const identify = (about: object = {}) =>
    say(Op.Identify, { token: discord.token, intents: INTENTS, properties: { os: "linux" }, ...about });
  const until = (t: string) =>
    vi.waitFor(() => {
      const event = got.find((one) => one.t === t);
      expect(event).toBeDefined();
      return event!;
    });
  return { socket, got, closed, say, identify, until };
}

test("the gateway says hello, acknowledges heartbeats, and is ready with its servers", async () => {
  const { discord } = await server();
  const { got, say, identify, until } = await client(discord);
  await vi.waitFor(() => expect(got[0]).toMatchObject({ op: Op.Hello, d: { heartbeat_interval: 41_250 } }));
  say(Op.Heartbeat, null);
  await vi.waitFor(() => expect(got[1]).toMatchObject({ op: Op.HeartbeatAck }));
  identify();
  expect(await until("READY")).toMatchObject({ s: 1, d: { v: 10, guilds: [{ unavailable: true }] } });
  expect((await until("GUILD_CREATE")).d).toMatchObject({ name: "Barbell club", channels: [{ name: "gym" }] });
});

test.each([
  { what: "a wrong token", about: { token: "x" }, code: 4004 },
  { what: "intents that are not switched on", about: { intents: INTENTS | (1 << 8) }, code: 4014 },
  { what: "intents that do not exist", about: { intents: -1 }, code: 4013 },
  { what: "no properties", about: { properties: undefined }, code: 4002 },
])("to $what it closes with $code", async ({ about, code }) => {
  const { discord } = await server();
  const { identify, closed } = await client(discord);
  identify(about);
  expect(await closed).toBe(code);
});

test("without the Message Content Intent switched on it is refused; without asking for it words are blank", async () => {
  const { discord, gym, anna } = await server({ messageContent: false });
  const refused = await client(discord);
  refused.identify();
  expect(await refused.closed).toBe(4014);
  const modest = await client(discord);
  modest.identify({ intents: 1 | (1 << 9) });
  await modest.until("READY");
  discord.userSays(gym, anna, "secret");
  expect((await modest.until("MESSAGE_CREATE")).d.content).toBe("");
});

test("what is out of order is closed: before identifying, twice, not JSON, silence", async () => {
  const { discord } = await server({ heartbeatIntervalMs: 60 });
  const early = await client(discord);
  early.say(Op.RequestGuildMembers, {});
  expect(await early.closed).toBe(4003);
  const twice = await client(discord);
  twice.identify();
  twice.identify();
  expect(await twice.closed).toBe(4005);
  const babble = await client(discord);
  babble.socket.send("{");
  expect(await babble.closed).toBe(4002);
  const silent = await client(discord);
  expect(await silent.closed).toBe(4009);
});

test("a session is resumed after the last event heard; one that is unknown is invalid; the future cannot be resumed", async () => {
  const { discord, gym, anna } = await server();
  const first = await client(discord);
  first.identify();
  const { session_id } = (await first.until("READY")).d;
  await first.until("GUILD_CREATE");
  first.socket.terminate();
  await first.closed;
  discord.userSays(gym, anna, "missed");
  const second = await client(discord);
  second.say(Op.Resume, { token: discord.token, session_id, seq: 2 });
  expect((await second.until("MESSAGE_CREATE")).d.content).toBe("missed");
  await second.until("RESUMED");
  expect(second.got.map(({ t }) => t)).toEqual([undefined, "MESSAGE_CREATE", "RESUMED"]);
  const future = await client(discord);
  future.say(Op.Resume, { token: discord.token, session_id, seq: 999 });
  expect(await future.closed).toBe(4007);
  const stranger = await client(discord);
  stranger.say(Op.Resume, { token: discord.token, session_id: "x", seq: 1 });
  await vi.waitFor(() => expect(stranger.got.at(-1)).toMatchObject({ op: Op.InvalidSession, d: false }));
});

test.each([
  { how: "as a stream", query: "v=10&encoding=json&compress=zlib-stream", about: {} },
  { how: "event by event", query: "v=10&encoding=json", about: { compress: true } },
])("it compresses $how", async ({ query, about }) => {
  const { discord } = await server();
  const { identify, until } = await client(discord, query);
  identify(about);
  expect((await until("READY")).d.v).toBe(10);
});
