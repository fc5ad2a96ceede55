/** Spotter's replies as people in Telegram see them. */
import { Undeliverable } from "@spotter/bot/front-end";
import { code, strong } from "@spotter/core/chat/reply";
import { expect, test } from "vitest";
import type { FakeChat } from "../fakes/telegram/chats.ts";
import { paragraph, png } from "./front-end-harness.ts";
import { setUpChat } from "./telegram-setup.ts";

const OPEN = { fake: { limits: "off" } } as const;

test("a text with strong words and code", async () => {
  const { telegram, dm, send } = await setUpChat();
  const ids = await send(String(dm.id), {
    blocks: [{ kind: "text", spans: ["Squat ", strong("140 kg"), " ", code("/undo")] }],
  });
  const [seen] = telegram.seen(dm);
  expect(seen).toMatchObject({ text: "Squat 140 kg /undo", kind: "text", linkPreview: false });
  expect(seen?.entities).toEqual([
    { type: "bold", offset: 6, length: 6 },
    { type: "code", offset: 13, length: 5 },
  ]);
  expect(ids).toEqual([String(seen?.id)]);
});

test.each([
  "<b>bold?</b> & <script> &amp; &lt;",
  "*_~`| [link](http://x) \\ # > quote",
  "مرحبا 100 كغ שלום",
  "👩‍👩‍👧 🏋🏽‍♀️ 🇩🇪 é",
])("%s is shown as it is", async (words) => {
  const { telegram, dm, send } = await setUpChat();
  await send(String(dm.id), { blocks: [paragraph(words), { kind: "list", items: [[strong(words)], [code(words)]] }] });
  expect(telegram.seen(dm)[0]?.text).toBe(`${words}\n• ${words}\n• ${words}`);
});

test("a table is a monospaced block", async () => {
  const { telegram, dm, send } = await setUpChat();
  await send(String(dm.id), {
    blocks: [{ kind: "table", header: ["Lift", "kg"], rows: [["Bench", "97.5"]], align: ["left", "right"] }],
  });
  expect(telegram.seen(dm)[0]).toMatchObject({
    text: "Lift     kg\nBench  97.5",
    entities: [{ type: "pre", offset: 0, length: 23 }],
  });
});

test("a long text comes in parts, cut at line ends, the buttons under the last", async () => {
  const { telegram, dm, send } = await setUpChat();
  const lines = Array.from({ length: 200 }, (_, index) => `line ${index} ${"x".repeat(40)}`);
  const ids = await send(String(dm.id), {
    blocks: [paragraph(lines.join("\n"))],
    buttons: [[{ label: "OK", action: "ok" }]],
  });
  const seen = telegram.seen(dm);
  expect(ids).toEqual(seen.map(({ id }) => String(id)));
  expect(seen.length).toBe(3);
  expect(seen.flatMap(({ text }) => text.split("\n"))).toEqual(lines);
  expect(seen.map(({ buttons }) => buttons.length)).toEqual([0, 0, 1]);
});

test("parts that are out are not sent again, and each new one is noted at once", async () => {
  const { telegram, dm, frontEnd } = await setUpChat(OPEN);
  const blocks = [paragraph(`${"a".repeat(4096)}\n${"b".repeat(4096)}\nc`)];
  const noted: string[] = [];
  const attempt = (sentIds: string[], onSent: (id: string) => Promise<void>) =>
    frontEnd.send({
      key: "1",
      chatId: String(dm.id),
      reply: { blocks },
      replaces: [],
      sentIds,
      onSent,
      read: async () => new Uint8Array(),
    });
  await expect(
    attempt([], async (id) => {
      noted.push(id);
      if (noted.length === 2) throw new Error("crash");
    }),
  ).rejects.toThrow("crash");
  await attempt(noted, async (id) => void noted.push(id));
  expect(telegram.seen(dm).map(({ text }) => text[0])).toEqual(["a", "b", "c"]);
  expect(noted).toHaveLength(3);
});

test("one picture carries a short text as its caption, with the buttons", async () => {
  const { telegram, dm, send, stored } = await setUpChat();
  stored.set("A", png(800, 600));
  await send(String(dm.id), {
    blocks: [paragraph("Your e1RM")],
    images: [{ sha256: "A", name: "e1rm.png", alt: "e1RM over 12 weeks" }],
    buttons: [[{ label: "More", action: "more" }]],
  });
  expect(telegram.seen(dm)).toMatchObject([
    {
      kind: "photo",
      text: "Your e1RM",
      buttons: [[{ label: "More", action: "more" }]],
      file: { name: "e1rm.png", bytes: png(800, 600) },
    },
  ]);
});

