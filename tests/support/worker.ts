/** The worker without its process: events go into the inbox of a test database and are worked on at once. */
import type { Incoming } from "@spotter/core/chat/incoming";
import type { Reply } from "@spotter/core/chat/reply";
import type { Database } from "@spotter/db/connect";
import { chatOf, isOpen, storeIncoming } from "@spotter/db/queries/inbox";
import type { Queues } from "@spotter/db/queue";
import { outbox } from "@spotter/db/schema/chat";
import { type Deps, drainChat } from "@spotter/worker/conversation/drain";
import { and, asc, eq, gt, max } from "drizzle-orm";
import { pino } from "pino";
import { afterAll } from "vitest";
import { freshDatabase, type TestDatabase } from "./database.ts";

/** Nothing delivers here, so nothing is announced. */
export const NO_QUEUES: Queues = {
  backend: "Postgres",
  add: async () => {},
  work: () => {},
  countWorkers: async () => 1,
  close: async () => {},
};

export type TestWorker = {
  /** Has an event worked on. Throws if it was left for later. @returns the replies to it */
  hear(incoming: Incoming): Promise<Reply[]>;
  /** Works off what a chat's inbox holds. */
  work(chatId: number): Promise<void>;
  /** What it logged about itself, one JSON line each. */
  logged: string[];
};

/** A worker on a database of its own for all tests of a file, gone after them. */
export async function fileWorker(): Promise<{ database: TestDatabase; worker: TestWorker }> {
  const database = await freshDatabase();
  afterAll(() => database.close());
  return { database, worker: testWorker(database) };
}

/** @param given.model what it may ask; nobody unless told */
export function testWorker({ db }: Pick<Database, "db">, given: Pick<Deps, "model"> = {}): TestWorker {
  const logged: string[] = [];
  const deps: Deps = {
    db,
    queues: NO_QUEUES,
    log: pino({ level: "info" }, { write: (line: string) => logged.push(line) }),
    defaults: { unit: "kg", timeZone: "Europe/Berlin" },
    chartTheme: "light",
    ...given,
  };
  return {
    logged,
    work: (chatId) => drainChat(deps, chatId, () => {}),
    async hear(incoming) {
      const chatId = await chatOf(db, incoming);
      const id = await storeIncoming(db, { chatId, incoming, status: "pending" });
      if (id === undefined) return [];
      const [before] = await db.select({ id: max(outbox.id) }).from(outbox);
      await drainChat(deps, chatId, () => {});
      if (await isOpen(db, id)) throw new Error(`the event was left open: ${logged.at(-1) ?? "no word of why"}`);
      const rows = await db
        .select({ reply: outbox.reply })
        .from(outbox)
        .where(and(eq(outbox.chatId, chatId), gt(outbox.id, before?.id ?? 0)))
        .orderBy(asc(outbox.id));
      return rows.map((row) => row.reply);
    },
  };
}
