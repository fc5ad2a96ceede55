/**
 * A Bot API server for tests: it speaks the real protocol over HTTP to whatever client is pointed at `apiRoot`, refuses
 * what Telegram refuses in Telegram's words, and lets a test act as the people in the chats.
 */
import type { Message, Update } from "grammy/types";
import { BotApiError } from "./bot-api-error.ts";
import { BotApiServer } from "./bot-api-server.ts";
import { apiChat, apiUser, type FakeChat, type FakeUser, memberOf, newChat, type SeenMessage } from "./chats.ts";
import { findCommands } from "./entities.ts";
import type { UploadedFile } from "./multipart.ts";
import { type RateLimits, rateLimiter, TELEGRAM_LIMITS } from "./rate-limits.ts";
import { UpdateQueue } from "./update-queue.ts";
import type { World } from "./world.ts";

export type FakeTelegramOptions = {
  token?: string;
  username?: string;
  /** Telegram's own limits unless told otherwise; "off" for benchmarks. */
  limits?: RateLimits | "off";
  /** False is privacy mode: plain group messages do not reach the bot. */
  canReadAllGroupMessages?: boolean;
};

/** A message as sent by a person: when, and whether the bot gets to hear of it. */
export type Said = { messageId: number; updateId: number | undefined; at: number };

export type SayOptions = { threadId?: number; replyTo?: number; forwardedFrom?: string; extra?: Partial<Message> };

export class FakeTelegram {
  readonly token: string;
  /** Every message people sent, oldest first. */
  readonly said: (Said & { chatId: number })[] = [];
  private readonly server: BotApiServer;
  private readonly world: World;
  private readonly listeners = new Set<() => void>();
  private readonly presses: string[] = [];
  private lastId = 1000;

  constructor(options: FakeTelegramOptions = {}) {
    this.token = options.token ?? "8123456789:AAFakeTokenForTestsOnly-0123456789abcde";
    const limiter = rateLimiter(options.limits ?? TELEGRAM_LIMITS);
    this.world = {
      bot: {
        id: Number(this.token.split(":")[0]),
        is_bot: true,
        first_name: "Spotter",
        username: options.username ?? "spotter_bot",
        can_read_all_group_messages: options.canReadAllGroupMessages ?? true,
      },
      chats: new Map(),
      files: new Map(),
      openPresses: new Set(),
      commands: new Map(),
      typing: [],
      queue: new UpdateQueue(),
      limiter,
      keepFile: (file) => this.keepFile(file),
      changed: () => {
        for (const listener of this.listeners) listener();
      },
    };
    this.server = new BotApiServer(this.token, this.world);
  }

  /** Starts to listen on a free port of this machine, or on `port`. */
  async start(port = 0): Promise<this> {
    await this.server.start(port);
    return this;
  }

  async stop(): Promise<void> {
    await this.server.stop();
  }

  get apiRoot(): string {
    return this.server.apiRoot;
  }

  /** Every call with its outcome, oldest first. */
  get calls(): BotApiServer["calls"] {
    return this.server.calls;
  }

  /** Updates not yet confirmed by the bot, and the webhook if one is set. */
  get queue(): UpdateQueue {
    return this.world.queue;
  }

  get typing(): World["typing"] {
    return this.world.typing;
  }

  /** The command menu of a scope such as "all_private_chats". */
  commands(scope: string): { command: string; description: string }[] | undefined {
    return this.world.commands.get(scope);
  }

  set canReadAllGroupMessages(value: boolean) {
    this.world.bot.can_read_all_group_messages = value;
  }

  // People and places

  user(firstName: string, about: Omit<FakeUser, "id" | "firstName"> = {}): FakeUser {
    return { id: this.newId(), firstName, ...about };
  }

  privateChat(user: FakeUser): FakeChat {
    return this.addChat(newChat({ id: user.id, type: "private", user }));
  }

  group(title: string, about: { topics?: readonly number[]; type?: "group" | "supergroup" } = {}): FakeChat {
    const type = about.type ?? "supergroup";
    const id = type === "group" ? -this.newId() : -1_000_000_000_000 - this.newId();
    return this.addChat(newChat({ id, type, title, ...(about.topics === undefined ? {} : { topics: about.topics }) }));
  }

  // What people do

  userSays(chat: FakeChat, user: FakeUser, text: string, options: SayOptions = {}): Said {
    const entities = findCommands(text);
    return this.say(chat, user, { text, ...(entities.length === 0 ? {} : { entities }) }, options);
  }

