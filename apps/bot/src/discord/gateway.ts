/** The connection that Discord's events come through. */
import {
  type APIInteraction,
  Client,
  type ClientOptions,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  type GatewayMessageCreateDispatchData,
  type GatewayMessageDeleteBulkDispatchData,
  type GatewayMessageDeleteDispatchData,
  type GatewayMessageUpdateDispatchData,
  type GatewayReadyDispatchData,
  Options,
} from "discord.js";
import { GatewayRefusal, gatewayRefusal } from "./start-up.ts";

/** What is listened to; the data are Discord's own, untouched by caches. */
export type GatewayEvents = {
  /** A new session: what happened before it is not told. */
  ready(data: GatewayReadyDispatchData): void;
  message(data: GatewayMessageCreateDispatchData): void;
  edit(data: GatewayMessageUpdateDispatchData): void;
  delete(data: GatewayMessageDeleteBulkDispatchData): void;
  interaction(data: APIInteraction): void;
  /** The connection broke; it is restored by itself. */
  interrupted(): void;
  /** Discord will not have us any more. */
  refused(why: string): void;
};

export type Gateway = {
  /** The name of a server's channel or thread. */
  channelName(id: string): string | undefined;
  close(): Promise<void>;
};

/**
 * Connects, and stays connected.
 *
 * @throws GatewayRefusal when Discord will not have us as we are; other errors may pass
 */
export async function openGateway(
  { token, rest }: { token: string; rest: NonNullable<ClientOptions["rest"]> },
  events: GatewayEvents,
): Promise<Gateway> {
  const client = new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      GatewayIntentBits.MessageContent,
    ],
    makeCache: Options.cacheWithLimits(NOTHING_KEPT),
    rest,
  });
  let connected = false;
  let closeCode: number | undefined;
  client.on(Events.ShardDisconnect, ({ code }) => {
    closeCode = code;
    if (connected) events.refused(gatewayRefusal(code));
  });
  client.on(Events.ShardReconnecting, () => {
    if (connected) events.interrupted();
  });
  // Each is followed by a new attempt or by a disconnect, which say what matters.
  client.on(Events.ShardError, () => {});
  client.on(Events.Error, () => {});
  const { ws } = client;
  ws.on(GatewayDispatchEvents.Ready, events.ready);
  ws.on(GatewayDispatchEvents.MessageCreate, events.message);
  ws.on(GatewayDispatchEvents.MessageUpdate, events.edit);
  ws.on(GatewayDispatchEvents.MessageDelete, ({ id, ...place }: GatewayMessageDeleteDispatchData) =>
    events.delete({ ids: [id], ...place }),
  );
  ws.on(GatewayDispatchEvents.MessageDeleteBulk, events.delete);
  ws.on(GatewayDispatchEvents.InteractionCreate, events.interaction);
  try {
    await client.login(token);
    connected = true;
  } catch (error) {
    await client.destroy();
    if (closeCode === undefined) throw error;
    throw new GatewayRefusal(gatewayRefusal(closeCode), { cause: error });
  }
  return {
    channelName(id) {
      const channel = client.channels.cache.get(id);
      return channel !== undefined && "name" in channel ? (channel.name ?? undefined) : undefined;
    },
    close: () => client.destroy(),
  };
}

/** Spotter keeps what it needs in its inbox; of discord.js' memory it uses the channels' names. */
const NOTHING_KEPT: Parameters<typeof Options.cacheWithLimits>[0] = {
  ApplicationCommandManager: 0,
  AutoModerationRuleManager: 0,
  BaseGuildEmojiManager: 0,
  DMMessageManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildForumThreadManager: 0,
  GuildInviteManager: 0,
  GuildMemberManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user.id },
  GuildMessageManager: 0,
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  GuildTextThreadManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadManager: 0,
  ThreadMemberManager: 0,
  UserManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user.id },
  VoiceStateManager: 0,
};
