/** The web chat with a page open, which shows what the outbox holds. */
import { webFrontEnd } from "@spotter/bot/web/front-end";
import { type Incoming, incoming as incomingSchema } from "@spotter/core/chat/incoming";
import type { Reply } from "@spotter/core/chat/reply";
import { keepFile } from "@spotter/db/queries/files";
import { chatOf } from "@spotter/db/queries/inbox";
import { addReply } from "@spotter/db/queries/outbox";
import { openQueues } from "@spotter/db/queue";
import { pino } from "pino";
import { onTestFinished } from "vitest";
import { openCable } from "../support/cable.ts";
import { freshDatabase } from "../support/database.ts";
import { freePort } from "../support/redis.ts";
import { until } from "../support/spotter.ts";
import { openWebClient, plain, type WebLine } from "../support/web-client.ts";
import type { FrontEndHarness, ShownMessage } from "./front-end-harness.ts";

export async function webHarness(): Promise<FrontEndHarness> {
  const database = await freshDatabase();
  const { db } = database;
  const port = await freePort();
  const cable = await openCable(port);
  const address = `http://127.0.0.1:${cable.port}`;
  const queues = openQueues({ databaseUrl: database.url, onError: () => {} });
  const logged: string[] = [];
  const frontEnd = webFrontEnd({
    db,
    queues,
    web: { host: "127.0.0.1", port, portIsChosen: true },
    log: pino({ level: "trace" }, { write: (line: string) => logged.push(line) }),
    user: "anna",
    defaults: { unit: "kg", timeZone: "Europe/Berlin" },
    chartTheme: "light",
    tell: () => {},
  });
  const received: Incoming[] = [];
  await frontEnd.start(async (incoming) => {
    received.push(incomingSchema.parse(incoming));
  });
  const page = await openWebClient(address);
  onTestFinished(async () => {
    page.close();
    cable.close();
    await frontEnd.stop();
    await queues.close();
    await database.close();
  });
  const { rows } = await database.pool.query("select user_id from identity where platform = 'web'");
  const direct = { chatId: String(rows[0].user_id), kind: "private" } as const;
  const chatId = await chatOf(db, { platform: "web", chat: { id: direct.chatId, kind: "private" } });
  const stored = new Map<string, Uint8Array>();
  const fetched = new Map<string, Uint8Array>();
  const first = new Map<string, string>();

  /** Puts a reply into the outbox, its files where the page fetches them, and waits until the page shows it. */
  const send: FrontEndHarness["send"] = async (_place, reply, more = {}) => {
    const kept = async <T extends { sha256: string }>(file: T): Promise<T> => ({
      ...file,
      sha256: await keepFile(db, stored.get(file.sha256) ?? new Uint8Array()),
    });
    const [replaces] = more.replaces ?? [];
    const whole: Reply = {
      blocks: [],
      ...reply,
      ...(reply.images && { images: await Promise.all(reply.images.map(kept)) }),
      ...(reply.files && { files: await Promise.all(reply.files.map(kept)) }),
      ...(replaces !== undefined && { replaces }),
    };
    const id = await addReply(db, { chatId, inboxId: null, reply: whole });
    const key = replaces ?? `r${id}`;
    const before = page.lines.get(key)?.html;
    await frontEnd.send({
      chatId: direct.chatId,
      key: String(id),
      reply: whole,
      replaces: more.replaces ?? [],
      sentIds: [],
      onSent: async () => {},
      read: async () => new Uint8Array(),
    });
    const isShown = () => page.lines.has(key) && page.lines.get(key)?.html !== before;
    await until(isShown, 10_000, () => "the page did not show the reply");
    const { html } = page.lines.get(key)!;
    if (!first.has(key)) first.set(key, html);
    for (const [path] of html.matchAll(/\/media\/[\w-]+/g)) {
      const response = await fetch(address + path);
      fetched.set(path, new Uint8Array(await response.arrayBuffer()));
    }
    return [key];
  };

  return {
    frontEnd,
    received,
    logged,
    direct,
    stored,
    send,
    says: (_place, text) => page.say(text),
    uploads: (_place, { name, bytes }, caption) => page.sendFile(name, bytes, caption),
    edits: (_place, key, text) => page.edit(key, text),
    deletes: (_place, key) => page.post({ kind: "delete", key }),
    presses: (_place, { id }, label) => page.press(page.lines.get(id)!, label),
    interrupt: () => cable.cut(300),
    shown: () => [...page.lines.values()].map((line) => shownOnPage(line, fetched, first.get(line.key))),
  };
}

/**
 * A line of the page as people see it.
 *
 * @param fetched the files it shows, by their addresses
 * @param first its HTML when it appeared
 */
export function shownOnPage(
  { key, html }: WebLine,
  fetched: ReadonlyMap<string, Uint8Array>,
  first: string | undefined,
): ShownMessage {
  const all = (pattern: RegExp) => [...html.matchAll(pattern)].map((found) => found.slice(1).map((part) => part ?? ""));
  const bubble = html
    .replace(/<div class="buttons"[\s\S]*$/, "")
    .replace(/<footer>[\s\S]*?<\/footer>/, "")
    .replace(/<a [\s\S]*?<\/a>/g, "")
    .replace(/<div class="table"[\s\S]*?<\/div>/g, "");
  return {
    id: key,
    text: [...bubble.matchAll(/<(p|li)[^>]*>([\s\S]*?)<\/\1>/g)]
      .map(([, tag, words]) => (tag === "li" ? "• " : "") + plain(words!))
      .join("\n"),
    strong: all(/<strong>(.*?)<\/strong>/g).map(([words]) => plain(words!)),
    monospaced: all(/<code>(.*?)<\/code>/g).map(([words]) => plain(words!)),
    tables: all(/<table>([\s\S]*?)<\/table>/g).map(([table]) =>
      [...table!.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row]) =>
        [...row!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell]) => plain(cell!)),
      ),
    ),
    buttons: all(/<button[^>]*>(.*?)<\/button>/g).map(([label]) => plain(label!)),
    pictures: all(/<img src="([^"]+)" alt="([^"]*)"/g).map(([path, alt]) => ({
      bytes: fetched.get(path!)!,
      alt: plain(alt!),
    })),
    files: all(/<a class="file" href="([^"]+)"[^>]*><span[^>]*>(.*?)<\/span>/g).map(([path, name]) => ({
      name: plain(name!),
      bytes: fetched.get(path!)!,
    })),
    quotes: undefined,
    edited: first !== undefined && first !== html,
  };
}
