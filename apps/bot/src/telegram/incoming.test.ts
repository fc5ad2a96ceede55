import type { Message, Update } from "grammy/types";
import { expect, test } from "vitest";
import { incomingOf } from "./incoming.ts";

const me = { username: "spotter_bot", can_read_all_group_messages: true };
const now = new Date("2026-03-01T12:00:00Z");
const anna = { id: 7, is_bot: false, first_name: "Anna", last_name: "Berg", language_code: "de" };
const gym = { id: -100123, type: "supergroup", title: "Gym" } as const;

const message = (content: Partial<Message>): Message =>
  ({ message_id: 5, date: 1_772_000_000, from: anna, chat: gym, ...content }) as Message;
const heard = (content: Partial<Message>) => incomingOf({ update_id: 1, message: message(content) } as Update, me, now);
const edited = (updateId: number, content: Partial<Message>) =>
  incomingOf({ update_id: updateId, edited_message: message(content) } as Update, me, now);

test("a text message", () => {
  expect(heard({ text: "bench 3x5 100" })).toEqual({
    platform: "telegram",
    chat: { id: "-100123", kind: "group", title: "Gym" },
    sender: { id: "7", name: "Anna Berg", language: "de" },
    messageId: "5",
    revision: 0,
    sentAt: "2026-02-25T06:13:20.000Z",
    event: { kind: "message", text: "bench 3x5 100", files: [] },
  });
});

test.each([
  { text: "/best@spotter_bot bench", heard: "/best bench", because: "our own name is stripped" },
  { text: "/best@Spotter_Bot", heard: "/best", because: "names know no case" },
  { text: "/best bench", heard: "/best bench", because: "a bare command is for everyone" },
  { text: "/best@other_bot bench", heard: undefined, because: "another bot's command is not ours" },
  { text: "ate at @spotter_bot's", heard: "ate at @spotter_bot's", because: "only commands are addressed" },
])("$text is heard as $heard: $because", ({ text, heard: expected }) => {
  const event = heard({ text })?.event;
  expect(event?.kind === "message" ? event.text : undefined).toBe(expected);
});

test.each<{ what: string; content: Partial<Message> }>([
  { what: "a sticker", content: { sticker: {} as Message["sticker"] & object } },
  { what: "a service message", content: { new_chat_title: "New" } },
  { what: "another bot", content: { text: "hi", from: { ...anna, is_bot: true } } },
  { what: "an anonymous admin", content: { text: "hi", sender_chat: gym } },
  { what: "a linked channel's post", content: { text: "hi", from: { ...anna, id: 777000 } } },
  { what: "a channel", content: { text: "hi", chat: { id: -1, type: "channel", title: "c" } as never } },
])("$what is ignored", ({ content }) => {
  expect(heard(content)).toBeUndefined();
});

test("a topic has its own address, and opening it is not being answered", () => {
  const topic = { message_thread_id: 12, is_topic_message: true as const };
  const opening = { message_id: 12 } as Message["reply_to_message"] & object;
  const incoming = heard({ text: "squat", ...topic, reply_to_message: opening });
  expect(incoming?.chat.id).toBe("-100123/12");
  expect(incoming?.event).not.toHaveProperty("replyTo");
});

test("outside of forums a thread id is only a chain of replies", () => {
  const answered = { message_id: 3 } as Message["reply_to_message"] & object;
  const incoming = heard({ text: "squat", message_thread_id: 3, reply_to_message: answered });
  expect(incoming?.chat.id).toBe("-100123");
  expect(incoming?.event).toMatchObject({ replyTo: "3" });
});

test("a document keeps its name and size; one over 20 MB is marked", () => {
  const document = { file_id: "F", file_unique_id: "f", file_name: "ride.fit", file_size: 1234 };
  expect(heard({ document, caption: "today" })?.event).toMatchObject({
    text: "today",
    files: [{ name: "ride.fit", bytes: 1234, ref: "F" }],
  });
  expect(heard({ document: { ...document, file_size: 21 * 1024 * 1024 } })?.event).toMatchObject({
    files: [{ problem: "too-big" }],
  });
});

test("of a photo the largest size is taken", () => {
  const size = (side: number) => ({
    file_id: `P${side}`,
    file_unique_id: "p",
    width: side,
    height: side,
    file_size: side,
  });
  expect(heard({ photo: [size(90), size(1280), size(320)], media_group_id: "A" })?.event).toMatchObject({
    album: "A",
    files: [{ name: "photo.jpg", ref: "P1280", bytes: 1280 }],
  });
});

test("edits grow in revision, even within a second, and a redelivered one keeps its own", () => {
  const first = edited(100, { text: "a", edit_date: 1_772_000_010 });
  const second = edited(101, { text: "b", edit_date: 1_772_000_010 });
  const later = edited(90, { text: "c", edit_date: 1_772_000_011 });
  expect(first?.event).toEqual({ kind: "edit", text: "a" });
  expect(edited(100, { text: "a", edit_date: 1_772_000_010 })).toEqual(first);
  expect(second?.revision).toBeGreaterThan(first?.revision ?? 0);
  expect(later?.revision).toBeGreaterThan(second?.revision ?? 0);
  expect(edited(1, { text: "d", edit_date: 2_140_000_000 })?.revision).toBeLessThan(2 ** 31);
});

test("a press under a message that is gone from Telegram's memory still counts", () => {
  const query = {
    id: "99",
    from: anna,
    chat_instance: "1",
    data: "undo:5",
    message: { message_id: 8, date: 0, chat: gym },
  };
  expect(
    incomingOf({ update_id: 55, callback_query: query } as Update, me, new Date("2026-02-25T06:13:20.700Z")),
  ).toMatchObject({
    messageId: "8",
    revision: 55,
    // In whole seconds as messages are, or it would seem later than the next of them.
    sentAt: "2026-02-25T06:13:20.000Z",
    event: { kind: "press", action: "undo:5", press: "99" },
  });
});

test("what Postgres cannot keep is left out", () => {
  const incoming = heard({ text: "a\0b\ud800", chat: { ...gym, title: `${"x".repeat(254)}😀` } });
  expect(incoming?.event).toMatchObject({ text: "ab\ufffd" });
  expect(incoming?.chat.title).toBe("x".repeat(254));
});