test("a text too long for a caption goes before its picture, which then says what it shows", async () => {
  const { telegram, dm, send, stored } = await setUpChat();
  stored.set("A", png(800, 600));
  const image = { sha256: "A", name: "a.png", alt: "e1RM over 12 weeks" };
  await send(String(dm.id), { blocks: [paragraph("x".repeat(1025))], images: [image] });
  expect(telegram.seen(dm)).toMatchObject([{ kind: "text" }, { kind: "photo", text: "e1RM over 12 weeks" }]);
});

test("several pictures are an album; an eleventh begins another", async () => {
  const { telegram, dm, send, stored } = await setUpChat(OPEN);
  const images = Array.from({ length: 12 }, (_, index) => ({
    sha256: `${index}`,
    name: `${index}.png`,
    alt: `n ${index}`,
  }));
  for (const { sha256 } of images) stored.set(sha256, png(100 + Number(sha256), 100));
  const ids = await send(String(dm.id), { blocks: [paragraph("All lifts")], images });
  const seen = telegram.seen(dm);
  expect(ids).toEqual(seen.map(({ id }) => String(id)));
  expect(seen.map(({ file }) => file?.name)).toEqual(images.map(({ name }) => name));
  expect(seen.map(({ file }) => file?.bytes)).toEqual(images.map((_, index) => png(100 + index, 100)));
  expect(seen[0]?.text).toBe("All lifts");
  expect(new Set(seen.map(({ album }) => album)).size).toBe(2);
});

test("under an album no buttons are possible: the text follows it with them", async () => {
  const { telegram, dm, send, stored } = await setUpChat(OPEN);
  stored.set("A", png(10, 10));
  const images = ["a", "b"].map((name) => ({ sha256: "A", name: `${name}.png`, alt: name }));
  const buttons = [[{ label: "OK", action: "ok" }]];
  await send(String(dm.id), { blocks: [paragraph("Both")], images, buttons });
  await send(String(dm.id), { images, buttons });
  expect(telegram.seen(dm).map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    "photo a",
    "photo b",
    "text Both",
    "photo a",
    "photo b",
    "text a\nb",
  ]);
  expect(telegram.seen(dm).filter((message) => message.buttons.length > 0)).toHaveLength(2);
});

test("a picture Telegram refuses as a photo goes as a document, also in an album", async () => {
  const { telegram, dm, send, stored } = await setUpChat(OPEN);
  stored.set("wide", png(9000, 100));
  stored.set("fine", png(900, 600));
  const wide = { sha256: "wide", name: "wide.png", alt: "wide" };
  const first = await send(String(dm.id), { blocks: [paragraph("A year")], images: [wide] });
  const album = await send(String(dm.id), { images: [wide, { sha256: "fine", name: "fine.png", alt: "fine" }] });
  expect(telegram.seen(dm).map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    "document A year",
    "document wide",
    "document fine",
  ]);
  expect([first.length, album.length]).toEqual([1, 2]);
});

test("files go as documents under their names", async () => {
  const { telegram, dm, send, stored } = await setUpChat();
  stored.set("F", new Uint8Array([1, 2, 3]));
  await send(String(dm.id), {
    blocks: [paragraph("Your backup")],
    files: [{ sha256: "F", name: 'Backup "März"; 1.zip' }],
  });
  expect(telegram.seen(dm)).toMatchObject([
    { kind: "text", text: "Your backup" },
    { kind: "document", file: { name: "Backup _März__ 1.zip", bytes: new Uint8Array([1, 2, 3]) } },
  ]);
});

test("an answer quotes the message it answers, unless that is gone", async () => {
  const { telegram, anna, send } = await setUpChat();
  const gym = telegram.group("Gym");
  const { messageId } = telegram.userSays(gym, anna, "squat 140");
  await send(String(gym.id), { blocks: [paragraph("Logged.")] }, { inReplyTo: String(messageId) });
  await send(String(gym.id), { blocks: [paragraph("Logged too.")] }, { inReplyTo: "99999" });
  expect(telegram.seen(gym).map(({ replyTo }) => replyTo)).toEqual([messageId, undefined]);
});

