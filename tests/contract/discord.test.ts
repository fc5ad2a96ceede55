/** What people say and do in Discord reaches Spotter as what they meant, in order, and with nothing lost. */
import { MessageReferenceType } from "discord-api-types/v10";
import { expect, test, vi } from "vitest";
import { setUp, setUpChat } from "./discord-setup.ts";
import { filesOf } from "./front-end-contract.ts";
import { textsOf } from "./front-end-harness.ts";

const soon = { timeout: 8000, interval: 10 };

test("who wrote where: a channel, a thread, a private chat", async () => {
  const { discord, anna, dm, gym, received } = await setUpChat();
  const legs = discord.thread(gym, "leg day");
  discord.userSays(gym, anna, "a");
  discord.userSays(legs, anna, "b");
  discord.userSays(dm, anna, "c");
  await vi.waitFor(() => expect(received).toHaveLength(3), soon);
  const where = Map.groupBy(received, ({ event }) => (event.kind === "message" ? event.text : ""));
  expect(where.get("a")?.[0]?.chat).toEqual({ id: gym.id, kind: "group", title: "gym" });
  expect(where.get("b")?.[0]?.chat).toEqual({ id: legs.id, kind: "group", title: "leg day" });
  expect(where.get("c")?.[0]?.chat).toEqual({ id: dm.id, kind: "private" });
  expect(received.map(({ sender }) => sender.name)).toEqual(["Anna Berg", "Anna Berg", "Anna Berg"]);
});

test("bots, webhooks, system messages and words for another bot are no concern of ours", async () => {
  const { discord, anna, gym, received, send } = await setUpChat();
  const other = discord.user("other", { bot: true });
  discord.userSays(gym, other, "beep 100x5");
  discord.userSays(gym, anna, "hooked", { extra: { webhook_id: discord.world.newId() } });
  discord.systemMessage(gym, anna);
  discord.userSays(gym, anna, `<@${other.id}> bench 100`, { extra: { mentions: [{ ...api(other), bot: true }] } });
  discord.userSays(gym, anna, "");
  await send(gym, { blocks: [{ kind: "text", spans: ["our own"] }] });
  discord.userSays(gym, anna, "bench 100");
  await vi.waitFor(() => expect(textsOf(received)).toEqual(["bench 100"]), soon);
});

test("mentions and emojis are words, not numbers to log", async () => {
  const { discord, anna, gym, received } = await setUpChat();
  const ben = discord.user("ben", { globalName: "Ben" });
  const words = `<@${discord.world.bot.id}> bench 100x5 with <@${ben.id}> in <#${gym.id}> <:flex:${gym.id}>`;
  discord.userSays(gym, anna, words, { extra: { mentions: [api(ben)] } });
  await vi.waitFor(() => expect(textsOf(received)).toEqual(["bench 100x5 with @Ben in #channel :flex:"]), soon);
});

test("a reply says what it answers; a forwarded message is what was forwarded", async () => {
  const { discord, anna, gym, received } = await setUpChat();
  const { messageId } = discord.userSays(gym, anna, "run 10 km 50:00");
  discord.userSays(gym, anna, "easy", { replyTo: messageId });
  const snapshot = {
    content: "squat 140",
    attachments: [],
    embeds: [],
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    type: 0,
    mentions: [],
    mention_roles: [],
  };
  discord.userSays(gym, anna, "", {
    extra: {
      message_reference: { type: MessageReferenceType.Forward, message_id: messageId, channel_id: gym.id },
      message_snapshots: [{ message: snapshot }],
    },
  });
  await vi.waitFor(() => expect(received).toHaveLength(3), soon);
  expect(received.map(({ event }) => event)).toMatchObject([
    { text: "run 10 km 50:00" },
    { text: "easy", replyTo: messageId },
    { text: "squat 140" },
  ]);
  expect(received[2]?.event).not.toHaveProperty("replyTo");
});

test("a link's preview is no edit; two edits are two", async () => {
  const { discord, anna, dm, received } = await setUpChat();
  const { messageId } = discord.userSays(dm, anna, "https://example.org bench 100");
  discord.previewArrives(dm, messageId);
  discord.userEdits(dm, messageId, "bench 105");
  await new Promise((resolve) => setTimeout(resolve, 150));
  discord.userEdits(dm, messageId, "bench 110");
  discord.previewArrives(dm, messageId);
  discord.userSays(dm, anna, "end");
  await vi.waitFor(() => expect(textsOf(received)).toContain("end"), soon);
  const edits = received.filter(({ event }) => event.kind === "edit");
  // The preview after an edit tells that edit once more: the inbox knows it by its revision.
  expect(new Set(edits.map(({ revision }) => revision)).size).toBe(2);
  expect(textsOf(edits).slice(0, 2)).toEqual(["bench 105", "bench 110"]);
});

