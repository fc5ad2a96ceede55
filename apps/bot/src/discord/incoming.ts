/** Discord's messages as Spotter's events. */
import { type Incoming, type IncomingFile, MAX_FILE_BYTES, MAX_TEXT_CHARS } from "@spotter/core/chat/incoming";
import { storable } from "@spotter/core/chat/storable";
import {
  type APIAttachment,
  type APIMessage,
  type GatewayMessageCreateDispatchData,
  type GatewayMessageUpdateDispatchData,
  MessageReferenceType,
  MessageType,
} from "discord.js";
import { refOf } from "./file-ref.ts";
import { plainWords } from "./plain-words.ts";

/** Inbox revisions are 32-bit integers. */
const MAX_REVISION = 2 ** 31 - 1;

/** Edits of one message are at least this far apart: nobody types faster. */
const EDIT_STEP_MS = 100;

/** Discord allows ten attachments a message. */
const MAX_FILES = 10;

/** A message as the gateway tells it, or as the history does, which leaves the member out. */
export type HeardMessage = APIMessage & Partial<Pick<GatewayMessageCreateDispatchData, "member">>;

/** What the message itself does not say. */
export type Surroundings = { botId: string; private: boolean; channelName: string | undefined };

/**
 * A new message, or `undefined` for what is no concern of a training log: bots, webhooks, system messages, stickers,
 * messages that begin by addressing another bot. The same message always gives the same event.
 */
export function messageEvent(message: HeardMessage, around: Surroundings): Incoming | undefined {
  const common = commonOf(message, around);
  if (common === undefined) return undefined;
  const text = textOf(message, around);
  const files = filesOf(message);
  if (text === "" && files.length === 0) return undefined;
  const replyTo =
    message.message_reference?.type === MessageReferenceType.Forward
      ? undefined
      : message.message_reference?.message_id;
  return {
    ...common,
    revision: 0,
    event: { kind: "message", text, files, ...(replyTo !== undefined && { replyTo }) },
  };
}

/**
 * An edit, or `undefined` where nobody edited anything: Discord also updates a message when a link's preview arrives.
 * Its revision is the time since the message, so that an update told twice is one.
 */
export function editEvent(message: GatewayMessageUpdateDispatchData, around: Surroundings): Incoming | undefined {
  const editedAt = message.edited_timestamp;
  const common = editedAt ? commonOf(message, around) : undefined;
  if (common === undefined || !editedAt) return undefined;
  const sinceMs = Math.max(0, Date.parse(editedAt) - Date.parse(message.timestamp));
  return {
    ...common,
    revision: Math.min(1 + Math.floor(sinceMs / EDIT_STEP_MS), MAX_REVISION),
    event: { kind: "edit", text: textOf(message, around) },
  };
}

/** A deletion. Discord does not say whose message it was, nor by whom it was deleted. */
export function deleteEvent(
  deleted: { id: string; channelId: string; private: boolean; channelName: string | undefined; at: Date },
  sender: Incoming["sender"],
): Incoming {
  return {
    platform: "discord",
    chat: chatOf(deleted),
    sender,
    messageId: deleted.id,
    revision: MAX_REVISION,
    sentAt: deleted.at.toISOString(),
    event: { kind: "delete" },
  };
}

/** How a person is called where they write. */
export function nameOf(
  user: { id: string; username: string; global_name?: string | null },
  member?: { nick?: string | null | undefined },
): string {
  return storable(member?.nick || user.global_name || user.username || user.id, 255);
}

function commonOf(
  message: HeardMessage | GatewayMessageUpdateDispatchData,
  around: Surroundings,
): Omit<Incoming, "event" | "revision"> | undefined {
  const { author } = message;
  if (message.type !== MessageType.Default && message.type !== MessageType.Reply) return undefined;
  if (author.bot || author.system || message.webhook_id !== undefined) return undefined;
  if (addressesAnotherBot(message, around.botId)) return undefined;
  return {
    platform: "discord",
    chat: chatOf({ ...around, channelId: message.channel_id }),
    sender: { id: author.id, name: nameOf(author, message.member) },
    messageId: message.id,
    sentAt: new Date(message.timestamp).toISOString(),
  };
}

/** Each channel and each thread is a chat of its own. */
export function chatOf(channel: {
  channelId: string;
  private: boolean;
  channelName: string | undefined;
}): Incoming["chat"] {
  const { channelId: id, channelName } = channel;
  if (channel.private) return { id, kind: "private" };
  return { id, kind: "group", ...(channelName && { title: storable(channelName, 255) }) };
}

function addressesAnotherBot({ content, mentions }: APIMessage, botId: string): boolean {
  const [, first] = /^\s*<@!?(\d+)>/.exec(content) ?? [];
  return first !== botId && mentions.some(({ id, bot }) => id === first && bot === true);
}

function textOf(message: APIMessage, { botId }: Surroundings): string {
  const { content, mentions = [] } = said(message);
  return storable(plainWords(content, mentions, botId), MAX_TEXT_CHARS);
}

/** Of a forwarded message, what was forwarded. */
function said(
  message: APIMessage,
): Pick<APIMessage, "content" | "attachments"> & Partial<Pick<APIMessage, "mentions">> {
  const [forwarded] = message.message_snapshots ?? [];
  return message.message_reference?.type === MessageReferenceType.Forward && forwarded !== undefined
    ? forwarded.message
    : message;
}

function filesOf(message: APIMessage): IncomingFile[] {
  return said(message)
    .attachments.slice(0, MAX_FILES)
    .map((attachment) => incomingFile(attachment, message));
}

function incomingFile(attachment: APIAttachment, { id, channel_id }: APIMessage): IncomingFile {
  const { filename, size: bytes } = attachment;
  return {
    // Its end says what kind of file it is.
    name: storable(filename.slice(-255), 255),
    bytes,
    ref: refOf({ channelId: channel_id, messageId: id, attachmentId: attachment.id, url: attachment.url }),
    ...(bytes > MAX_FILE_BYTES && { problem: "too-big" as const }),
  };
}
