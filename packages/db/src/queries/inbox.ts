/** The inbox: every event a front-end heard, worked off in order per chat. */
import type { Incoming, IncomingFile, Platform } from "@spotter/core/chat/incoming";
import type { Reply } from "@spotter/core/chat/reply";
import { storableJson } from "@spotter/core/chat/storable";
import { CONVERSATION_QUEUE, deliveryQueue } from "@spotter/core/jobs/queues";
import { and, count, desc, eq, isNotNull, like, lt, lte, or, sql } from "drizzle-orm";
import type { Db } from "../db.ts";
import { hintAt } from "../hints.ts";
import { chat, type InboxStatus, inbox, type Reading } from "../schema/chat.ts";
import { ATHLETE, type Athlete, type AthleteRow, toAthlete } from "./athletes.ts";

/** The row of a chat, made on first contact. */
export async function chatOf(
  db: Db,
  { platform, chat: { id, kind, title } }: Pick<Incoming, "platform" | "chat">,
): Promise<number> {
  const row = { platform, platformChatId: id, kind, title: title ?? null };
  const [saved] = await db
    .insert(chat)
    .values(row)
    .onConflictDoUpdate({ target: [chat.platform, chat.platformChatId], set: { kind, title: row.title } })
    .returning({ id: chat.id });
  return saved!.id;
}

/** Tells the events about one message apart. */
export function eventKey({ event, revision }: Pick<Incoming, "event" | "revision">): string {
  switch (event.kind) {
    case "message":
      return "message";
    case "edit":
      return `edit:${revision}`;
    case "delete":
      return "delete";
    case "press":
      return `press:${event.press}`;
    case "joined":
      return `joined:${revision}`;
    case "moved":
      return "moved";
  }
}

/** Stores an event, and hints at it if its chat has no other. @returns its id, or `undefined` if it was heard before. */
export async function storeIncoming(
  db: Db,
  by: { chatId: number; incoming: Incoming; status: InboxStatus; session?: string | undefined },
): Promise<number | undefined> {
  const { incoming } = by;
  const alone = sql`(
    select * from heard where status = 'pending' and not exists (
      select 1 from inbox where chat_id = ${by.chatId} and status in ('pending', 'fetching')))`;
  const { rows } = await db.execute<{ id: string }>(sql`
    with heard as (
      insert into inbox (chat_id, message_id, event_key, incoming, status, session)
      values (${by.chatId}, ${incoming.messageId}, ${eventKey(incoming)}, ${storableJson(incoming)}::jsonb, ${by.status},
        ${by.session ?? null})
      on conflict do nothing
      returning id, chat_id, status
    )
    select id, ${hintAt(CONVERSATION_QUEUE, alone)} as hinted from heard`);
  return rows[0] && Number(rows[0].id);
}

export type InboxRow = {
  id: number;
  chatId: number;
  incoming: Incoming;
  status: InboxStatus;
  attempts: number;
  session: string | null;
  due: boolean;
  /** Whether it should have been answered long ago. */
  overdue: boolean;
  /** Since it was stored. */
  waitedSec: number;
};

/** Events are answered within a fraction of this. */
const OVERDUE = sql`interval '2 seconds'`;

/** What was never tried waits for nothing, wherever the clock has gone meanwhile. */
const DUE = sql<boolean>`(${inbox.attempts} = 0 or ${inbox.dueAt} <= now())`;

const OPEN = {
  id: inbox.id,
  chatId: inbox.chatId,
  incoming: inbox.incoming,
  status: inbox.status,
  attempts: inbox.attempts,
  session: inbox.session,
  due: DUE,
  overdue: sql<boolean>`${inbox.receivedAt} < now() - ${OVERDUE}`,
  waitedSec: sql<number>`extract(epoch from now() - ${inbox.receivedAt})::float8`,
};
const IS_OPEN = sql`${inbox.status} in ('pending', 'fetching')`;

/**
 * The oldest event of a chat that is not done yet, locked until the transaction ends. Throws Postgres' 55P03
 * (`lock_not_available`) when another worker holds it: that worker goes on until the chat has none left.
 */
