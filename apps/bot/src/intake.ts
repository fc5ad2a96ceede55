/** From a front-end into the inbox: stored first, then worked on. */
import type { Incoming, IncomingFile } from "@spotter/core/chat/incoming";
import { CONVERSATION_QUEUE } from "@spotter/core/jobs/queues";
import type { Db } from "@spotter/db/db";
import { keepFile } from "@spotter/db/queries/files";
import { chatOf, failInbox, filesFetched, storeIncoming, unfetched } from "@spotter/db/queries/inbox";
import { moveChat } from "@spotter/db/queries/moved-chat";
import type { Queues } from "@spotter/db/queue";
import type { Logger } from "pino";
import type { FrontEnd } from "./front-end.ts";

export type IntakeDeps = { db: Db; queues: Queues; log: Logger };

/** Attempts to fetch a file before the athlete is told that it could not be had. */
const MAX_FETCHES = 5;
const REFETCH_SEC = 5;

/** Chats remembered before all are forgotten and asked for anew. */
const MOST_CHATS = 10_000;

export type Intake = {
  /** Stores an event and has it worked on. @returns its inbox id, or `undefined` if it was heard before. */
  receive(incoming: Incoming, session?: string): Promise<{ id: number; chatId: number } | undefined>;
  /** Fetches the files of events whose fetching an earlier run did not finish. */
  fetchOverdue(frontEnd: FrontEnd, olderThanSec: number): Promise<void>;
};

export function intake({ db, queues, log }: IntakeDeps, fetchFile: FrontEnd["fetchFile"]): Intake {
  /** Chats seen by this process, by platform id and what we know of them: saves a round trip a message. */
  const known = new Map<string, number>();

  const chatIdOf = async (incoming: Incoming): Promise<number> => {
    const key = JSON.stringify([incoming.platform, incoming.chat]);
    const seen = known.get(key);
    if (seen !== undefined) return seen;
    const chatId = await chatOf(db, incoming);
    if (known.size >= MOST_CHATS) known.clear();
    known.set(key, chatId);
    return chatId;
  };

  const moved = async ({ platform, chat }: Incoming, to: string): Promise<void> => {
    await moveChat(db, { platform, from: chat.id, to });
    known.clear();
  };

  const fetchAll = async (id: number, chatId: number, incoming: Incoming, attempts: number): Promise<void> => {
    const { event } = incoming;
    if (event.kind !== "message") return;
    try {
      const files: IncomingFile[] = [];
      for (const file of event.files) files.push(await fetched(file));
      await filesFetched(db, { id, files });
      await queues.add(CONVERSATION_QUEUE, { chatId, rowId: id });
    } catch (error) {
      log.warn(
        { inboxId: id, attempts, type: error instanceof Error ? error.name : "unknown" },
        "a file could not be fetched yet",
      );
      if (attempts + 1 < MAX_FETCHES) {
        await failInbox(db, { id, error: "fetch", retryInSec: REFETCH_SEC, maxAttempts: MAX_FETCHES + 1 });
        return;
      }
      const files = event.files.map((file): IncomingFile => (file.sha256 ? file : { ...file, problem: "unavailable" }));
      await filesFetched(db, { id, files });
      await queues.add(CONVERSATION_QUEUE, { chatId, rowId: id });
    }
  };

  const fetched = async (file: IncomingFile): Promise<IncomingFile> => {
    if (file.sha256 || file.problem) return file;
    const got = await fetchFile(file);
    if ("problem" in got) return { ...file, problem: got.problem };
    return { ...file, bytes: got.bytes.byteLength, sha256: await keepFile(db, got.bytes) };
  };

  return {
    async receive(heard, session) {
      const incoming = ourPart(heard);
      const { event } = incoming;
      if (event.kind === "moved") return void (await moved(incoming, event.to));
      const chatId = await chatIdOf(incoming);
      const waits = event.kind === "message" && event.files.some((file) => !file.sha256 && !file.problem);
      const status = waits ? "fetching" : "pending";
      const id = await storeIncoming(db, { chatId, incoming, status, session }).catch((error: unknown) => {
        // A chat that became one with another just now has a new row.
        known.clear();
        throw error;
      });
      if (id === undefined) return undefined;
      if (waits) void fetchAll(id, chatId, incoming, 0).catch(() => {});
      else void queues.add(CONVERSATION_QUEUE, { chatId, rowId: id });
      return { id, chatId };
    },
    async fetchOverdue({ platform }, olderThanSec) {
      for (const { id, chatId, incoming, attempts } of await unfetched(db, { platform, olderThanSec }))
        await fetchAll(id, chatId, incoming, attempts);
    },
  };
}

/** In a group people share pictures and papers; only what may be a recording is fetched and kept. */
function ourPart(incoming: Incoming): Incoming {
  const { chat, event } = incoming;
  if (chat.kind !== "group" || event.kind !== "message" || event.files.length === 0) return incoming;
  return { ...incoming, event: { ...event, files: event.files.filter(({ name }) => /\.(fit|gz|zip)$/i.test(name)) } };
}
