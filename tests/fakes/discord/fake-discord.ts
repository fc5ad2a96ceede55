/**
 * Discord for tests: its REST API and its gateway over real connections, for whatever client is pointed at `apiRoot`. It
 * refuses what Discord refuses, and lets a test act as the people in the channels.
 */
import { type APIMessage, ChannelType, ComponentType, GatewayDispatchEvents, MessageType } from "discord-api-types/v10";
import { keep } from "./attachments.ts";
import { Gateway } from "./gateway.ts";
import { change, post, remove, replyTo, type SeenMessage, seenMessage } from "./messages.ts";
import { people } from "./people.ts";
import { DISCORD_LIMIT, type RateLimit } from "./rate-limits.ts";
import { type Failure, RestServer } from "./rest-server.ts";
import {
  apiChannel,
  apiGuild,
  type FakeChannel,
  type FakeGuild,
  type FakeInteraction,
  type FakeMessage,
  type FakeUser,
  World,
} from "./world.ts";

export type FakeDiscordOptions = {
  token?: string;
  /** Discord's own limits unless told otherwise; "off" where they would only cost time. */
  limits?: RateLimit | "off";
  /** Whether the Message Content Intent is switched on; it is unless told otherwise. */
  messageContent?: boolean;
  heartbeatIntervalMs?: number;
};

export type SayOptions = {
  replyTo?: string;
  files?: { name: string; bytes: Uint8Array; size?: number }[];
  extra?: Partial<APIMessage>;
};

/** A message as sent by a person. */
export type Said = { messageId: string; at: number };

export class FakeDiscord {
  readonly token: string;
  readonly gateway: Gateway;
  readonly world: World;
  private readonly rest: RestServer;
  private readonly listeners = new Set<() => void>();
  private readonly actors: ReturnType<typeof people>;

  constructor(options: FakeDiscordOptions = {}) {
    this.token = options.token ?? "MTIzNDU2Nzg5MDEyMzQ1Njc4.GFakes.for-tests-only_0123456789abcdefghij";
    this.world = new World({ token: this.token, messageContent: options.messageContent ?? true });
    this.world.changed = () => {
      for (const listener of this.listeners) listener();
    };
    this.rest = new RestServer(this.world, options.limits ?? DISCORD_LIMIT);
    this.gateway = new Gateway(this.world, this.rest.http, {
      heartbeatIntervalMs: options.heartbeatIntervalMs ?? 41_250,
      isDown: () => this.rest.isDown,
    });
    this.actors = people(this.world);
  }

  /** Starts to listen on a free port of this machine, or on `port`. */
  async start(port = 0): Promise<this> {
    await this.rest.start(port);
    return this;
  }

  async stop(): Promise<void> {
    this.gateway.close();
    await this.rest.stop();
  }

  /** What DISCORD_API_ROOT takes. */
  get apiRoot(): string {
    return `${this.world.origin}/api`;
  }

  /** Every call of the API with its outcome, oldest first. */
  get calls(): RestServer["calls"] {
    return this.rest.calls;
  }

  // People and places

  user(username: string, about: Partial<Omit<FakeUser, "id" | "username">> = {}): FakeUser {
    return this.world.newUser(username, about);
  }

  guild(name: string): FakeGuild {
    const guild: FakeGuild = { id: this.world.newId(), name, channels: [] };
    this.world.guilds.push(guild);
    this.world.dispatch({ t: GatewayDispatchEvents.GuildCreate, d: apiGuild(guild, this.world.bot) });
    return guild;
  }

  channel(guild: FakeGuild, name: string): FakeChannel {
    return this.addChannel({ type: ChannelType.GuildText, guild, name }, GatewayDispatchEvents.ChannelCreate);
  }

  thread(parent: FakeChannel, name: string): FakeChannel {
    const { guild } = parent;
    if (!guild) throw new Error("a private chat has no threads");
    return this.addChannel({ type: ChannelType.PublicThread, guild, name, parent }, GatewayDispatchEvents.ThreadCreate);
  }

  /** The private chat between the bot and somebody. */
  directMessages(person: FakeUser): FakeChannel {
    return this.addChannel({ type: ChannelType.DM, person });
  }

  // What people do

  userSays(channel: FakeChannel, user: FakeUser, content: string, options: SayOptions = {}): Said {
    const { replyTo: answered, files = [], extra } = options;
    const original = answered === undefined ? undefined : channel.messages.get(answered);
    const attachments = files.map(({ size, ...file }) => {
      const attachment = keep(this.world, channel, { ...file, type: "application/octet-stream" });
      return size === undefined ? attachment : { ...attachment, size };
    });
    const message = post(this.world, channel, user, {
      content,
      attachments,
      ...(original && replyTo(original)),
      ...extra,
    });
    return { messageId: message.id, at: message.at };
  }

  userEdits(channel: FakeChannel, messageId: string, content: string): void {
    change(this.world, messageOf(channel, messageId), { content });
  }

  /** A link's preview arrives: the message changes, and nobody edited it. */
  previewArrives(channel: FakeChannel, messageId: string): void {
    change(
      this.world,
      messageOf(channel, messageId),
      { embeds: [{ url: "https://example.org", title: "Example" }] },
      false,
    );
  }

