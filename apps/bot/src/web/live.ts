/** What happens in a chat, told to every open page of it as it happens, and to one that was away from where it left. */
import type { Db } from "@spotter/db/db";
import { endedSessions } from "@spotter/db/queries/login";
import { type Position, transcriptSince } from "@spotter/db/queries/transcript";
import type { Logger } from "pino";
import { type AddressOf, lineHtml } from "./lines.ts";

/** Proxies and phones drop what is silent; a page that hears nothing for long knows that it is cut off. */
const HEARTBEAT_MS = 15_000;

/** A connection ends after this long and comes back: a login that is over ends with it. */
const LONGEST_MS = 30 * 60_000;

/** A page that takes nothing in is dropped; it comes back and catches up. */
const MOST_BUFFERED_BYTES = 1 << 20;

/** Pages of one chat open at a time. */
const MOST_PAGES = 20;

/**
 * Two events of one chat may be stored in the other order than they were numbered: one who comes back is told a little of
 * what went before, too.
 */
const OVERLAP_IDS = 20;

export type Chat = {
  account: string;
  chatId: number;
  addressOf: AddressOf;
};

export type Live = {
  /** A stream of server-sent events, from a position on. */
  open(chat: Chat, by: { after: Position; session?: string | undefined }): ReadableStream<Uint8Array>;
  /** Something happened in a chat. Resolves when its open pages have been told. @param keys lines that changed for sure */
  changed(account: string, keys?: readonly string[]): Promise<void>;
  typing(account: string): void;
  /** Ends the pages of a session that logged out. */
  close(session: string): void;
  /** Open pages. */
  count(): number;
  stop(): void;
};

type Page = { send(words: string): void; end(): void; session: string | undefined };

type Open = Chat & {
  pages: Set<Page>;
  position: Position;
  /** One look at a chat after the other, so that no page hears an older state after a newer one. */
  last: Promise<void>;
};

export function live(db: Db, log: Logger): Live {
  const chats = new Map<string, Open>();
  const encoder = new TextEncoder();

  const inTurn = (chat: Open, work: () => Promise<void>): Promise<void> => {
    const done = chat.last.then(work);
    chat.last = done.catch(() => {});
    return done;
  };

  const joined = (chat: Chat, page: Page, after: Position): void => {
    const known = chats.get(chat.account);
    const open = known ?? { ...chat, pages: new Set(), position: after, last: Promise.resolve() };
    chats.set(chat.account, open);
    if (open.pages.size >= MOST_PAGES) [...open.pages][0]!.end();
    open.pages.add(page);
    const catchUp = async () => {
      const from = {
        inboxId: Math.max(0, after.inboxId - OVERLAP_IDS),
        outboxId: Math.max(0, after.outboxId - OVERLAP_IDS),
      };
      const { words, position } = await news(open, from, after);
      // What other pages have yet to hear they are told by the change that is on its way.
      if (!known) open.position = position;
      page.send(words);
    };
    inTurn(open, catchUp).catch((error: unknown) => {
      log.warn({ type: error instanceof Error ? error.name : "unknown" }, "a page could not be told what it missed");
      page.end();
    });
  };

  const left = (account: string, page: Page): void => {
    const open = chats.get(account);
    open?.pages.delete(page);
    if (open?.pages.size === 0) chats.delete(account);
  };

  /** @param known a position that is not gone back behind */
  const news = async (chat: Open, from: Position, known: Position, alsoKeys: readonly string[] = []) => {
    const found = await transcriptSince(db, { chatId: chat.chatId, after: from, alsoKeys });
    if (!found) return { position: known, words: "event: reload\ndata: \n\n" };
    const position = {
      inboxId: Math.max(found.position.inboxId, known.inboxId),
      outboxId: Math.max(found.position.outboxId, known.outboxId),
    };
    const told = found.lines.map((line) => ({ key: line.key, html: lineHtml(line, chat.addressOf) }));
    return { position, words: event("lines", told, idOf(position)) };
  };

  /** Ends the pages of logins that were ended elsewhere: they are told nothing any more. */
  const endLoggedOut = async ({ pages }: Open): Promise<void> => {
    const sessions = [...pages].flatMap(({ session }) => session ?? []);
    const ended = sessions.length === 0 ? new Set() : await endedSessions(db, sessions);
    for (const page of [...pages]) if (ended.has(page.session)) page.end();
  };

  const heartbeat = setInterval(() => {
    for (const { pages } of chats.values()) for (const page of pages) page.send("event: beat\ndata: \n\n");
  }, HEARTBEAT_MS);

  return {
    open(chat, { after, session }) {
      let page: Page;
      let timer: NodeJS.Timeout;
      let ended = false;
      const gone = () => {
        ended = true;
        clearTimeout(timer);
        left(chat.account, page);
      };
      return new ReadableStream<Uint8Array>(
        {
          start(controller) {
            page = {
              session,
              send(words) {
                if (ended) return;
                if ((controller.desiredSize ?? 0) < -MOST_BUFFERED_BYTES) return this.end();
                controller.enqueue(encoder.encode(words));
              },
              end() {
                if (ended) return;
                gone();
                controller.close();
              },
            };
            timer = setTimeout(() => page.end(), LONGEST_MS);
            page.send("retry: 1000\n\n");
            joined(chat, page, after);
          },
          cancel: gone,
        },
        new ByteLengthQueuingStrategy({ highWaterMark: 16_384 }),
      );
    },
    async changed(account, keys) {
      const chat = chats.get(account);
      if (!chat) return;
      await inTurn(chat, async () => {
        const { words, position } = await news(chat, chat.position, chat.position, keys);
        chat.position = position;
        await endLoggedOut(chat);
        for (const page of chat.pages) page.send(words);
      });
    },
    typing(account) {
      for (const page of chats.get(account)?.pages ?? []) page.send("event: typing\ndata: \n\n");
    },
    close(session) {
      for (const { pages } of chats.values()) for (const page of [...pages]) if (page.session === session) page.end();
    },
    count: () => [...chats.values()].reduce((sum, { pages }) => sum + pages.size, 0),
    stop() {
      clearInterval(heartbeat);
      for (const { pages } of chats.values()) for (const page of [...pages]) page.end();
    },
  };
}

function event(name: string, data: unknown, id: string): string {
  return `id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** A position as the id of an event. */
export function idOf({ inboxId, outboxId }: Position): string {
  return `${inboxId}-${outboxId}`;
}

/** The position that the id of an event stands for. */
export function positionOf(id: string | undefined): Position | undefined {
  const [, inboxId, outboxId] = /^(\d{1,15})-(\d{1,15})$/.exec(id ?? "") ?? [];
  return inboxId === undefined ? undefined : { inboxId: Number(inboxId), outboxId: Number(outboxId) };
}
