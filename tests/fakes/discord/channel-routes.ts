/** Messages in channels: sent, changed, taken out, read again. */
import { ChannelType } from "discord-api-types/v10";
import { invalidField, refusals } from "./api-error.ts";
import type { Call } from "./call.ts";
import { checkBody, object, snowflake } from "./check.ts";
import { checkWhole, editedMessage, newMessage } from "./message-check.ts";
import { change, contentOf, fresh, pings, post, remove, replyTo } from "./messages.ts";
import type { Route } from "./routes.ts";
import { apiChannel, type Denied, type FakeChannel, type FakeMessage, type World } from "./world.ts";

export const CHANNEL_ROUTES: readonly Route[] = [
  {
    method: "GET",
    pattern: /^\/channels\/(\d+)$/,
    by: "bot",
    run: (_call, world, id = "") => apiChannel(channelFor(world, id, "view")),
  },
  {
    method: "POST",
    pattern: /^\/channels\/(\d+)\/messages$/,
    by: "bot",
    run: (call, world, id = "") => send(call, world, channelFor(world, id, "send")),
  },
  {
    method: "GET",
    pattern: /^\/channels\/(\d+)\/messages$/,
    by: "bot",
    run: ({ query }, world, id = "") => history(world, channelFor(world, id, "history"), query),
  },
  {
    method: "GET",
    pattern: /^\/channels\/(\d+)\/messages\/(\d+)$/,
    by: "bot",
    run: (_call, world, id = "", messageId = "") =>
      fresh(world, messageIn(channelFor(world, id, "history"), messageId)),
  },
  {
    method: "PATCH",
    pattern: /^\/channels\/(\d+)\/messages\/(\d+)$/,
    by: "bot",
    run(call, world, id = "", messageId = "") {
      const channel = channelFor(world, id, "view");
      const body = checked(call, editedMessage);
      const message = messageIn(channel, messageId);
      if (message.api.author.id !== world.bot.id) throw refusals.notOurs();
      const content = contentOf(world, channel, body, call.uploads, message.api);
      if (isEmpty({ ...message.api, ...content })) throw refusals.empty();
      change(world, message, content);
      return fresh(world, message);
    },
  },
  {
    method: "DELETE",
    pattern: /^\/channels\/(\d+)\/messages\/(\d+)$/,
    by: "bot",
    run(_call, world, id = "", messageId = "") {
      const message = messageIn(channelFor(world, id, "view"), messageId);
      if (message.api.author.id !== world.bot.id) throw refusals.missingPermissions();
      remove(world, [message]);
    },
  },
  {
    method: "POST",
    pattern: /^\/channels\/(\d+)\/typing$/,
    by: "bot",
    run(_call, world, id = "") {
      world.typing.push({ channelId: channelFor(world, id, "send").id, at: performance.now() });
    },
  },
  {
    method: "POST",
    pattern: /^\/users\/@me\/channels$/,
    by: "bot",
    run({ body }, world) {
      checkBody(body, object({ recipient_id: snowflake }, ["recipient_id"]));
      const channel = [...world.channels.values()].find(({ person }) => person?.id === body.recipient_id);
      if (channel === undefined) throw refusals.unknownUser();
      return apiChannel(channel);
    },
  },
];

/** A body of this kind, whole: limits kept, files named, something to show. */
export function checked(call: Call, check: Parameters<typeof checkBody>[1]): Record<string, unknown> {
  const { body, uploads } = call;
  checkBody(body, check);
  checkWhole(body, uploads);
  return body;
}

export function isEmpty(message: { content?: unknown; embeds?: unknown[]; attachments?: unknown[] }): boolean {
  const said = typeof message.content === "string" ? message.content.trim() : "";
  return said === "" && !message.embeds?.length && !message.attachments?.length;
}

function send(call: Call, world: World, channel: FakeChannel) {
  const body = checked(call, newMessage);
  if (call.uploads.length > 0) channelFor(world, channel.id, "files");
  const { nonce, enforce_nonce } = body;
  const key = `${channel.id} ${nonce}`;
  const before = enforce_nonce === true && nonce !== undefined ? world.nonces.get(key) : undefined;
  if (before !== undefined) return fresh(world, before);
  const content = contentOf(world, channel, body, call.uploads);
  if (isEmpty(content)) throw refusals.empty();
  const reference = body.message_reference as { message_id: string; fail_if_not_exists?: boolean } | undefined;
  const answered = reference && channel.messages.get(reference.message_id);
  if (reference && !answered && reference.fail_if_not_exists !== false)
    throw invalidField("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
  const message = post(
    world,
    channel,
    world.bot,
    { ...content, ...(answered && replyTo(answered)) },
    {
      pinged: pings(body, answered),
      ...(nonce !== undefined && { nonce: nonce as string }),
    },
  );
  if (nonce !== undefined) world.nonces.set(key, message);
  return fresh(world, message);
}

/** The newest first; with `after`, those that follow it most closely. */
function history(world: World, channel: FakeChannel, query: URLSearchParams) {
  const limit = Number(query.get("limit") ?? 50);
  if (!(limit >= 1 && limit <= 100)) throw invalidField("limit", "NUMBER_TYPE_MAX", "int value should be 1 to 100.");
  const after = query.get("after");
  const all = [...channel.messages.values()].filter(({ ephemeral }) => !ephemeral);
  const later = after === null ? all.slice(-limit) : all.filter(({ id }) => BigInt(id) > BigInt(after)).slice(0, limit);
  return later.map((message) => fresh(world, message)).reverse();
}

function channelFor(world: World, id: string, what: Exclude<Denied, "user">): FakeChannel {
  const channel = world.channels.get(id);
  if (channel === undefined) throw refusals.unknownChannel();
  if (channel.denied.has("view")) throw refusals.missingAccess();
  if (what === "send" && channel.denied.has("user") && channel.type === ChannelType.DM)
    throw refusals.cannotMessageUser();
  if (channel.denied.has(what)) throw refusals.missingPermissions();
  return channel;
}

function messageIn(channel: FakeChannel, id: string): FakeMessage {
  const message = channel.messages.get(id);
  if (message === undefined || message.ephemeral) throw refusals.unknownMessage();
  return message;
}