export async function lockNextOpen(tx: Db, chatId: number): Promise<InboxRow | undefined> {
  const [row] = await tx
    .select(OPEN)
    .from(inbox)
    .where(and(eq(inbox.chatId, chatId), IS_OPEN))
    .orderBy(inbox.id)
    .limit(1)
    .for("update", { noWait: true });
  return row;
}

/**
 * `lockNextOpen` and the athlete who wrote it, locked too, in one round trip: the way of nearly every event.
 * `undefined` also where the writer is not known yet. Throws 55P03 as well when another worker holds the athlete.
 */
export async function lockNextOfKnown(
  tx: Db,
  chatId: number,
): Promise<{ row: InboxRow; athlete: Athlete } | undefined> {
  type Found = Omit<InboxRow, "id" | "chatId"> &
    Omit<AthleteRow, "id"> & { id: string; athleteId: string; greetedAt: Date | null };
  const { rows } = await tx.execute<Found>(sql`
    select inbox.id, inbox.incoming, inbox.status, inbox.attempts, inbox.session, ${DUE} as due,
      inbox.received_at < now() - ${OVERDUE} as overdue,
      extract(epoch from now() - inbox.received_at)::float8 as "waitedSec",
      athlete.id as "athleteId", athlete.name, athlete.unit, athlete.time_zone as "timeZone",
      athlete.greeted_at as "greetedAt", ${ATHLETE.aliases} as aliases, ${ATHLETE.own} as own,
      ${ATHLETE.lastExercise} as "lastExercise", ${ATHLETE.hasPlans} as "hasPlans", ${ATHLETE.lastLog} as "lastLog"
    from inbox
    join identity on identity.platform = inbox.incoming ->> 'platform'
      and identity.user_id = inbox.incoming -> 'sender' ->> 'id'
    join athlete on athlete.id = identity.athlete_id
    where inbox.id = (select min(id) from inbox where chat_id = ${chatId} and status in ('pending', 'fetching'))
      and inbox.status in ('pending', 'fetching')
    for update of inbox, athlete nowait`);
  const [found] = rows;
  if (!found) return undefined;
  const { id, incoming, status, attempts, session, due, overdue, waitedSec, athleteId, ...athlete } = found;
  return {
    row: { id: Number(id), chatId, incoming, status, attempts, session, due, overdue, waitedSec },
    athlete: toAthlete({ ...athlete, id: Number(athleteId) }),
  };
}

export type Finished = {
  /** The last of the replies written. */
  replyId: number | undefined;
  /** Whether the chat has more to do. */
  more: boolean;
};

/**
 * Marks an event done, writes its replies down and hints at them if its chat has no others, in one round trip. `logged`
 * says whether what the message logged stands now, where it is the message's own event; absent leaves it as it was. One
 * statement, which may be the last of its transaction.
 */
export async function finishInbox(
  tx: Db,
  by: {
    row: Pick<InboxRow, "id" | "chatId" | "session" | "incoming">;
    originId: number;
    athleteId: number;
    logged: boolean | undefined;
    reading: Reading | undefined;
    replies: { reply: Reply; replacesId?: number | undefined; inReplyTo?: string | undefined }[];
  },
): Promise<Finished> {
  const { row, originId, logged } = by;
  const loggedAt = logged === undefined || originId !== row.id ? sql`logged_at` : logged ? sql`now()` : sql`null`;
  const replies = storableJson(
    by.replies.map(({ reply, replacesId, inReplyTo }) => ({
      reply,
      replaces: replacesId ?? null,
      quotes: inReplyTo ?? null,
    })),
  );
  const alone = sql`(
    select * from said where not exists (select 1 from outbox where chat_id = ${row.chatId} and status = 'pending'))`;
  const { rows } = await tx.execute<{ more: boolean; reply_id: string | null }>(sql`
    with said as (
      insert into outbox (chat_id, inbox_id, session, reply, replaces_id, in_reply_to)
      select ${row.chatId}, ${originId}, ${row.session}, reply, replaces, quotes
      from jsonb_to_recordset(${replies}::jsonb) as said (reply jsonb, replaces bigint, quotes text)
      returning id, chat_id
    )
    update inbox
    set status = 'done', done_at = clock_timestamp(), reading = ${by.reading ?? null}, error = null, athlete_id = ${by.athleteId}, logged_at = ${loggedAt}
    where id = ${row.id}
    returning
      (select max(id) from said) as reply_id,
      ${hintAt(deliveryQueue(row.incoming.platform), alone)} as hinted,
      exists (select 1 from inbox later where later.chat_id = ${row.chatId} and later.id > ${row.id}
        and later.status in ('pending', 'fetching')) as more`);
  const done = rows[0];
  return { replyId: done?.reply_id ? Number(done.reply_id) : undefined, more: done?.more ?? true };
}