  userEdits(chat: FakeChat, messageId: number, text: string): Said {
    const message = chat.messages.get(messageId);
    if (message === undefined) throw new Error(`no message ${messageId} to edit`);
    const words = message.api.text === undefined ? { caption: text } : { text };
    const api = { ...message.api, ...words, edit_date: Math.floor(Date.now() / 1000) } as Message;
    chat.messages.set(messageId, { api });
    return this.deliver(chat, messageId, { edited_message: api } as Omit<Update, "update_id">);
  }

  /** `size` is what Telegram claims of the file, when it is to differ from its bytes. */
  userSendsDocument(
    chat: FakeChat,
    user: FakeUser,
    file: { bytes: Uint8Array; name: string; size?: number; caption?: string; album?: string },
    options: SayOptions = {},
  ): Said {
    const fileId = this.keepFile(file);
    const kept = this.world.files.get(fileId);
    if (kept !== undefined && file.size !== undefined) kept.size = file.size;
    const document = {
      file_id: fileId,
      file_unique_id: fileId,
      file_name: file.name,
      file_size: file.size ?? file.bytes.length,
    };
    return this.say(chat, user, { document, ...captionAndAlbum(file) }, options);
  }

  userSendsPhoto(
    chat: FakeChat,
    user: FakeUser,
    photo: { bytes: Uint8Array; caption?: string; album?: string },
    options: SayOptions = {},
  ): Said {
    const large = this.keepFile({ bytes: photo.bytes, name: "large.jpg" });
    const small = this.keepFile({ bytes: photo.bytes.subarray(0, 10), name: "small.jpg" });
    const sizes = [
      { file_id: large, file_unique_id: large, width: 1280, height: 960, file_size: photo.bytes.length },
      { file_id: small, file_unique_id: small, width: 90, height: 67, file_size: 10 },
    ];
    return this.say(chat, user, { photo: sizes, ...captionAndAlbum(photo) }, options);
  }

  /** Presses a button by its label; returns the press's id. */
  userPresses(message: SeenMessage, label: string, user: FakeUser): string {
    const chat = this.chatOf(message);
    const button = message.buttons.flat().find((candidate) => candidate.label === label);
    const stored = chat.messages.get(message.id);
    if (button === undefined || stored === undefined) throw new Error(`no button "${label}" under the message`);
    const id = String(7_000_000_000 + this.newId());
    this.presses.push(id);
    this.world.openPresses.add(id);
    const query = { id, from: apiUser(user), message: stored.api, chat_instance: "1", data: button.action };
    this.queue.push({ callback_query: query } as Omit<Update, "update_id">);
    return id;
  }

  /** Whether the bot has ended the spinner of a press. */
  pressAnswered(id: string): boolean {
    return this.presses.includes(id) && !this.world.openPresses.has(id);
  }

  /** Makes all waiting presses too old to be answered. */
  expirePresses(): void {
    this.world.openPresses.clear();
  }

  /** Any other message: stickers, polls, service messages. */
  userSends(chat: FakeChat, user: FakeUser, content: Partial<Message>, options: SayOptions = {}): Said {
    return this.say(chat, user, content, options);
  }

  addsBot(chat: FakeChat, by: FakeUser, status: "member" | "administrator" | "kicked" = "member"): void {
    const before = chat.botStatus;
    chat.botStatus = status;
    const change = {
      old_chat_member: memberOf(this.world.bot, before),
      new_chat_member: memberOf(this.world.bot, status),
    };
    const about = { chat: apiChat(chat), from: apiUser(by), date: Math.floor(Date.now() / 1000) };
    this.queue.push({ my_chat_member: { ...about, ...change } });
  }

  blocksBot(chat: FakeChat): void {
    const what = chat.type === "private" ? "bot was blocked by the user" : `bot was kicked from the ${chat.type} chat`;
    chat.trouble = new BotApiError(403, `Forbidden: ${what}`);
  }

  /** From now on every call about the chat fails so; `undefined` heals it. */
  setTrouble(chat: FakeChat, code: number | undefined, description = ""): void {
    chat.trouble = code === undefined ? undefined : new BotApiError(code, description);
  }

  /** Turns a basic group into a supergroup, which gets a new id. */
  migrate(group: FakeChat): FakeChat {
    const moved = this.group(group.title ?? "Group");
    group.trouble = new BotApiError(400, "Bad Request: group chat was upgraded to a supergroup chat", {
      migrate_to_chat_id: moved.id,
    });
    const user = this.user("Owner");
    this.say(group, user, { migrate_to_chat_id: moved.id }, {});
    this.say(moved, user, { migrate_from_chat_id: group.id }, {});
    return moved;
  }

  // What the network and the server do

  redeliverLast(n: number): void {
    this.queue.redeliver(n);
  }