test("an earlier message is replaced; replacing it by itself is fine; one that is gone is sent anew", async () => {
  const { telegram, dm, send } = await setUpChat(OPEN);
  const chat = String(dm.id);
  const [id = ""] = await send(chat, {
    blocks: [paragraph("Working…")],
    buttons: [[{ label: "Stop", action: "stop" }]],
  });
  expect(await send(chat, { blocks: [paragraph("Done.")] }, { replaces: [id] })).toEqual([id]);
  expect(await send(chat, { blocks: [paragraph("Done.")] }, { replaces: [id] })).toEqual([id]);
  expect(telegram.seen(dm)).toMatchObject([{ text: "Done.", buttons: [] }]);
  const [anew] = await send(chat, { blocks: [paragraph("Anew.")] }, { replaces: ["4242"] });
  expect(anew).not.toBe("4242");
  expect(telegram.seen(dm)).toHaveLength(2);
});

test("a text becomes a picture in place, and a picture another; a text after a picture is sent anew, and the picture goes", async () => {
  const { telegram, dm, send, stored } = await setUpChat(OPEN);
  const chat = String(dm.id);
  stored.set("4w", png(400, 300));
  stored.set("12w", png(1200, 300));
  const image = (sha256: string) => ({ sha256, name: `${sha256}.png`, alt: sha256 });
  const [id = ""] = await send(chat, { blocks: [paragraph("Drawing…")] });
  await send(chat, { blocks: [paragraph("4 weeks")], images: [image("4w")] }, { replaces: [id] });
  expect(telegram.seen(dm)).toMatchObject([
    { id: Number(id), kind: "photo", text: "4 weeks", file: { name: "4w.png" } },
  ]);
  await send(chat, { blocks: [paragraph("12 weeks")], images: [image("12w")] }, { replaces: [id] });
  expect(telegram.seen(dm)).toMatchObject([{ kind: "photo", text: "12 weeks", file: { bytes: png(1200, 300) } }]);
  await send(chat, { blocks: [paragraph("Never mind")] }, { replaces: [id] });
  expect(telegram.seen(dm)).toMatchObject([{ kind: "text", text: "Never mind" }]);
});

test("a longer or shorter reply takes the place of an earlier one part by part", async () => {
  const { telegram, dm, send } = await setUpChat(OPEN);
  const chat = String(dm.id);
  const parts = (letters: string) => ({ blocks: [paragraph([...letters].map((one) => one.repeat(4096)).join("\n"))] });
  const shown = () => telegram.seen(dm).map(({ text }) => text[0]);
  const one = await send(chat, parts("a"));
  const three = await send(chat, parts("bcd"), { replaces: one });
  expect(three[0]).toBe(one[0]);
  expect(shown()).toEqual(["b", "c", "d"]);
  const two = await send(chat, parts("ef"), { replaces: three });
  expect(two).toEqual(three.slice(0, 2));
  expect(shown()).toEqual(["e", "f"]);
  // After a crash between the parts and the removal of the rest, only that is made up for.
  telegram.failNext("deleteMessage", { code: 400, description: "Bad Request: message can't be deleted for everyone" });
  expect(await send(chat, parts("g"), { replaces: two, sentIds: two.slice(0, 1) })).toEqual([]);
  expect(shown()).toEqual(["e", "–"]);
  expect(await send(chat, parts("g"), { replaces: ["4242"], sentIds: two.slice(0, 1) })).toEqual([]);
});

test("a reply that shows nothing sends nothing", async () => {
  const { telegram, dm, send } = await setUpChat();
  expect(await send(String(dm.id), { blocks: [paragraph(" \n ")], data: { a: 1 } })).toEqual([]);
  expect(telegram.seen(dm)).toEqual([]);
});

test("a button with an impossible action is left out and logged, the rest arrives", async () => {
  const { telegram, dm, send, logged } = await setUpChat();
  await send(String(dm.id), {
    blocks: [paragraph("Which?")],
    buttons: [
      [
        { label: "A", action: "a" },
        { label: "B", action: "b".repeat(65) },
      ],
    ],
  });
  expect(telegram.seen(dm)[0]?.buttons).toEqual([[{ label: "A", action: "a" }]]);
  expect(logged.join("")).toContain("64 bytes");
});

test("markup that Telegram cannot read goes out as plain text", async () => {
  const { telegram, dm, send } = await setUpChat();
  telegram.failNext("sendMessage", { code: 400, description: "Bad Request: can't parse entities: whatever" });
  await send(String(dm.id), { blocks: [{ kind: "text", spans: [strong("a < b")] }] });
  expect(telegram.seen(dm)).toMatchObject([{ text: "a < b", entities: [], source: "a < b" }]);
});