/** Notes a failed attempt and when to try again; past `maxAttempts` the event is given up. @returns whether it was. */
export async function failInbox(
  db: Db,
  by: { id: number; error: string; retryInSec: number; maxAttempts: number },
): Promise<boolean> {
  const [row] = await db
    .update(inbox)
    .set({
      attempts: sql`${inbox.attempts} + 1`,
      error: by.error,
      dueAt: sql`now() + make_interval(secs => ${by.retryInSec})`,
      status: sql`case when ${inbox.attempts} + 1 >= ${by.maxAttempts} then 'failed' else ${inbox.status} end`,
    })
    .where(eq(inbox.id, by.id))
    .returning({ status: inbox.status });
  return row?.status === "failed";
}

/** Counts an attempt on an event before it is made. @returns how many there were, this one included */
export async function countAttempt(db: Db, id: number): Promise<number> {
  const [row] = await db
    .update(inbox)
    .set({ attempts: sql`${inbox.attempts} + 1` })
    .where(and(eq(inbox.id, id), IS_OPEN))
    .returning({ attempts: inbox.attempts });
  return row?.attempts ?? 0;
}

/** Chats with events that should long be done: their job was lost, or waits for another try. */
export async function chatsWithOpenInbox(db: Db, olderThanSec: number): Promise<number[]> {
  const rows = await db
    .selectDistinct({ chatId: inbox.chatId })
    .from(inbox)
    .where(
      and(
        eq(inbox.status, "pending"),
        lte(inbox.dueAt, sql`now()`),
        lt(inbox.receivedAt, sql`now() - make_interval(secs => ${olderThanSec})`),
      ),
    )
    .limit(1_000);
  return rows.map((row) => row.chatId);
}

/** Events of a chat that wait to be worked on. */
export async function openInboxCount(db: Db, chatId: number): Promise<number> {
  const [row] = await db
    .select({ open: count() })
    .from(inbox)
    .where(and(eq(inbox.chatId, chatId), IS_OPEN));
  return row?.open ?? 0;
}

/** Whether an event still waits for its answer. */
export async function isOpen(db: Db, id: number): Promise<boolean> {
  const [row] = await db.select({ status: inbox.status }).from(inbox).where(eq(inbox.id, id));
  return row?.status === "pending" || row?.status === "fetching";
}

/** The first event about a platform message, which everything it logged points to. */
export async function originOf(
  db: Db,
  by: { chatId: number; messageId: string },
): Promise<{ id: number; athleteId: number | null; loggedAt: Date | null; incoming: Incoming } | undefined> {
  const [row] = await db
    .select({ id: inbox.id, athleteId: inbox.athleteId, loggedAt: inbox.loggedAt, incoming: inbox.incoming })
    .from(inbox)
    .where(
      and(
        eq(inbox.chatId, by.chatId),
        eq(inbox.messageId, by.messageId),
        or(eq(inbox.eventKey, "message"), like(inbox.eventKey, "edit:%")),
      ),
    )
    .orderBy(inbox.id)
    .limit(1);
  return row;
}

