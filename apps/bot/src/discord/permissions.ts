/** What the bot may not do in a channel, as Discord says with each command and press. */
import { CHAT_RIGHTS, type ChatRight } from "@spotter/core/chat/incoming";
import { type APIInteraction, ChannelType, PermissionFlagsBits as May } from "discord.js";

/** @returns rights that are lacking; `undefined` in private, and where the bot is no member and speaks only when called */
export function lacksIn(interaction: APIInteraction): ChatRight[] | undefined {
  const { app_permissions, channel, guild_id, authorizing_integration_owners: owners } = interaction;
  if (guild_id === undefined || (owners && "1" in owners && !("0" in owners))) return undefined;
  const has = BigInt(app_permissions);
  if (has & May.Administrator) return [];
  const isThread = channel !== undefined && THREADS.has(channel.type);
  const needed: Record<ChatRight, bigint> = {
    send: isThread ? May.SendMessagesInThreads : May.SendMessages,
    "send-files": May.AttachFiles,
    "read-history": May.ReadMessageHistory,
  };
  return CHAT_RIGHTS.filter((right) => !(has & needed[right]));
}

const THREADS: ReadonlySet<ChannelType> = new Set([
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]);
