/** Spotter's replies on their way to Discord: nobody is called, nothing comes twice, and what cannot arrive is said once. */
import { Undeliverable } from "@spotter/bot/front-end";
import { expect, test } from "vitest";
import { setUpChat } from "./discord-setup.ts";
import { paragraph, png } from "./front-end-harness.ts";

test("nobody's phone rings, whatever an athlete wrote", async () => {
  const { discord, anna, gym, send } = await setUpChat();
  const { messageId } = discord.userSays(gym, anna, "bench 100");
  const words = `@everyone <@${anna.id}> <@&${gym.id}>`;
  const [id] = await send(gym, { blocks: [paragraph(words)] }, { inReplyTo: messageId });
  await send(gym, { blocks: [paragraph(words)] }, { replaces: [id!] });
  expect(discord.seen(gym)).toMatchObject([{ text: words, pinged: false, styles: [] }]);
});

test("a reply to a message that is gone is sent without quoting it", async () => {
  const { discord, gym, send } = await setUpChat();
  await send(gym, { blocks: [paragraph("Logged.")] }, { inReplyTo: discord.world.newId() });
  expect(discord.seen(gym)).toMatchObject([{ text: "Logged.", replyTo: undefined }]);
});

test("addresses can be followed, without a preview", async () => {
  const { discord, dm, send } = await setUpChat();
  await send(dm, { blocks: [paragraph("Log in: https://example.org/a_b?c=*d. Soon.")] });
  expect(discord.seen(dm)[0]?.styles).toEqual([{ type: "link", text: "https://example.org/a_b?c=" }]);
});

test("a picture says what it shows to those who cannot see it", async () => {
  const { discord, dm, send, stored } = await setUpChat();
  stored.set("A", png(10, 10));
  await send(dm, { blocks: [], images: [{ sha256: "A", name: 'a "b".png', alt: "e1RM from 100 to 120 kg" }] });
  expect(discord.seen(dm)).toMatchObject([{ text: "", files: [{ alt: "e1RM from 100 to 120 kg" }] }]);
});

test("an answer that was lost on the way is not sent a second time", async () => {
  const { discord, dm, send } = await setUpChat();
  discord.loseNextAnswer("POST /messages");
  await send(dm, { blocks: [paragraph("once")] }, { key: "7" }).catch(() => {});
  const ids = await send(dm, { blocks: [paragraph("once")] }, { key: "7" });
  expect(discord.seen(dm).map(({ id }) => id)).toEqual(ids);
  await send(dm, { blocks: [paragraph("once")] }, { key: "8" });
  expect(discord.seen(dm)).toHaveLength(2);
});

test("a reply that replaces a longer one takes the rest of it away, a shorter one is added to", async () => {
  const { discord, dm, send } = await setUpChat();
  const pages = (letters: string) => [paragraph([...letters].map((letter) => letter.repeat(2000)).join("\n"))];
  const three = await send(dm, { blocks: pages("abc") });
  await send(dm, { blocks: [paragraph("d")] }, { replaces: three });
  expect(discord.seen(dm)).toMatchObject([{ id: three[0], text: "d" }]);
  const two = await send(dm, { blocks: pages("ef") }, { replaces: three.slice(0, 1) });
  expect(two[0]).toBe(three[0]);
  expect(discord.seen(dm).map(({ text }) => text[0])).toEqual(["e", "f"]);
});

test("a picture takes the place of words, and words that of a picture", async () => {
  const { discord, dm, send, stored } = await setUpChat();
  stored.set("A", png(10, 10));
  const [id] = await send(dm, { blocks: [paragraph("words")] });
  await send(dm, { blocks: [], images: [{ sha256: "A", name: "a.png", alt: "a" }] }, { replaces: [id!] });
  expect(discord.seen(dm)).toMatchObject([{ id, text: "", files: [{ name: "a.png" }] }]);
  await send(dm, { blocks: [paragraph("words again")] }, { replaces: [id!] });
  expect(discord.seen(dm)).toMatchObject([{ id, text: "words again", files: [] }]);
});