/** Who wrote a message, by the platform's ids; `undefined` if it was never heard. */
export async function senderOf(
  db: Db,
  by: { platform: Platform; chatId: string; messageId: string },
): Promise<Incoming["sender"] | undefined> {
  const [row] = await db
    .select({ incoming: inbox.incoming })
    .from(inbox)
    .innerJoin(chat, eq(chat.id, inbox.chatId))
    .where(
      and(
        eq(chat.platform, by.platform),
        eq(chat.platformChatId, by.chatId),
        eq(inbox.messageId, by.messageId),
        or(eq(inbox.eventKey, "message"), like(inbox.eventKey, "edit:%")),
      ),
    )
    .limit(1);
  return row?.incoming.sender;
}

/** The latest message heard in each chat of a platform whose message ids are growing numbers. */
export async function lastHeard(
  db: Db,
  platform: Platform,
): Promise<{ chatId: string; kind: Incoming["chat"]["kind"]; messageId: string }[]> {
  return db
    .select({
      chatId: chat.platformChatId,
      kind: chat.kind,
      messageId: sql<string>`max(${inbox.messageId}::numeric)::text`,
    })
    .from(inbox)
    .innerJoin(chat, eq(chat.id, inbox.chatId))
    .where(and(eq(chat.platform, platform), eq(inbox.eventKey, "message")))
    .groupBy(chat.id);
}

/** A message by its inbox id. */
export async function inboxById(
  db: Db,
  id: number,
): Promise<{ id: number; athleteId: number | null; loggedAt: Date | null; incoming: Incoming } | undefined> {
  const [row] = await db
    .select({ id: inbox.id, athleteId: inbox.athleteId, loggedAt: inbox.loggedAt, incoming: inbox.incoming })
    .from(inbox)
    .where(eq(inbox.id, id));
  return row;
}

/** The athlete's latest message whose log stands; of one chat only, if it is named. */
export async function lastLogged(
  db: Db,
  { athleteId, chatId }: { athleteId: number; chatId?: number | undefined },
): Promise<{ id: number; incoming: Incoming } | undefined> {
  const [row] = await db
    .select({ id: inbox.id, incoming: inbox.incoming })
    .from(inbox)
    .where(
      and(
        eq(inbox.athleteId, athleteId),
        isNotNull(inbox.loggedAt),
        chatId === undefined ? undefined : eq(inbox.chatId, chatId),
      ),
    )
    .orderBy(desc(inbox.id))
    .limit(1);
  return row;
}

/** Says whether what a message logged stands. */
export async function setLogged(tx: Db, by: { id: number; logged: boolean }): Promise<void> {
  await tx
    .update(inbox)
    .set({ loggedAt: by.logged ? sql`now()` : null })
    .where(eq(inbox.id, by.id));
}

/** Events whose files the bot has yet to fetch. */
export async function unfetched(
  db: Db,
  by: { platform: Platform; olderThanSec: number },
): Promise<{ id: number; chatId: number; incoming: Incoming; attempts: number }[]> {
  return db
    .select({ id: inbox.id, chatId: inbox.chatId, incoming: inbox.incoming, attempts: inbox.attempts })
    .from(inbox)
    .innerJoin(chat, eq(chat.id, inbox.chatId))
    .where(
      and(
        eq(inbox.status, "fetching"),
        eq(chat.platform, by.platform),
        lt(inbox.receivedAt, sql`now() - make_interval(secs => ${by.olderThanSec})`),
        lte(inbox.dueAt, sql`now()`),
      ),
    )
    .orderBy(inbox.id)
    .limit(20);
}

/** Puts the fetched files on an event and hands it to the worker. */
export async function filesFetched(db: Db, by: { id: number; files: IncomingFile[] }): Promise<void> {
  await db
    .update(inbox)
    .set({
      status: "pending",
      incoming: sql`jsonb_set(${inbox.incoming}, '{event,files}', ${JSON.stringify(by.files)}::jsonb)`,
    })
    .where(and(eq(inbox.id, by.id), eq(inbox.status, "fetching")));
}
