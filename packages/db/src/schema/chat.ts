/** Who writes where, what came in, and what goes out. */
import type { Incoming, Platform } from "@spotter/core/chat/incoming";
import type { Reply } from "@spotter/core/chat/reply";
import type { LoadUnit } from "@spotter/core/log/entry";
import type { Rack } from "@spotter/core/strength/plates";
import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";

export const bytea = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => "bytea",
  toDriver: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
});

export const id = () => bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity();
export const instant = () => timestamp({ withTimezone: true, mode: "date", precision: 3 });

/** A person who trains. Everything they own points here. */
export const athlete = pgTable("athlete", {
  id: id(),
  name: text().notNull(),
  unit: text().$type<LoadUnit>().notNull(),
  timeZone: text().notNull(),
  /** When the first private message was greeted. */
  greetedAt: instant(),
  /** The bar and the plates at hand, if they told. */
  rack: jsonb().$type<Rack>(),
  /** When they were told that their bodyweight is needed for what it moves. */
  bodyweightAskedAt: instant(),
  createdAt: instant().notNull().defaultNow(),
});

/** The platform accounts an athlete writes from. */
export const identity = pgTable(
  "identity",
  {
    platform: text().$type<Platform>().notNull(),
    userId: text().notNull(),
    athleteId: bigint({ mode: "number" })
      .notNull()
      .references(() => athlete.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.platform, t.userId] }), index().on(t.athleteId)],
);

/** A conversation on a platform. */
export const chat = pgTable(
  "chat",
  {
    id: id(),
    platform: text().$type<Platform>().notNull(),
    platformChatId: text().notNull(),
    kind: text().$type<Incoming["chat"]["kind"]>().notNull(),
    title: text(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [uniqueIndex().on(t.platform, t.platformChatId)],
);

export type InboxStatus = "fetching" | "pending" | "done" | "failed";

export type Reading = "logged" | "asked" | "nothing";

/**
 * Every event a front-end heard, stored before anything is done with it. A redelivered event hits the unique index
 * and changes nothing. `eventKey` tells events about one message apart: `message`, `edit:<revision>`, `delete`,
 * `press:<id>`.
 */
export const inbox = pgTable(
  "inbox",
  {
    id: id(),
    chatId: bigint({ mode: "number" })
      .notNull()
      .references(() => chat.id, { onDelete: "cascade" }),
    messageId: text().notNull(),
    eventKey: text().notNull(),
    incoming: jsonb().$type<Incoming>().notNull(),
    status: text().$type<InboxStatus>().notNull(),
    attempts: integer().notNull().default(0),
    /** Why the last attempt failed: an error's name and code, never message text. */
    error: text(),
    athleteId: bigint({ mode: "number" }).references(() => athlete.id, { onDelete: "cascade" }),
    /** The terminal that waits for the answer. */
    session: text(),
    /** Set while what this message logged stands; cleared by undo. */
    loggedAt: instant(),
    /** What the log reader made of it; absent for what is not for the reader, such as commands and files. */
    reading: text().$type<Reading>(),
    receivedAt: instant().notNull().defaultNow(),
    /** Not worked on before this instant, after a failed attempt. */
    dueAt: instant().notNull().defaultNow(),
    doneAt: instant(),
  },
  (t) => [
    uniqueIndex().on(t.chatId, t.messageId, t.eventKey),
    index("inbox_chat").on(t.chatId, t.id),
    index("inbox_open").on(t.chatId, t.id).where(sql`status in ('pending', 'fetching')`),
    index("inbox_logged").on(t.athleteId, t.id).where(sql`logged_at is not null`),
  ],
);

export type OutboxStatus = "pending" | "sent" | "undeliverable";

/** Every reply, written in the transaction that earned it and delivered in order per chat. */
export const outbox = pgTable(
  "outbox",
  {
    id: id(),
    chatId: bigint({ mode: "number" })
      .notNull()
      .references(() => chat.id, { onDelete: "cascade" }),
    /** The inbox row it answers. */
    inboxId: bigint({ mode: "number" }).references(() => inbox.id, { onDelete: "cascade" }),
    reply: jsonb().$type<Reply>().notNull(),
    /** The athlete's message to quote. */
    inReplyTo: text(),
    /** The earlier reply this one takes the place of. */
    replacesId: bigint({ mode: "number" }).references((): AnyPgColumn => outbox.id, { onDelete: "set null" }),
    session: text(),
    status: text().$type<OutboxStatus>().notNull().default("pending"),
    /** Platform ids of the parts already sent. */
    sentIds: text().array().notNull().default(sql`'{}'`),
    attempts: integer().notNull().default(0),
    error: text(),
    createdAt: instant().notNull().defaultNow(),
    /** Held by a sender, or waiting after a failure, until this instant. */
    dueAt: instant().notNull().defaultNow(),
    sentAt: instant(),
  },
  (t) => [
    index("outbox_chat").on(t.chatId, t.id),
    index("outbox_open").on(t.chatId, t.id).where(sql`status = 'pending'`),
    index("outbox_answer").on(t.inboxId),
  ],
);

/** Files as sent and images as drawn, kept once under their hash. */
export const file = pgTable("file", {
  sha256: text().primaryKey(),
  bytes: integer().notNull(),
  content: bytea().notNull(),
  createdAt: instant().notNull().defaultNow(),
});
