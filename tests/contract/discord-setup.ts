/** A Discord front-end connected to a fake Discord, with everything it receives and logs in view. */
import { type DiscordOptions, discordFrontEnd } from "@spotter/bot/discord/front-end";
import type { DiscordMemory } from "@spotter/bot/discord/memory";
import type { FrontEnd } from "@spotter/bot/front-end";
import { type Incoming, incoming as incomingSchema } from "@spotter/core/chat/incoming";
import type { Reply } from "@spotter/core/chat/reply";
import { listedCommands } from "@spotter/core/command/table";
import { pino } from "pino";
import { onTestFinished } from "vitest";
import { FakeDiscord, type FakeDiscordOptions } from "../fakes/discord/fake-discord.ts";
import type { SeenMessage } from "../fakes/discord/messages.ts";
import type { FakeChannel } from "../fakes/discord/world.ts";
import type { FrontEndHarness, SendMore, ShownMessage } from "./front-end-harness.ts";

export type Setup = {
  discord: FakeDiscord;
  frontEnd: FrontEnd;
  received: Incoming[];
  logged: string[];
  /** Runs before an event counts as received; a test makes it fail or wait. */
  beforeReceive: { run: (incoming: Incoming) => Promise<void> };
  start: () => Promise<void>;
  send: (channel: FakeChannel, reply: Partial<Reply>, more?: SendMore) => Promise<string[]>;
  stored: Map<string, Uint8Array>;
};

type Options = {
  fake?: FakeDiscordOptions;
  bot?: Partial<DiscordOptions>;
  discord?: FakeDiscord;
  received?: Incoming[];
};

/** Ends with the test. The front-end is not started yet. Its memory is what it received. */
export async function setUp(options: Options = {}): Promise<Setup> {
  const discord = options.discord ?? (await new FakeDiscord({ limits: "off", ...options.fake }).start());
  const logged: string[] = [];
  const received = options.received ?? [];
  const stored = new Map<string, Uint8Array>();
  const beforeReceive: Setup["beforeReceive"] = { run: async () => {} };
  const frontEnd = discordFrontEnd({
    token: discord.token,
    apiRoot: discord.apiRoot,
    commands: listedCommands(),
    memory: memoryOf(received),
    log: pino({ level: "trace" }, { write: (line: string) => logged.push(line) }),
    ...options.bot,
  });
  onTestFinished(async () => {
    await frontEnd.stop();
    if (options.discord === undefined) await discord.stop();
  });
  const start = () =>
    frontEnd.start(async (incoming) => {
      await beforeReceive.run(incoming);
      received.push(incomingSchema.parse(incoming));
    });
  let replies = 0;
  const send: Setup["send"] = async ({ id: chatId }, reply, more = {}) => {
    const sent: string[] = [];
    replies += 1;
    await frontEnd.send({
      key: String(replies),
      sentIds: [],
      replaces: [],
      ...more,
      chatId,
      reply: { blocks: [], ...reply },
      onSent: async (id) => void sent.push(id),
      read: async (sha256) => stored.get(sha256) ?? new Uint8Array(),
    });
    return sent;
  };
  return { discord, frontEnd, received, logged, beforeReceive, start, send, stored };
}

/** The same, started, with one person, their private chat and a channel of a server. */
export async function setUpChat(options: Options = {}) {
  const setup = await setUp(options);
  const { discord } = setup;
  const anna = discord.user("anna", { globalName: "Anna Berg", locale: "de" });
  const dm = discord.directMessages(anna);
  const guild = discord.guild("Barbell club");
  const gym = discord.channel(guild, "gym");
  await setup.start();
  return { ...setup, anna, dm, guild, gym };
}

export async function discordHarness(): Promise<FrontEndHarness> {
  const { discord, anna, dm, gym, ...setup } = await setUpChat();
  const channelOf = ({ chatId }: { chatId: string }) => discord.world.channels.get(chatId)!;
  return {
    ...setup,
    direct: { chatId: dm.id, kind: "private" },
    group: { chatId: gym.id, kind: "group" },
    longestText: 2000,
    says: async (place, text) => discord.userSays(channelOf(place), anna, text).messageId,
    uploads: async (place, file, caption = "") =>
      discord.userSays(channelOf(place), anna, caption, { files: [file] }).messageId,
    edits: async (place, id, text) => discord.userEdits(channelOf(place), id, text),
    deletes: async (place, id) => discord.userDeletes(channelOf(place), id),
    presses: async (place, { id }, label) => {
      const message = discord.seen(channelOf(place)).find((one) => one.id === id)!;
      discord.userPresses(message, label, anna);
    },
    send: (place, reply, more) => setup.send(channelOf(place), reply, more),
    shown: (place) => discord.seen(channelOf(place)).map(shownOnDiscord),
    refuseNext: (retryAfterSec) => discord.failNext("POST /messages", { status: 429, retryAfterSec }),
    interrupt: () => discord.outage(300),
  };
}

/** What the inbox would know of what was received. */
function memoryOf(received: readonly Incoming[]): DiscordMemory {
  const messages = () => received.filter(({ event }) => event.kind === "message");
  return {
    senderOf: async ({ chatId, messageId }) =>
      messages().find((one) => one.chat.id === chatId && one.messageId === messageId)?.sender,
    lastHeard: async () =>
      [...Map.groupBy(messages(), ({ chat }) => chat.id)].map(([chatId, ofChat]) => ({
        chatId,
        kind: ofChat[0]!.chat.kind,
        messageId: ofChat.at(-1)!.messageId,
      })),
    wordsOf: async () => undefined,
  };
}

export function shownOnDiscord(message: SeenMessage): ShownMessage {
  const { id, text, styles, files, replyTo, edited } = message;
  const ofType = (...types: string[]) => styles.filter(({ type }) => types.includes(type)).map((one) => one.text);
  const isPicture = ({ name }: { name: string }) => name.endsWith(".png");
  return {
    id,
    text,
    strong: ofType("bold"),
    monospaced: ofType("code", "pre"),
    buttons: [...message.buttons, ...message.choices].flat().map(({ label }) => label),
    pictures: files.filter(isPicture).map(({ bytes, alt }) => ({ bytes, ...(alt !== undefined && { alt }) })),
    files: files.filter((file) => !isPicture(file)).map(({ name, bytes }) => ({ name, bytes })),
    quotes: replyTo,
    edited,
  };
}
