/** Discord as far as one bot sees it: people, servers, channels, messages, interactions. */
import {
  type APIApplicationCommand,
  type APIMessage,
  type APIUser,
  ApplicationFlags,
  ChannelType,
  type GatewayDispatchEvents,
} from "discord-api-types/v10";

export type FakeUser = {
  readonly id: string;
  readonly username: string;
  readonly globalName?: string;
  readonly locale: string;
  readonly bot: boolean;
};

export type FakeGuild = { readonly id: string; readonly name: string; readonly channels: FakeChannel[] };

/** What the bot is not allowed in a channel. */
export type Denied = "view" | "send" | "files" | "history" | "user";

export type FakeChannel = {
  readonly id: string;
  readonly type: ChannelType.GuildText | ChannelType.PublicThread | ChannelType.DM;
  readonly name?: string;
  readonly guild?: FakeGuild;
  /** The channel a thread hangs under. */
  readonly parent?: FakeChannel;
  /** The other side of a private chat. */
  readonly person?: FakeUser;
  readonly messages: Map<string, FakeMessage>;
  readonly denied: Set<Denied>;
};

export type FakeMessage = {
  readonly id: string;
  readonly channel: FakeChannel;
  api: APIMessage;
  /** performance.now() of its arrival, and of its last change. */
  readonly at: number;
  changedAt: number;
  /** Whether somebody's phone rang because of it. */
  pinged: boolean;
  /** Only its reader sees it. */
  ephemeral: boolean;
};

export type FakeFile = { id: string; name: string; bytes: Uint8Array; type: string; channelId: string };

export type FakeInteraction = {
  readonly id: string;
  readonly token: string;
  readonly kind: "command" | "component" | "autocomplete";
  readonly channel: FakeChannel;
  /** The message whose component was pressed. */
  readonly message: FakeMessage | undefined;
  readonly madeAt: number;
  /** Set once the bot has answered in any way. */
  acknowledged: number | undefined;
  /** The message that is its answer. */
  original: FakeMessage | undefined;
  choices: { name: string; value: unknown }[] | undefined;
  expired: boolean;
};

export type Dispatch = { t: GatewayDispatchEvents; d: unknown; channel?: FakeChannel };

export class World {
  readonly token: string;
  readonly bot: FakeUser;
  /** Whether the Message Content Intent is switched on at the developer portal. */
  messageContent: boolean;
  readonly guilds: FakeGuild[] = [];
  readonly channels = new Map<string, FakeChannel>();
  readonly users = new Map<string, FakeUser>();
  readonly files = new Map<string, FakeFile>();
  readonly interactions = new Map<string, FakeInteraction>();
  readonly nonces = new Map<string, FakeMessage>();
  readonly typing: { channelId: string; at: number }[] = [];
  commands: APIApplicationCommand[] = [];
  /** Puts an event on its way through the gateway. */
  dispatch: (event: Dispatch) => void = () => {};
  /** Called after each message that appears or changes. */
  changed: () => void = () => {};
  /** Part of what signs the addresses of files: those of an earlier epoch are no good. */
  addressEpoch = 0;
  /** Where attachments are fetched. */
  origin = "";
  private count = 0;

  constructor({ token, messageContent }: { token: string; messageContent: boolean }) {
    this.token = token;
    this.messageContent = messageContent;
    this.bot = this.newUser("spotter", { bot: true });
  }

  /** Discord's ids hold the milliseconds since 2015 and a counter. */
  newId(): string {
    this.count += 1;
    const ms = BigInt(Date.now()) - 1_420_070_400_000n;
    return String((ms << 22n) | BigInt(this.count % 4096));
  }

  newUser(username: string, about: Partial<Omit<FakeUser, "id" | "username">> = {}): FakeUser {
    const user: FakeUser = { id: this.newId(), username, locale: "en-US", bot: false, ...about };
    this.users.set(user.id, user);
    return user;
  }

  get applicationFlags(): number {
    return this.messageContent ? ApplicationFlags.GatewayMessageContentLimited : 0;
  }
}

export function apiUser({ id, username, globalName, bot }: FakeUser): APIUser {
  return {
    id,
    username,
    discriminator: "0",
    global_name: globalName ?? null,
    avatar: null,
    ...(bot && { bot: true }),
  };
}

/** What a message or interaction says of the member who sent it. */
export function apiMember(user: FakeUser) {
  return {
    ...(user.globalName ? {} : { nick: null }),
    roles: [],
    joined_at: "2024-01-01T00:00:00.000Z",
    deaf: false,
    mute: false,
    flags: 0,
  };
}

export function apiChannel(channel: FakeChannel): Record<string, unknown> {
  const { id, type, name, guild, parent, person } = channel;
  if (type === ChannelType.DM) return { id, type, recipients: person ? [apiUser(person)] : [], last_message_id: null };
  const common = { id, type, guild_id: guild?.id, name, parent_id: parent?.id ?? null, last_message_id: null };
  if (parent === undefined) return { ...common, position: 0, permission_overwrites: [], topic: null, nsfw: false };
  return {
    ...common,
    owner_id: guild?.id,
    message_count: 0,
    member_count: 1,
    thread_metadata: {
      archived: false,
      locked: false,
      auto_archive_duration: 1440,
      archive_timestamp: "2024-01-01T00:00:00.000Z",
    },
  };
}

export function apiGuild(guild: FakeGuild, bot: FakeUser): Record<string, unknown> {
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.id,
    unavailable: false,
    large: false,
    joined_at: "2024-01-01T00:00:00.000Z",
    member_count: 3,
    roles: [
      {
        id: guild.id,
        name: "@everyone",
        permissions: "0",
        position: 0,
        color: 0,
        hoist: false,
        managed: false,
        mentionable: false,
        flags: 0,
      },
    ],
    emojis: [],
    features: [],
    stickers: [],
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    members: [{ user: apiUser(bot), ...apiMember(bot) }],
    channels: guild.channels.filter(({ parent }) => !parent).map(apiChannel),
    threads: guild.channels.filter(({ parent }) => parent).map(apiChannel),
    preferred_locale: "en-US",
    premium_tier: 0,
    nsfw_level: 0,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    system_channel_flags: 0,
  };
}