test("a rate limit is waited out as long as Telegram asks", async () => {
  const { telegram, dm, send } = await setUpChat();
  telegram.failNext("sendMessage", { code: 429, description: "Too Many Requests: retry after 1", retryAfterSec: 1 });
  const start = performance.now();
  await send(String(dm.id), { blocks: [paragraph("hello")] });
  expect(performance.now() - start).toBeGreaterThan(950);
  expect(telegram.seen(dm)).toHaveLength(1);
});

test("under Telegram's own limits a burst arrives late but whole and in order", async () => {
  const { telegram, dm, send } = await setUpChat();
  for (let index = 0; index < 8; index += 1) await send(String(dm.id), { blocks: [paragraph(`n ${index}`)] });
  expect(telegram.seen(dm).map(({ text }) => text)).toEqual(Array.from({ length: 8 }, (_, index) => `n ${index}`));
  expect(telegram.calls.some(({ status }) => status === 429)).toBe(true);
});

test("a longer wait is left to a later attempt", async () => {
  const { telegram, dm, send } = await setUpChat();
  telegram.failNext("sendMessage", {
    code: 429,
    description: "Too Many Requests: retry after 300",
    retryAfterSec: 300,
  });
  await expect(send(String(dm.id), { blocks: [paragraph("hello")] })).rejects.toMatchObject({
    code: 429,
    retryAfterSec: 300,
  });
});

test.each([
  { code: 403, description: "Forbidden: bot was blocked by the user" },
  { code: 403, description: "Forbidden: bot was kicked from the supergroup chat" },
  { code: 403, description: "Forbidden: user is deactivated" },
  { code: 400, description: "Bad Request: chat not found" },
  { code: 400, description: "Bad Request: not enough rights to send text messages to the chat" },
  { code: 400, description: "Bad Request: TOPIC_CLOSED" },
])("$description: never to be delivered", async ({ code: status, description }) => {
  const { telegram, dm, send } = await setUpChat();
  telegram.setTrouble(dm, status, description);
  const words = { blocks: [paragraph("secret words")] };
  await expect(send(String(dm.id), words)).rejects.toThrow(Undeliverable);
});

test("a chat nobody knows is undeliverable too", async () => {
  const { send } = await setUpChat();
  await expect(send("123", { blocks: [paragraph("hello")] })).rejects.toThrow(Undeliverable);
});

test("trouble that may pass is thrown without text and token", async () => {
  const { telegram, dm, send } = await setUpChat();
  const words = { blocks: [paragraph("secret words")] };
  telegram.failNext("sendMessage", { code: 502, description: "Bad Gateway" });
  const refused = await send(String(dm.id), words).catch((error: unknown) => error);
  telegram.loseNextAnswer("sendMessage");
  const lost = await send(String(dm.id), words).catch((error: unknown) => error);
  for (const error of [refused, lost]) {
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(Undeliverable);
    const shown = JSON.stringify(error, Object.getOwnPropertyNames(error));
    expect(shown).not.toContain("secret words");
    expect(shown).not.toContain(telegram.token);
  }
});

test("a group that becomes a supergroup halfway gets the rest of a reply at its new id", async () => {
  const { telegram, frontEnd } = await setUpChat(OPEN);
  const old = telegram.group("Gym", { type: "group" });
  const noted: string[] = [];
  let moved: FakeChat | undefined;
  await frontEnd.send({
    key: "1",
    chatId: String(old.id),
    reply: { blocks: [paragraph(`${"a".repeat(4096)}\n${"b".repeat(4096)}`)] },
    sentIds: [],
    replaces: [],
    onSent: async (id) => {
      noted.push(id);
      moved ??= telegram.migrate(old);
    },
    read: async () => new Uint8Array(),
  });
  expect(telegram.seen(old).map(({ text }) => text[0])).toEqual(["a"]);
  expect(telegram.seen(moved!).map(({ text }) => text[0])).toEqual(["b"]);
  expect(noted).toHaveLength(2);
});

test("typing is shown, and its failures are of no interest", async () => {
  const { telegram, dm, frontEnd } = await setUpChat();
  await frontEnd.typing(String(dm.id));
  expect(telegram.typing).toMatchObject([{ chatId: dm.id }]);
  await frontEnd.typing("123");
});
