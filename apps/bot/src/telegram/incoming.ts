/** Telegram's updates as Spotter's events. */
import { type Incoming, type IncomingFile, MAX_FILE_BYTES, MAX_TEXT_CHARS } from "@spotter/core/chat/incoming";
import { storable } from "@spotter/core/chat/storable";
import type { CallbackQuery, ChatMember, ChatMemberUpdated, Message, Update, User } from "grammy/types";
import { addressOf } from "./address.ts";

/** Inbox revisions are 32-bit integers. */
const MAX_REVISION = 2 ** 31 - 1;
/** Edits of one message within one second that keep their order and their own place in the inbox. */
const EDITS_PER_SECOND = 4096;
/** Telegram's service account, which posts a linked channel's messages into its group. */
const TELEGRAM_USER_ID = 777000;

/** The update kinds Spotter asks for. */
export const ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"] as const;

export type Me = { username: string; can_read_all_group_messages: boolean };

/**
 * The event in an update, or `undefined` for what is no concern of a training log: service messages, stickers, polls,
 * channel posts, other bots, commands meant for other bots.
 *
 * The same update always gives the same `messageId` and `revision`, so that a redelivery is recognised. An edit's
 * revision is its seconds since the message, refined by its update's number, for two edits within a second.
 *
 * @param now the time of a press, which Telegram does not tell
 */
export function incomingOf(update: Update, me: Me, now: Date): Incoming | undefined {
  if (update.message !== undefined) return messageEvent(update.message, me);
  if (update.edited_message !== undefined) return editEvent(update.edited_message, update.update_id, me);
  if (update.callback_query !== undefined) return pressEvent(update.callback_query, update.update_id, now);
  if (update.my_chat_member !== undefined) return joinedEvent(update.my_chat_member, update.update_id, me);
  return undefined;
}

/** The chat an update belongs to; events of one chat must stay in order. */
export function chatOf(update: Update): number | undefined {
  const message = update.message ?? update.edited_message ?? update.callback_query?.message;
  return message?.chat.id ?? update.my_chat_member?.chat.id;
}

function messageEvent(message: Message, me: { username: string }): Incoming | undefined {
  const { migrate_from_chat_id: from, migrate_to_chat_id: to, chat } = message;
  if (to !== undefined) return movedEvent(message, chat.id, to);
  if (from !== undefined) return movedEvent(message, from, chat.id);
  const common = commonOf(message);
  const text = ownText(message, me);
  const files = filesOf(message);
  if (common === undefined || text === undefined || (text === "" && files.length === 0)) return undefined;
  const replyTo = repliedTo(message);
  return {
    ...common,
    revision: 0,
    event: {
      kind: "message",
      text,
      files,
      ...(message.media_group_id === undefined ? {} : { album: message.media_group_id }),
      ...(replyTo === undefined ? {} : { replyTo: String(replyTo) }),
    },
  };
}

function editEvent(message: Message, updateId: number, me: { username: string }): Incoming | undefined {
  const common = commonOf(message);
  const text = ownText(message, me);
  if (common === undefined || text === undefined || !hasWords(message)) return undefined;
  const secondsSince = Math.max(0, (message.edit_date ?? message.date) - message.date);
  const revision = 1 + secondsSince * EDITS_PER_SECOND + (updateId % EDITS_PER_SECOND);
  return { ...common, revision: Math.min(revision, MAX_REVISION), event: { kind: "edit", text } };
}

function pressEvent(query: CallbackQuery, updateId: number, now: Date): Incoming | undefined {
  const { message, data } = query;
  if (message === undefined || data === undefined || query.from.is_bot) return undefined;
  const chat = placeOf(message);
  if (chat === undefined) return undefined;
  return {
    platform: "telegram",
    chat,
    sender: senderOf(query.from),
    messageId: String(message.message_id),
    // Many may press under one message: each press needs its own place in the inbox.
    revision: Math.min(updateId, MAX_REVISION),
    // Messages are told in whole seconds; with more, a press would seem later than the message that followed it.
    sentAt: new Date(Math.floor(now.getTime() / 1000) * 1000).toISOString(),
    event: { kind: "press", action: data, press: query.id },
  };
}

/** A group that became a supergroup is told of twice, in its old chat and in its new one. */
function movedEvent({ chat, date, from: by }: Message, from: number, to: number): Incoming {
  return {
    platform: "telegram",
    chat: { id: String(from), kind: "group" },
    sender: by === undefined ? { id: String(chat.id), name: "" } : senderOf(by),
    messageId: "moved",
    revision: 0,
    sentAt: new Date(date * 1000).toISOString(),
    event: { kind: "moved", to: String(to) },
  };
}

