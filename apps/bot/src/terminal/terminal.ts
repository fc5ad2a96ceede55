/** The terminal as a front-end: lines in, replies printed, images written to files. */
import { randomUUID } from "node:crypto";
import { mkdir, readFile as readLocalFile, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Incoming, type IncomingFile, MAX_FILE_BYTES, MAX_TEXT_CHARS } from "@spotter/core/chat/incoming";
import type { Reply } from "@spotter/core/chat/reply";
import { storable } from "@spotter/core/chat/storable";
import { keepFile, readFile } from "@spotter/db/queries/files";
import { chatOf, isOpen } from "@spotter/db/queries/inbox";
import { missedInTerminal, type OutboxRow, partsSent, repliesForTerminal } from "@spotter/db/queries/outbox";
import { isTransient } from "@spotter/db/transient";
import { type IntakeDeps, intake } from "../intake.ts";

/** How often an answer is looked for while one is due: a fraction of what a person notices. */
const POLL_MS = 15;
const AWAY_MS = 250;

/** Nearly all answers are there by then. */
const OVERDUE_MS = 1_500;

export type TerminalOptions = {
  /** The person at the keyboard: their chat and their account. */
  user: string;
  /** Where images go. */
  imageDir: string;
  /** Longest wait for an answer; what was said is kept all the same. */
  patienceMs: number;
  /** Called now and then while an answer is overdue: to see to it that a worker runs. */
  overdue?: () => Promise<void>;
};

export type TerminalReply = { reply: Reply; images: string[]; files: string[] };

export type Terminal = {
  /** Says something and resolves with what came back. Throws `NoAnswer` when patience ends. */
  say(text: string, filePath?: string): Promise<TerminalReply[]>;
  /** Corrects what was said last. */
  edit(text: string): Promise<TerminalReply[]>;
  /** Answers that came after the terminal which asked had gone. */
  missed(): Promise<TerminalReply[]>;
  /** What came by itself since something was said last, such as the end of a rest. */
  arrived(): Promise<TerminalReply[]>;
  /** Presses a button of a reply. */
  press(action: string): Promise<TerminalReply[]>;
};

/** Nobody answered in time: no worker runs, or it has much to do. The message is kept. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
}

export function openTerminal(deps: IntakeDeps, { user, imageDir, patienceMs, overdue }: TerminalOptions): Terminal {
  const { db } = deps;
  const session = randomUUID();
  // Terminal files are read from disk before they are stored; nothing is left to fetch.
  const { receive } = intake(deps, async () => ({ problem: "unavailable" }));
  const chat = { id: user, kind: "private" as const };
  let said = 0;
  let edits = 0;

  const send = async (event: Incoming["event"], messageId: string, revision = 0): Promise<TerminalReply[]> => {
    const stored = await patiently(() =>
      receive(
        {
          platform: "terminal",
          chat,
          sender: { id: user, name: user },
          messageId,
          revision,
          sentAt: new Date().toISOString(),
          event,
        },
        session,
      ),
    );
    return stored ? answers(stored.id, stored.chatId) : [];
  };

  /** Tries again while the database is away: storing an event twice changes nothing. */
  const patiently = async <T>(work: () => Promise<T>): Promise<T> => {
    const until = Date.now() + patienceMs;
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (!isTransient(error)) throw error;
        if (Date.now() > until) throw new NoAnswer("The database is away. Please say it again when it is back.");
        await sleep(AWAY_MS);
      }
    }
  };

  const answers = async (inboxId: number, chatId: number): Promise<TerminalReply[]> => {
    const until = Date.now() + patienceMs;
    let lookAt = Date.now() + OVERDUE_MS;
    const replies: TerminalReply[] = [];
    for (;;) {
      // Asked first: once it is closed, all its replies are there.
      const open = await patiently(() => isOpen(db, inboxId));
      const rows = await patiently(() => repliesForTerminal(db, { chatId, session }));
      for (const row of rows) replies.push(await patiently(() => accept(row)));
      if (!open) return replies;
      if (Date.now() > until) throw new NoAnswer("Nobody answered yet. Your message is kept and will be handled.");
      if (Date.now() > lookAt) {
        lookAt = Number.POSITIVE_INFINITY;
        // Not waited for: the answer may come meanwhile.
        void overdue?.()
          .catch(() => {})
          .finally(() => {
            lookAt = Date.now() + OVERDUE_MS;
          });
      }
      await sleep(POLL_MS);
    }
  };

  const accept = async ({ id, reply }: OutboxRow): Promise<TerminalReply> => {
    const images: string[] = [];
    for (const image of reply.images ?? []) images.push(await save(image.sha256, `${id}-${image.name}`));
    const files: string[] = [];
    for (const file of reply.files ?? []) files.push(await save(file.sha256, `${id}-${basename(file.name)}`));
    await partsSent(db, { id, sentIds: [], all: true });
    return { reply, images, files };
  };

  const save = async (sha256: string, name: string): Promise<string> => {
    const path = join(imageDir, name);
    // A whole export may be among them: for this user's eyes only.
    await mkdir(imageDir, { recursive: true, mode: 0o700 });
    await writeFile(path, (await readFile(db, sha256)) ?? new Uint8Array(), { mode: 0o600 });
    return path;
  };

  const pickUp = async (path: string): Promise<IncomingFile> => {
    const name = storable(basename(path), 255);
    const { size } = await stat(path);
    if (size > MAX_FILE_BYTES) return { name, bytes: size, problem: "too-big" };
    return { name, bytes: size, sha256: await keepFile(db, await readLocalFile(path)) };
  };

  return {
    async say(text, filePath) {
      said += 1;
      const files = filePath === undefined ? [] : [await pickUp(filePath)];
      return send({ kind: "message", text: storable(text, MAX_TEXT_CHARS), files }, `${session}:${said}`);
    },
    edit(text) {
      edits += 1;
      return send({ kind: "edit", text: storable(text, MAX_TEXT_CHARS) }, `${session}:${said}`, edits);
    },
    async arrived() {
      const chatId = await chatOf(db, { platform: "terminal", chat });
      const replies: TerminalReply[] = [];
      for (const row of await repliesForTerminal(db, { chatId, session })) replies.push(await accept(row));
      return replies;
    },
    async missed() {
      const chatId = await patiently(() => chatOf(db, { platform: "terminal", chat }));
      const replies: TerminalReply[] = [];
      for (const row of await missedInTerminal(db, chatId)) replies.push(await accept(row));
      return replies;
    },
    press: (action) => send({ kind: "press", action, press: randomUUID() }, `${session}:${said}`),
  };
}