  /** Several at once arrive as one event. */
  userDeletes(channel: FakeChannel, ...messageIds: string[]): void {
    remove(
      this.world,
      messageIds.map((id) => messageOf(channel, id)),
    );
  }

  /** Somebody joins, a message is pinned, a thread begins: nobody's words. */
  systemMessage(channel: FakeChannel, user: FakeUser): void {
    post(this.world, channel, user, { type: MessageType.UserJoin });
  }

  /** Presses a button by its label, or chooses what a menu offers under it. */
  userPresses(message: SeenMessage, label: string, user: FakeUser): FakeInteraction {
    const channel = this.world.channels.get(message.channelId);
    const stored = channel?.messages.get(message.id);
    const button = message.buttons.flat().find((one) => one.label === label);
    const menu = message.choices.findIndex((options) => options.some((one) => one.label === label));
    if (!channel || !stored || (!button && menu === -1)) throw new Error(`no button "${label}" under the message`);
    const choice = message.choices[menu]?.find((one) => one.label === label);
    const data = button
      ? { component_type: ComponentType.Button, custom_id: button.action }
      : { component_type: ComponentType.StringSelect, custom_id: `menu:${menu}`, values: [choice!.action] };
    return this.actors.press(channel, user, stored, data);
  }

  /** Runs a slash command, which must be registered as it is called. */
  userRuns(channel: FakeChannel, user: FakeUser, name: string, options: Record<string, string> = {}): FakeInteraction {
    return this.actors.command(channel, user, name, options);
  }

  /** Types an argument of a slash command. @returns what the bot offers, once it does */
  async userTypes(
    channel: FakeChannel,
    user: FakeUser,
    name: string,
    focused: string,
    typed: string,
    others: Record<string, string> = {},
  ): Promise<string[]> {
    const interaction = this.actors.autocomplete(channel, user, name, { ...others, [focused]: typed }, focused);
    return this.until(() => interaction.choices?.map(({ name: shown }) => shown), 3_000);
  }

  /** A quarter of an hour passes for the tokens that are out. */
  expireTokens(): void {
    for (const interaction of this.world.interactions.values()) interaction.expired = true;
  }

  /** A day passes for the addresses of files that are out. */
  expireAddresses(): void {
    this.world.addressEpoch += 1;
  }

  // What the network and the server do

  /** Lets the next calls fail, without effect. @param what a method and a part of the path: `POST /messages` */
  failNext(what: string, failure: Failure): void {
    this.rest.failNext(what, failure);
  }

  /** The next such call takes effect, but its answer never arrives. */
  loseNextAnswer(what: string): void {
    this.rest.loseNextAnswer(what);
  }

  /** Cuts all connections, and each new one, for a while. Resolves when Discord is back. */
  async outage(ms: number): Promise<void> {
    this.gateway.drop();
    await this.rest.outage(ms);
  }

  // What people see

  /** The bot's messages in a channel as they are now, in order of arrival. */
  seen(channel: FakeChannel): SeenMessage[] {
    return [...channel.messages.values()]
      .filter(({ api }) => api.author.id === this.world.bot.id)
      .map((message) => seenMessage(this.world, message));
  }

  get typing(): World["typing"] {
    return this.world.typing;
  }

  get commands(): World["commands"] {
    return this.world.commands;
  }

  /** The first of the bot's messages in a channel that meets the predicate, now or within `timeoutMs`. */
  async waitForMessage(
    channel: FakeChannel,
    predicate: (message: SeenMessage) => boolean = ({ loading }) => !loading,
    timeoutMs = 5000,
  ): Promise<SeenMessage> {
    return this.until(
      () => this.seen(channel).find(predicate),
      timeoutMs,
      () => `seen: ${JSON.stringify(this.seen(channel).map(({ text }) => text))}`,
    );
  }

  private until<T>(find: () => T | undefined, timeoutMs: number, explain = () => ""): Promise<T> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = find();
        if (found === undefined) return;
        end();
        resolve(found);
      };
      const timer = setTimeout(() => {
        end();
        reject(new Error(`nothing within ${timeoutMs} ms; ${explain()}`));
      }, timeoutMs);
      const end = () => {
        clearTimeout(timer);
        this.listeners.delete(look);
      };
      this.listeners.add(look);
      look();
    });
  }

  private addChannel(
    about: Omit<FakeChannel, "id" | "messages" | "denied">,
    event?: GatewayDispatchEvents,
  ): FakeChannel {
    const channel: FakeChannel = { id: this.world.newId(), messages: new Map(), denied: new Set(), ...about };
    this.world.channels.set(channel.id, channel);
    channel.guild?.channels.push(channel);
    if (event) this.world.dispatch({ t: event, d: apiChannel(channel), channel });
    return channel;
  }
}

function messageOf(channel: FakeChannel, id: string): FakeMessage {
  const message = channel.messages.get(id);
  if (message === undefined) throw new Error(`no message ${id}`);
  return message;
}
