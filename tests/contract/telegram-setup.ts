/** A Telegram front-end connected to a fake Bot API server, with everything it receives and logs in view. */
import { type TelegramFrontEnd, type TelegramOptions, telegramFrontEnd } from "@spotter/bot/telegram/front-end";
import { type Incoming, incoming as incomingSchema } from "@spotter/core/chat/incoming";
import type { Reply } from "@spotter/core/chat/reply";
import { pino } from "pino";
import { onTestFinished } from "vitest";
import type { SeenMessage } from "../fakes/telegram/chats.ts";
import { FakeTelegram, type FakeTelegramOptions } from "../fakes/telegram/fake-telegram.ts";
import type { FrontEndHarness, Place, SendMore, ShownMessage } from "./front-end-harness.ts";

export type Setup = {
  telegram: FakeTelegram;
  frontEnd: TelegramFrontEnd;
  received: Incoming[];
  /** What the front-end logged, one JSON line each. */
  logged: string[];
  /** Runs before an event counts as received; a test makes it fail or wait. */
  beforeReceive: { run: (incoming: Incoming) => Promise<void> };
  start: () => Promise<void>;
  send: (chatId: string, reply: Partial<Reply>, more?: SendMore) => Promise<string[]>;
  /** Bytes by their stand-in for a hash. */
  stored: Map<string, Uint8Array>;
};

/** Ends with the test. The front-end is not started yet. */
export async function setUp(
  options: { fake?: FakeTelegramOptions; bot?: Partial<TelegramOptions>; telegram?: FakeTelegram } = {},
): Promise<Setup> {
  const telegram = options.telegram ?? (await new FakeTelegram(options.fake).start());
  const logged: string[] = [];
  const received: Incoming[] = [];
  const stored = new Map<string, Uint8Array>();
  const beforeReceive: Setup["beforeReceive"] = { run: async () => {} };
  const frontEnd = telegramFrontEnd({
    token: telegram.token,
    apiRoot: telegram.apiRoot,
    commands: [{ name: "help", help: "help: what I can do" }],
    log: pino({ level: "trace" }, { write: (line: string) => logged.push(line) }),
    ...options.bot,
  });
  onTestFinished(async () => {
    await frontEnd.stop();
    if (options.telegram === undefined) await telegram.stop();
  });
  const start = () =>
    frontEnd.start(async (incoming) => {
      await beforeReceive.run(incoming);
      received.push(incomingSchema.parse(incoming));
    });
  const send: Setup["send"] = async (chatId, reply, more = {}) => {
    const sent: string[] = [];
    await frontEnd.send({
      key: "1",
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
  return { telegram, frontEnd, received, logged, beforeReceive, start, send, stored };
}

/** The same, started, with one person and their private chat. */
export async function setUpChat(options: Parameters<typeof setUp>[0] = {}) {
  const setup = await setUp(options);
  const anna = setup.telegram.user("Anna", { lastName: "Berg", language: "de" });
  const dm = setup.telegram.privateChat(anna);
  await setup.start();
  return { ...setup, anna, dm };
}

/** Telegram for the contract that every front-end is held to. */
export async function telegramHarness(): Promise<FrontEndHarness> {
  const { telegram, anna, dm, ...setup } = await setUpChat({ fake: { limits: "off" } });
  const gym = telegram.group("Gym");
  const chatOf = ({ chatId }: Place) => (chatId === String(dm.id) ? dm : gym);
  return {
    ...setup,
    direct: { chatId: String(dm.id), kind: "private" },
    group: { chatId: String(gym.id), kind: "group" },
    longestText: 4096,
    says: async (place, text) => String(telegram.userSays(chatOf(place), anna, text).messageId),
    uploads: async (place, file, caption = "") =>
      String(telegram.userSendsDocument(chatOf(place), anna, { ...file, caption }).messageId),
    edits: async (place, id, text) => void telegram.userEdits(chatOf(place), Number(id), text),
    presses: async (place, { id }, label) => {
      const message = telegram.seen(chatOf(place)).find((one) => String(one.id) === id)!;
      telegram.userPresses(message, label, anna);
    },
    send: (place, reply, more) => setup.send(place.chatId, reply, more),
    shown: (place) => telegram.seen(chatOf(place)).map(shownInTelegram),
    refuseNext: (retryAfterSec) =>
      telegram.failNext("sendMessage", { code: 429, description: "Too Many Requests", retryAfterSec }),
    interrupt: () => telegram.outage(300),
  };
}

export function shownInTelegram({
  id,
  text,
  entities,
  kind,
  file,
  buttons,
  replyTo,
  editedAt,
}: SeenMessage): ShownMessage {
  const ofType = (...types: string[]) =>
    entities
      .filter(({ type }) => types.includes(type))
      .map(({ offset, length }) => text.slice(offset, offset + length));
  const { name = "", bytes = new Uint8Array() } = file ?? {};
  return {
    id: String(id),
    text,
    strong: ofType("bold"),
    monospaced: ofType("code", "pre"),
    buttons: buttons.flat().map(({ label }) => label),
    pictures: kind === "photo" ? [{ bytes }] : [],
    files: kind === "document" ? [{ name, bytes }] : [],
    quotes: replyTo === undefined ? undefined : String(replyTo),
    edited: editedAt !== undefined,
  };
}
