/** A chat as it reads from above to below, made of inbox and outbox: for a front-end that keeps no history of its own. */
import type { IncomingFile } from "@spotter/core/chat/incoming";
import type { Reply } from "@spotter/core/chat/reply";
import { and, asc, desc, eq, gt, inArray, isNull, lt, or, sql } from "drizzle-orm";
import type { Db } from "../db.ts";
import { inbox, outbox } from "../schema/chat.ts";

export type Line =
  | { kind: "said"; key: string; at: Date; place: number; text: string; files: IncomingFile[]; edited: boolean }
  /** `pressed` is the action of the button that was pressed last. */
  | { kind: "answered"; key: string; at: Date; place: number; reply: Reply; pressed?: string }
  /** A message the athlete deleted. */
  | { kind: "gone"; key: string };

/** How far a chat has been read: the last event and the last reply. */
export type Position = { inboxId: number; outboxId: number };

/**
 * The last lines of a chat, or those before a position, oldest first.
 *
 * @returns `before` leads to the page before this one; absent where there is none
 */
export async function transcriptPage(
  db: Db,
  by: { chatId: number; before?: Position | undefined; limit: number },
): Promise<{ lines: Line[]; before?: Position }> {
  const { chatId, before, limit } = by;
  const said = await db
    .select({ id: inbox.id, key: inbox.messageId, at: inbox.receivedAt })
    .from(inbox)
    .where(
      and(eq(inbox.chatId, chatId), eq(inbox.eventKey, "message"), before ? lt(inbox.id, before.inboxId) : undefined),
    )
    .orderBy(desc(inbox.id))
    .limit(limit + 1);
  const answered = await db
    .select({ id: outbox.id, at: outbox.createdAt })
    .from(outbox)
    .where(
      and(
        eq(outbox.chatId, chatId),
        isNull(outbox.replacesId),
        sql`${outbox.reply} ->> 'replaces' is null`,
        before ? lt(outbox.id, before.outboxId) : undefined,
      ),
    )
    .orderBy(desc(outbox.id))
    .limit(limit + 1);
  const all = [
    ...said.map(({ id, key, at }) => ({ kind: "said" as const, place: id, key, at })),
    ...answered.map(({ id, at }) => ({ kind: "answered" as const, place: id, key: replyKey(id), at })),
  ].sort(inOrder);
  const page = all.slice(-limit);
  const lines = await linesOf(db, { chatId, keys: page.map(({ key }) => key) });
  if (page.length === all.length) return { lines };
  const oldest = (kind: "said" | "answered", otherwise: number) =>
    Math.min(...page.filter((line) => line.kind === kind).map(({ place }) => place), otherwise);
  return {
    lines,
    before: {
      inboxId: oldest("said", before?.inboxId ?? Number.MAX_SAFE_INTEGER),
      outboxId: oldest("answered", before?.outboxId ?? Number.MAX_SAFE_INTEGER),
    },
  };
}

/** More than this at once is a new page rather than news. */
const MOST_NEWS = 300;

/**
 * What was said, answered, corrected or pressed after a position, as it stands now, and the position after it.
 *
 * @param by.alsoKeys lines that are told in any case
 * @returns `undefined` where so much happened that the page is better loaded anew
 */
export async function transcriptSince(
  db: Db,
  by: { chatId: number; after: Position; alsoKeys?: readonly string[] },
): Promise<{ lines: Line[]; position: Position } | undefined> {
  const { chatId, after, alsoKeys = [] } = by;
  const events = await db
    .select({ id: inbox.id, key: inbox.messageId })
    .from(inbox)
    .where(and(eq(inbox.chatId, chatId), gt(inbox.id, after.inboxId)))
    .orderBy(asc(inbox.id))
    .limit(MOST_NEWS);
  const replies = await db
    .select({ id: outbox.id, key: KEY })
    .from(outbox)
    .where(and(eq(outbox.chatId, chatId), gt(outbox.id, after.outboxId)))
    .orderBy(asc(outbox.id))
    .limit(MOST_NEWS);
  if (events.length === MOST_NEWS || replies.length === MOST_NEWS) return undefined;
  const keys = new Set([...events, ...replies].map(({ key }) => key));
  const lines = await linesOf(db, { chatId, keys: [...new Set([...keys, ...alsoKeys])] });
  return {
    lines,
    position: {
      inboxId: events.at(-1)?.id ?? after.inboxId,
      outboxId: replies.at(-1)?.id ?? after.outboxId,
    },
  };
}