test("what can no longer be changed is said anew", async () => {
  const { discord, dm, send } = await setUpChat();
  await send(dm, { blocks: [paragraph("again")] }, { replaces: [discord.world.newId()] });
  expect(discord.seen(dm)).toMatchObject([{ text: "again" }]);
});

test.each([
  { denied: "send", says: /lacks a permission/ },
  { denied: "view", says: /may not see the channel/ },
] as const)(
  "without the permission to $denied the reply is undeliverable, and the log says why, once",
  async ({ denied, says }) => {
    const { gym, send, logged } = await setUpChat();
    gym.denied.add(denied);
    for (const words of ["a", "b"])
      await expect(send(gym, { blocks: [paragraph(words)] })).rejects.toBeInstanceOf(Undeliverable);
    expect(logged.filter((line) => says.test(line))).toHaveLength(1);
    gym.denied.delete(denied);
    await send(gym, { blocks: [paragraph("c")] });
  },
);

test("a person who takes no private messages, a channel that is gone, a file too large: undeliverable", async () => {
  const { discord, dm, gym, send, stored } = await setUpChat();
  dm.denied.add("user");
  await expect(send(dm, { blocks: [paragraph("a")] })).rejects.toThrow("no private messages");
  stored.set("F", new Uint8Array(11 * 1024 * 1024));
  await expect(send(gym, { blocks: [paragraph("words")], files: [{ sha256: "F", name: "f.zip" }] })).rejects.toThrow(
    "larger than Discord",
  );
  expect(discord.seen(gym)).toMatchObject([{ text: "words" }]);
  discord.world.channels.delete(gym.id);
  await expect(send(gym, { blocks: [paragraph("a")] })).rejects.toBeInstanceOf(Undeliverable);
});

test("a short wait that Discord asks for is waited", async () => {
  const { discord, dm, send } = await setUpChat();
  discord.failNext("POST /messages", { status: 429, retryAfterSec: 0.2 });
  await send(dm, { blocks: [paragraph("a")] });
  expect(discord.seen(dm)).toHaveLength(1);
});

test("limits that Discord's headers tell are kept without being refused", async () => {
  const { discord, dm, send } = await setUpChat({ fake: { limits: { calls: 2, perSec: 1 } } });
  await Promise.all(["a", "b", "c", "d", "e"].map((words) => send(dm, { blocks: [paragraph(words)] })));
  expect(discord.seen(dm)).toHaveLength(5);
});

test("neither the token nor an interaction's, nor what was said, is ever logged or in an error", async () => {
  const { discord, anna, dm, send, logged, frontEnd } = await setUpChat();
  const run = discord.userRuns(dm, anna, "timezone", { place: "secret place" });
  const errors: unknown[] = [];
  for (const trouble of [
    { status: 400, code: 50035 },
    { status: 500, times: 4 },
    { status: 403, code: 50013 },
  ]) {
    discord.failNext("POST /messages", trouble);
    await send(dm, { blocks: [paragraph("secret words")] }).catch((error: unknown) => errors.push(error));
  }
  discord.failNext("PATCH /webhooks", { status: 400, code: 50035 });
  await send(dm, { blocks: [paragraph("secret words")] }, { answers: run.id }).catch((error: unknown) =>
    errors.push(error),
  );
  await frontEnd.typing("123456789012345678");
  expect(errors).toHaveLength(4);
  const told =
    errors.map((error) => JSON.stringify(error, Object.getOwnPropertyNames(error))).join("") + logged.join("");
  for (const secret of [discord.token, run.token, "secret place", "secret words"]) expect(told).not.toContain(secret);
});

test("typing is shown, and its failures are of no interest", async () => {
  const { discord, dm, frontEnd } = await setUpChat();
  await frontEnd.typing(dm.id);
  expect(discord.typing).toMatchObject([{ channelId: dm.id }]);
  await frontEnd.typing("123456789012345678");
});