/** What the bot hears in a group from now on, where that has changed; nothing is heard in one it was put out of. */
function joinedEvent(change: ChatMemberUpdated, updateId: number, me: Me): Incoming | undefined {
  const hears = hearingOf(change.new_chat_member, me);
  const chat = placeOf(change);
  if (chat?.kind !== "group" || hears === undefined || hears === hearingOf(change.old_chat_member, me))
    return undefined;
  return {
    platform: "telegram",
    chat,
    sender: senderOf(change.from),
    messageId: "joined",
    revision: Math.min(updateId, MAX_REVISION),
    sentAt: new Date(change.date * 1000).toISOString(),
    event: { kind: "joined", hears },
  };
}

function hearingOf(
  { status }: Pick<ChatMember, "status">,
  me: { can_read_all_group_messages: boolean },
): "all" | "addressed" | undefined {
  switch (status) {
    case "creator":
    case "administrator":
      return "all";
    case "member":
    case "restricted":
      return me.can_read_all_group_messages ? "all" : "addressed";
    case "left":
    case "kicked":
      return undefined;
  }
}

function commonOf(message: Message): Omit<Incoming, "event" | "revision"> | undefined {
  const from = message.from;
  if (from === undefined || from.is_bot || from.id === TELEGRAM_USER_ID) return undefined;
  // Written in the name of a channel or of the group itself: no person to log for.
  if (message.sender_chat !== undefined) return undefined;
  const chat = placeOf(message);
  if (chat === undefined) return undefined;
  return {
    platform: "telegram",
    chat,
    sender: senderOf(from),
    messageId: String(message.message_id),
    sentAt: new Date(message.date * 1000).toISOString(),
  };
}

function placeOf(
  message: Pick<Message, "chat" | "message_thread_id" | "is_topic_message">,
): Incoming["chat"] | undefined {
  const { chat } = message;
  if (chat.type === "channel") return undefined;
  return {
    // Outside of forums a thread id only marks a chain of replies.
    id: addressOf({ chat, threadId: message.is_topic_message === true ? message.message_thread_id : undefined }),
    kind: chat.type === "private" ? "private" : "group",
    ...(chat.title === undefined ? {} : { title: storable(chat.title, 255) }),
  };
}

function senderOf(user: User): Incoming["sender"] {
  const name = [user.first_name, user.last_name].filter((part) => part !== undefined && part !== "").join(" ");
  return {
    id: String(user.id),
    name: storable(name || user.username || String(user.id), 255),
    ...(user.language_code === undefined ? {} : { language: user.language_code }),
  };
}

function hasWords(message: Message): boolean {
  return message.text !== undefined || message.caption !== undefined || filesOf(message).length > 0;
}

/** The text or caption, a command without `@ourname`; `undefined` when it is a command for another bot. */
function ownText(message: Message, me: { username: string }): string | undefined {
  const text = storable(message.text ?? message.caption ?? "", MAX_TEXT_CHARS);
  const addressed = /^(\/[A-Za-z0-9_]+)@([A-Za-z0-9_]+)/.exec(text);
  if (addressed === null) return text;
  const [whole, command = "", username = ""] = addressed;
  return username.toLowerCase() === me.username.toLowerCase() ? command + text.slice(whole.length) : undefined;
}

function repliedTo(message: Message): number | undefined {
  const replied = message.reply_to_message?.message_id;
  // Every message of a topic "answers" the service message that opened it.
  return message.is_topic_message === true && replied === message.message_thread_id ? undefined : replied;
}

function filesOf(message: Message): IncomingFile[] {
  const { document, photo } = message;
  if (document !== undefined) return [incomingFile(document.file_name || "file", document)];
  const largest = photo?.toSorted((a, b) => a.width * a.height - b.width * b.height).at(-1);
  return largest === undefined ? [] : [incomingFile("photo.jpg", largest)];
}

function incomingFile(name: string, file: { file_id: string; file_size?: number }): IncomingFile {
  const bytes = file.file_size ?? 0;
  return {
    // Its end says what kind of file it is.
    name: storable(name.slice(-255), 255),
    bytes,
    ref: file.file_id,
    ...(bytes > MAX_FILE_BYTES ? { problem: "too-big" as const } : {}),
  };
}