/** Where a chat stands. */
export async function endOfTranscript(db: Db, chatId: number): Promise<Position> {
  const { rows } = await db.execute<{ inboxId: string; outboxId: string }>(sql`
    select coalesce((select max(id) from inbox where chat_id = ${chatId}), 0) as "inboxId",
      coalesce((select max(id) from outbox where chat_id = ${chatId}), 0) as "outboxId"`);
  return { inboxId: Number(rows[0]!.inboxId), outboxId: Number(rows[0]!.outboxId) };
}

/** The key of the line an outbox row shows in: its own, or that of the reply it replaces. */
const KEY = sql<string>`coalesce(${outbox.reply} ->> 'replaces', 'r' || coalesce(${outbox.replacesId}, ${outbox.id}))`;

function replyKey(id: number): string {
  return `r${id}`;
}

/** Lines by their keys, as they stand now, in order. Keys of nothing are left out. */
async function linesOf(db: Db, { chatId, keys }: { chatId: number; keys: string[] }): Promise<Line[]> {
  if (keys.length === 0) return [];
  const events = await db
    .select({ id: inbox.id, key: inbox.messageId, at: inbox.receivedAt, incoming: inbox.incoming })
    .from(inbox)
    .where(and(eq(inbox.chatId, chatId), inArray(inbox.messageId, keys)))
    .orderBy(asc(inbox.id));
  const roots = keys.filter((key) => /^r\d+$/.test(key)).map((key) => Number(key.slice(1)));
  const replies =
    roots.length === 0
      ? []
      : await db
          .select({ id: outbox.id, key: KEY, at: outbox.createdAt, reply: outbox.reply })
          .from(outbox)
          .where(
            and(
              eq(outbox.chatId, chatId),
              sql`${outbox.id} >= ${Math.min(...roots)}`,
              or(inArray(outbox.id, roots), inArray(KEY, keys)),
            ),
          )
          .orderBy(asc(outbox.id));
  const eventsOf = Map.groupBy(events, ({ key }) => key);
  const repliesOf = Map.groupBy(replies, ({ key }) => key);
  const lines = keys.map((key) => {
    const about = eventsOf.get(key) ?? [];
    const versions = repliesOf.get(key);
    return versions ? answeredLine(key, versions, about) : saidLine(key, about);
  });
  return lines.filter((line) => line !== undefined).sort(inOrder);
}

type Event = { id: number; at: Date; incoming: typeof inbox.$inferSelect.incoming };

function saidLine(key: string, events: Event[]): Line | undefined {
  const first = events.find(({ incoming }) => incoming.event.kind === "message");
  if (first?.incoming.event.kind !== "message") return undefined;
  if (events.some(({ incoming }) => incoming.event.kind === "delete")) return { kind: "gone", key };
  const edit = events.findLast(({ incoming }) => incoming.event.kind === "edit")?.incoming.event;
  const { text, files } = first.incoming.event;
  return {
    kind: "said",
    key,
    at: first.at,
    place: first.id,
    text: edit?.kind === "edit" ? edit.text : text,
    files,
    edited: edit !== undefined,
  };
}

function answeredLine(key: string, versions: { id: number; at: Date; reply: Reply }[], presses: Event[]): Line {
  const first = versions[0]!;
  const press = presses.at(-1)?.incoming.event;
  return {
    kind: "answered",
    key,
    at: first.at,
    place: first.id,
    reply: versions.at(-1)!.reply,
    // A reply that was corrected since asks anew.
    ...(press?.kind === "press" && versions.length === 1 && { pressed: press.action }),
  };
}

/** By time; within one instant what was said goes before what was answered. */
function inOrder(a: OrderedLine, b: OrderedLine): number {
  if (a.kind === "gone" || b.kind === "gone") return Number(b.kind === "gone") - Number(a.kind === "gone");
  return (
    a.at.getTime() - b.at.getTime() ||
    Number(a.kind === "answered") - Number(b.kind === "answered") ||
    a.place - b.place
  );
}

type OrderedLine = { kind: "gone" } | { kind: "said" | "answered"; at: Date; place: number };
