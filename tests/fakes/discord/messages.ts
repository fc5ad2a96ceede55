/** Messages appearing, changing and going, and what a reader sees of them. */
import {
  type APIMessage,
  ComponentType,
  GatewayDispatchEvents,
  MessageFlags,
  MessageReferenceType,
  MessageType,
} from "discord-api-types/v10";
import { attachmentsOf, signedAddress } from "./attachments.ts";
import { isRecord } from "./check.ts";
import { type Styled, showMarkdown } from "./markdown.ts";
import type { Upload } from "./message-check.ts";
import { apiMember, apiUser, type FakeChannel, type FakeMessage, type FakeUser, type World } from "./world.ts";

/** What a reader of the channel sees of a message. */
export type SeenMessage = {
  id: string;
  channelId: string;
  /** The words as shown, without their markup. */
  text: string;
  styles: Styled[];
  /** The words as written. */
  source: string;
  buttons: { label: string; action: string }[][];
  /** The choices of menus. */
  choices: { label: string; action: string }[][];
  files: { name: string; alt: string | undefined; bytes: Uint8Array }[];
  replyTo: string | undefined;
  pinged: boolean;
  ephemeral: boolean;
  /** Still "thinking". */
  loading: boolean;
  edited: boolean;
  at: number;
  changedAt: number;
};

export function seenMessage(world: World, message: FakeMessage): SeenMessage {
  const { api } = message;
  const rows = (api.components ?? []).flatMap((row) => (row.type === ComponentType.ActionRow ? [row.components] : []));
  const { text, styles } = showMarkdown(api.content);
  return {
    id: message.id,
    channelId: message.channel.id,
    text,
    styles,
    source: api.content,
    buttons: rows
      .map((row) =>
        row.flatMap((one) =>
          "custom_id" in one && "label" in one ? [{ label: one.label ?? "", action: one.custom_id }] : [],
        ),
      )
      .filter((row) => row.length > 0),
    choices: rows.flatMap((row) =>
      row.flatMap((one) =>
        "options" in one ? [one.options.map(({ label, value }) => ({ label, action: value }))] : [],
      ),
    ),
    files: api.attachments.map(({ id, filename, description }) => ({
      name: filename,
      alt: description,
      bytes: world.files.get(id)?.bytes ?? new Uint8Array(),
    })),
    replyTo: api.message_reference?.message_id,
    pinged: message.pinged,
    ephemeral: message.ephemeral,
    loading: ((api.flags ?? 0) & MessageFlags.Loading) !== 0,
    edited: api.edited_timestamp !== null,
    at: message.at,
    changedAt: message.changedAt,
  };
}

/** Puts a message into a channel and tells the gateway. */
export function post(
  world: World,
  channel: FakeChannel,
  author: FakeUser,
  content: Partial<APIMessage>,
  more: { pinged?: boolean; ephemeral?: boolean; nonce?: string | number } = {},
): FakeMessage {
  const id = world.newId();
  const api: APIMessage = {
    id,
    channel_id: channel.id,
    author: apiUser(author),
    content: "",
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: false,
    type: MessageType.Default,
    ...content,
  };
  const now = performance.now();
  const message: FakeMessage = {
    id,
    channel,
    api,
    at: now,
    changedAt: now,
    pinged: more.pinged ?? false,
    ephemeral: more.ephemeral ?? false,
  };
  channel.messages.set(id, message);
  tell(
    world,
    GatewayDispatchEvents.MessageCreate,
    message,
    author,
    more.nonce === undefined ? {} : { nonce: more.nonce },
  );
  world.changed();
  return message;
}

/** Changes a message and tells the gateway. `edited` is false where nobody changed a word, as for a link's preview. */
export function change(world: World, message: FakeMessage, content: Partial<APIMessage>, edited = true): void {
  const { edited_timestamp: before } = message.api;
  const now = new Date().toISOString();
  message.api = { ...message.api, ...content, edited_timestamp: edited ? now : before };
  message.changedAt = performance.now();
  const author = world.users.get(message.api.author.id) ?? world.bot;
  tell(world, GatewayDispatchEvents.MessageUpdate, message, author);
  world.changed();
}

export function remove(world: World, messages: readonly FakeMessage[]): void {
  for (const { channel, id } of messages) channel.messages.delete(id);
  const [first] = messages;
  if (first === undefined) return;
  const place = { channel_id: first.channel.id, ...(first.channel.guild && { guild_id: first.channel.guild.id }) };
  const ids = messages.map(({ id }) => id);
  world.dispatch(
    messages.length === 1
      ? { t: GatewayDispatchEvents.MessageDelete, d: { id: ids[0], ...place }, channel: first.channel }
      : { t: GatewayDispatchEvents.MessageDeleteBulk, d: { ids, ...place }, channel: first.channel },
  );
  world.changed();
}

/** What of a checked body becomes part of the message. What the body does not name stays as `before`. */
export function contentOf(
  world: World,
  channel: FakeChannel,
  body: Record<string, unknown>,
  uploads: readonly Upload[],
  before?: APIMessage,
): Partial<APIMessage> {
  const { content, embeds, components } = body;
  return {
    ...(content !== undefined && { content: String(content ?? "").trim() }),
    ...(embeds !== undefined && { embeds: (embeds ?? []) as APIMessage["embeds"] }),
    ...(components !== undefined && { components: (components ?? []) as NonNullable<APIMessage["components"]> }),
    ...(body.flags !== undefined && { flags: Number(body.flags) }),
    attachments: attachmentsOf(world, channel, body, uploads, before),
  };
}

/** Whether anybody's phone rings. */
export function pings(body: Record<string, unknown>, answered: FakeMessage | undefined): boolean {
  const allowed = isRecord(body.allowed_mentions) ? body.allowed_mentions : undefined;
  const parse = Array.isArray(allowed?.parse)
    ? allowed.parse
    : allowed === undefined
      ? ["users", "roles", "everyone"]
      : [];
  const content = String(body.content ?? "");
  if (answered !== undefined && allowed?.replied_user !== false) return true;
  if (parse.includes("everyone") && /@(everyone|here)/.test(content)) return true;
  return /<@[!&]?\d+>/.test(content) && (parse.length > 0 || Array.isArray(allowed?.users));
}

/** A message as the API tells it now: its attachments' addresses are made anew each time. */
export function fresh(world: World, { api }: FakeMessage): APIMessage {
  return {
    ...api,
    attachments: api.attachments.map((attachment) => ({ ...attachment, url: signedAddress(world, attachment.id) })),
  };
}

function tell(
  world: World,
  t: GatewayDispatchEvents,
  message: FakeMessage,
  author: FakeUser,
  more: { nonce?: string | number } = {},
): void {
  const { channel, api, ephemeral } = message;
  if (ephemeral) return;
  const server = channel.guild && { guild_id: channel.guild.id, member: apiMember(author) };
  world.dispatch({ t, d: { ...fresh(world, { ...message, api }), ...server, ...more }, channel });
}

/** How a reply points to what it answers. */
export function replyTo(message: FakeMessage): Pick<APIMessage, "type" | "message_reference" | "referenced_message"> {
  return {
    type: MessageType.Reply,
    message_reference: { type: MessageReferenceType.Default, message_id: message.id, channel_id: message.channel.id },
    referenced_message: message.api,
  };
}
