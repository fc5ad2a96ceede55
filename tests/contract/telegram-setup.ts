/** A Telegram front-end connected to a fake Bot API server, with everything it receives and logs in view. */
import { type TelegramFrontEnd, type TelegramOptions, telegramFrontEnd } from "@spotter/bot/telegram/front-end";
import { type Incoming, incoming as incomingSchema } from "@spotter/core/chat/incoming";
import type { Block, Reply } from "@spotter/core/chat/reply";
import { pino } from "pino";
import { onTestFinished } from "vitest";
import { FakeTelegram, type FakeTelegramOptions } from "../fakes/telegram/fake-telegram.ts";

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

type SendMore = { inReplyTo?: string; sentIds?: string[]; replaces?: string[] };

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
      chatId,
      reply: { blocks: [], ...reply },
      sentIds: more.sentIds ?? [],
      replaces: more.replaces ?? [],
      ...(more.inReplyTo === undefined ? {} : { inReplyTo: more.inReplyTo }),
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

/** Words of the messages and edits received. */
export function textsOf(received: readonly Incoming[]): string[] {
  return received.flatMap(({ event }) => (event.kind === "message" || event.kind === "edit" ? [event.text] : []));
}

export function paragraph(words: string): Block {
  return { kind: "text", spans: [words] };
}

/** The first 24 bytes of a PNG of this size, which is all a dimension check reads. */
export function png(width: number, height: number): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.alloc(64);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]).copy(bytes);
  bytes.write("IHDR", 12);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return new Uint8Array(bytes);
}
