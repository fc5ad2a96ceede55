/** What was planned: plans, their cycles, sessions and items, and every change with what it was before. */
import type { Sport } from "@spotter/core/log/entry";
import type { LiveSession, PlanHead, PlanStatus, Queue } from "@spotter/core/plan/life/live-plan";
import type { CycleKind, PlanAmbiguity, PlanDay, Prescription, Slot } from "@spotter/core/plan/plan";
import { bigint, date, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { athlete, id, inbox, instant } from "./chat.ts";

const athleteId = () =>
  bigint({ mode: "number" })
    .notNull()
    .references(() => athlete.id, { onDelete: "cascade" });

/** The message it came from; what it made outlives it. */
const originId = () => bigint({ mode: "number" }).references(() => inbox.id, { onDelete: "set null" });

const planId = () =>
  bigint({ mode: "number" })
    .notNull()
    .references(() => plan.id, { onDelete: "cascade" });

/** A training plan, from its draft on. Several may be active at once. */
export const plan = pgTable(
  "plan",
  {
    id: id(),
    athleteId: athleteId(),
    originId: originId(),
    status: text().$type<PlanStatus>().notNull(),
    title: text().notNull(),
    /** As it was written. */
    words: text().notNull(),
    /** What of the words no session holds: a draft's questions, later its notes. */
    ambiguities: jsonb().$type<PlanAmbiguity[]>().notNull(),
    weeks: integer(),
    /** First day of week 1; absent in a queue. */
    startDay: date({ mode: "string" }),
    queue: jsonb().$type<Queue>(),
    pausedOn: date({ mode: "string" }),
    /** The plan reader that read it; absent in plans stored before it was kept. */
    reader: text(),
    /** Of the model that completed the draft, if one did. */
    promptVersion: text(),
    model: text(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [index().on(t.athleteId, t.status), index().on(t.originId)],
);

/** A named stretch of weeks. Cycles of different kinds lie over one another. */
export const cycle = pgTable(
  "cycle",
  {
    id: id(),
    athleteId: athleteId(),
    planId: planId(),
    name: text().notNull(),
    kind: text().$type<CycleKind>().notNull(),
    fromWeek: integer().notNull(),
    toWeek: integer().notNull(),
  },
  (t) => [index().on(t.planId)],
);

export const plannedSession = pgTable(
  "planned_session",
  {
    id: id(),
    athleteId: athleteId(),
    planId: planId(),
    /** Order within the plan as it was written. */
    position: integer().notNull(),
    week: integer(),
    /** A weekday, or the number of "Day 1". */
    day: jsonb().$type<PlanDay>(),
    slot: text().$type<Slot>(),
    title: text(),
    sport: text().$type<Sport>().notNull(),
    /** The athlete's local day; absent in a queue, and where any day of the week will do. */
    date: date({ mode: "string" }),
  },
  (t) => [index().on(t.planId), index().on(t.athleteId, t.date)],
);

export const plannedItem = pgTable(
  "planned_item",
  {
    id: id(),
    athleteId: athleteId(),
    sessionId: bigint({ mode: "number" })
      .notNull()
      .references(() => plannedSession.id, { onDelete: "cascade" }),
    position: integer().notNull(),
    /** Either an exercise or an activity. */
    exerciseId: text(),
    activity: text().$type<Sport>(),
    prescription: jsonb().$type<Prescription>().notNull(),
  },
  (t) => [index().on(t.sessionId), index().on(t.athleteId, t.exerciseId)],
);

/** A change of a plan: what it touched, as it was and as it became. Taken back, it is removed. */
export const planChange = pgTable(
  "plan_change",
  {
    id: id(),
    athleteId: athleteId(),
    planId: planId(),
    originId: originId(),
    /** In a few words, for who takes it back. */
    summary: text().notNull(),
    before: jsonb().$type<PlanPiece>().notNull(),
    after: jsonb().$type<PlanPiece>().notNull(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [index().on(t.planId), index().on(t.originId)],
);

/** The part of a plan that a change touched; a session on one side alone was added or removed. */
export type PlanPiece = { head: PlanHead; sessions: LiveSession[] };