test("deletions, one or many at once, are those of who wrote; what was never heard is left alone", async () => {
  const { discord, anna, gym, received } = await setUpChat();
  const ben = discord.user("ben");
  const one = discord.userSays(gym, anna, "one").messageId;
  const two = discord.userSays(gym, ben, "two").messageId;
  const three = discord.userSays(gym, anna, "three").messageId;
  const beep = discord.userSays(gym, discord.user("bot", { bot: true }), "beep").messageId;
  await vi.waitFor(() => expect(received).toHaveLength(3), soon);
  discord.userDeletes(gym, two);
  discord.userDeletes(gym, one, beep, three);
  await vi.waitFor(() => expect(received).toHaveLength(6), soon);
  expect(received.slice(3)).toMatchObject([
    { messageId: two, sender: { id: ben.id }, event: { kind: "delete" } },
    { messageId: one, sender: { id: anna.id }, event: { kind: "delete" } },
    { messageId: three, sender: { id: anna.id }, event: { kind: "delete" } },
  ]);
});

test("a file whose address has expired is found anew; one that is gone is unavailable, one too big not asked for", async () => {
  const { discord, anna, dm, received, frontEnd } = await setUpChat();
  const bytes = new Uint8Array([14, 16, 1, 2]);
  const { messageId } = discord.userSays(dm, anna, "", { files: [{ name: "ride.fit", bytes }] });
  discord.userSays(dm, anna, "", { files: [{ name: "huge.fit", bytes, size: 25 * 1024 * 1024 }] });
  discord.userSays(dm, anna, "", { files: [{ name: "liar.fit", bytes: new Uint8Array(21 * 1024 * 1024), size: 9 }] });
  await vi.waitFor(() => expect(received).toHaveLength(3), soon);
  const [file, huge, liar] = filesOf(received);
  discord.expireAddresses();
  expect(await frontEnd.fetchFile(file!)).toEqual({ bytes });
  expect(await frontEnd.fetchFile(huge!)).toEqual({ problem: "too-big" });
  expect(Object.keys(await frontEnd.fetchFile(liar!))).toEqual(["problem"]);
  discord.failNext("GET /messages", { status: 502, times: 9 });
  discord.expireAddresses();
  await expect(frontEnd.fetchFile(file!)).rejects.toThrow("502");
  discord.userDeletes(dm, messageId);
  expect(await frontEnd.fetchFile({ name: "x", bytes: 1, ref: "nonsense" })).toEqual({ problem: "unavailable" });
});

test("a deleted message's file is unavailable", async () => {
  const { discord, anna, dm, received, frontEnd } = await setUpChat();
  const { messageId } = discord.userSays(dm, anna, "", { files: [{ name: "ride.fit", bytes: new Uint8Array(3) }] });
  await vi.waitFor(() => expect(received).toHaveLength(1), soon);
  discord.userDeletes(dm, messageId);
  discord.expireAddresses();
  expect(await frontEnd.fetchFile(filesOf(received)[0]!)).toEqual({ problem: "unavailable" });
});

test("events of one chat keep their order, and none is lost, while storing them fails now and then", async () => {
  const { discord, anna, dm, received, beforeReceive, logged } = await setUpChat();
  let calls = 0;
  beforeReceive.run = async () => {
    calls += 1;
    if (calls % 3 !== 0) throw Object.assign(new Error("insert into inbox values ('secret words')"), { code: "57P01" });
  };
  const texts = Array.from({ length: 5 }, (_, index) => `secret words ${index}`);
  for (const words of texts) discord.userSays(dm, anna, words);
  await vi.waitFor(() => expect(textsOf(received)).toEqual(texts), { timeout: 15_000, interval: 20 });
  expect(logged.join("")).toContain("57P01");
  expect(logged.join("")).not.toContain("secret words");
});

test("what was written while Spotter was away is read at the next start, before what comes then", async () => {
  const first = await setUpChat();
  const { discord, anna, dm, gym } = first;
  discord.userSays(dm, anna, "heard");
  discord.userSays(gym, anna, "heard too");
  await vi.waitFor(() => expect(first.received).toHaveLength(2), soon);
  await first.frontEnd.stop();
  const missed = Array.from({ length: 120 }, (_, index) => `missed ${index}`);
  for (const words of missed) discord.userSays(dm, anna, words);
  discord.userSays(gym, discord.user("bot", { bot: true }), "beep");
  gym.denied.add("history");
  const second = await setUp({ discord, received: first.received });
  const started = second.start();
  await vi.waitFor(() => expect(discord.gateway.isConnected).toBe(true), soon);
  discord.userSays(dm, anna, "now");
  await started;
  // What is said while the past is read may be found there as well: the inbox knows it by its id.
  const texts = () => [...new Set(textsOf(second.received))];
  await vi.waitFor(() => expect(texts()).toEqual(["heard", "heard too", ...missed, "now"]), soon);
  expect(second.received.every(({ chat }) => chat.id !== dm.id || chat.kind === "private")).toBe(true);
});

function api({ id, username, globalName }: { id: string; username: string; globalName?: string }) {
  return { id, username, discriminator: "0", global_name: globalName ?? null, avatar: null };
}