  /** Lets the next calls of a method fail, without effect. */
  failNext(
    method: string,
    failure: { code: number; description: string; retryAfterSec?: number; times?: number },
  ): void {
    const parameters = failure.retryAfterSec === undefined ? undefined : { retry_after: failure.retryAfterSec };
    const error = new BotApiError(failure.code, failure.description, parameters);
    this.server.failNext(method, error, failure.times ?? 1);
  }

  /** The next call of a method takes effect, but its answer never arrives. */
  loseNextAnswer(method: string): void {
    this.server.loseNextAnswer(method);
  }

  /** Cuts all connections, and each new one, for a while. Resolves when the server is back. */
  async outage(ms: number): Promise<void> {
    await this.server.outage(ms);
  }

  // What people see

  /** The bot's messages in a chat as they are now, in order of arrival, without deleted ones. */
  seen(chat: FakeChat): SeenMessage[] {
    return chat.seen.filter((message) => !message.deleted);
  }

  /** The first of the bot's messages in a chat that meets the predicate, now or within `timeoutMs`. */
  async waitForMessage(
    chat: FakeChat,
    predicate: (message: SeenMessage) => boolean = () => true,
    timeoutMs = 5000,
  ): Promise<SeenMessage> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = this.seen(chat).find(predicate);
        if (found === undefined) return;
        end();
        resolve(found);
      };
      const timer = setTimeout(() => {
        end();
        const texts = this.seen(chat).map((message) => message.text);
        reject(new Error(`no such message within ${timeoutMs} ms; seen: ${JSON.stringify(texts)}`));
      }, timeoutMs);
      const end = () => {
        clearTimeout(timer);
        this.listeners.delete(look);
      };
      this.listeners.add(look);
      look();
    });
  }

  private say(chat: FakeChat, user: FakeUser, content: Partial<Message>, options: SayOptions): Said {
    chat.lastMessageId += 1;
    const { threadId, replyTo, forwardedFrom } = options;
    const date = Math.floor(Date.now() / 1000);
    const origin = { type: "hidden_user", sender_user_name: forwardedFrom, date };
    const api = {
      message_id: chat.lastMessageId,
      from: apiUser(user),
      chat: apiChat(chat),
      date,
      ...(threadId === undefined ? {} : { message_thread_id: threadId, is_topic_message: true }),
      ...(replyTo === undefined ? {} : { reply_to_message: chat.messages.get(replyTo)?.api }),
      ...(forwardedFrom === undefined ? {} : { forward_origin: origin }),
      ...content,
      ...options.extra,
    } as Message;
    chat.messages.set(chat.lastMessageId, { api });
    return this.deliver(chat, chat.lastMessageId, { message: api } as Omit<Update, "update_id">);
  }

  private deliver(chat: FakeChat, messageId: number, update: Omit<Update, "update_id">): Said {
    const heard = this.botHears(chat, update.message ?? update.edited_message);
    const pushed = heard ? this.queue.push(update) : undefined;
    const said = { messageId, updateId: pushed?.update_id, at: performance.now() };
    this.said.push({ ...said, chatId: chat.id });
    return said;
  }

  /** Privacy mode: in groups only commands, replies to the bot and service messages. */
  private botHears(chat: FakeChat, message: Message | undefined): boolean {
    if (chat.type === "private" || chat.botStatus === "administrator" || this.world.bot.can_read_all_group_messages)
      return true;
    const text = message?.text ?? message?.caption;
    const repliesToBot = message?.reply_to_message?.from?.id === this.world.bot.id;
    return text === undefined ? message?.migrate_to_chat_id !== undefined : text.startsWith("/") || repliesToBot;
  }

  private keepFile(file: Pick<UploadedFile, "bytes" | "name">): string {
    const id = `BQACAgIAAx${this.newId()}`;
    this.world.files.set(id, { path: `documents/file_${id}`, bytes: file.bytes, size: file.bytes.length });
    return id;
  }

  private chatOf(message: SeenMessage): FakeChat {
    const chat = this.world.chats.get(message.chatId);
    if (chat === undefined) throw new Error(`no chat ${message.chatId}`);
    return chat;
  }

  private addChat(chat: FakeChat): FakeChat {
    this.world.chats.set(chat.id, chat);
    return chat;
  }

  private newId(): number {
    this.lastId += 1;
    return this.lastId;
  }
}

function captionAndAlbum(file: { caption?: string; album?: string }): Partial<Message> {
  return {
    ...(file.caption === undefined ? {} : { caption: file.caption }),
    ...(file.album === undefined ? {} : { media_group_id: file.album }),
  };
}
