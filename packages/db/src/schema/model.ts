/** What a language model was asked and what it came to: costs without words, and results kept for the message they are of. */
import type { CallOutcome, Purpose } from "@spotter/core/model/purpose";
import { bigint, date, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { athlete, id, inbox, instant } from "./chat.ts";

/** One call. It holds no text of anybody's. */
export const modelCall = pgTable(
  "model_call",
  {
    id: id(),
    /** For whom; nobody for an evaluation. */
    athleteId: bigint({ mode: "number" }).references(() => athlete.id, { onDelete: "set null" }),
    purpose: text().$type<Purpose>().notNull(),
    promptVersion: text().notNull(),
    model: text().notNull(),
    /** The day by the installation's clock. */
    day: date({ mode: "string" }).notNull(),
    /** The day where the athlete is. */
    athleteDay: date({ mode: "string" }),
    startedAt: instant().notNull().defaultNow(),
    latencyMs: integer(),
    inputTokens: integer(),
    outputTokens: integer(),
    cacheReadTokens: integer(),
    cacheWriteTokens: integer(),
    /** In USD; absent while it is not known, and for a model without a price. */
    costUsd: doublePrecision(),
    /** What counts against the day's budgets: first the most it can cost, then what it did. */
    heldUsd: doublePrecision().notNull(),
    outcome: text().$type<CallOutcome>().notNull(),
  },
  (t) => [index().on(t.day), index().on(t.athleteId, t.athleteDay)],
);

/**
 * Work for an event that takes too long for its transaction. Whoever makes the row does the work; its result is kept
 * here, so that the event, tried again, finds it.
 */
export const outsideWork = pgTable(
  "outside_work",
  {
    inboxId: bigint({ mode: "number" })
      .notNull()
      .references(() => inbox.id, { onDelete: "cascade" }),
    purpose: text().$type<Purpose>().notNull(),
    startedAt: instant().notNull().defaultNow(),
    /** Without a result by then its worker is taken for dead. */
    lostAt: instant().notNull(),
    /** Validated by who asked for the work. */
    result: jsonb(),
  },
  (t) => [primaryKey({ columns: [t.inboxId, t.purpose] })],
);
