/** What was done: workouts, their sets, laps and streams, wellness and notes. Every row knows the message it came from. */

import type { DataSource } from "@spotter/core/access/source";
import type { Reply } from "@spotter/core/chat/reply";
import type { CheckinPart } from "@spotter/core/checkin/checkin";
import type { Sport, WellnessMetric } from "@spotter/core/log/entry";
import type { BodyPart, Feel, NoteKind, Side, Which } from "@spotter/core/note/observation";
import type { Changes } from "@spotter/core/session/agenda";
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { athlete, bytea, chat, file, id, inbox, instant } from "./chat.ts";

const athleteId = () =>
  bigint({ mode: "number" })
    .notNull()
    .references(() => athlete.id, { onDelete: "cascade" });

/** The message that logged it. */
const originId = () => bigint({ mode: "number" }).references(() => inbox.id, { onDelete: "cascade" });

/** One thing done, whoever told us: a gym visit in sets, a run in words, a file from a watch. */
export const workout = pgTable(
  "workout",
  {
    id: id(),
    athleteId: athleteId(),
    sport: text().$type<Sport | "transition">().notNull(),
    /** The athlete's local day. */
    day: date({ mode: "string" }).notNull(),
    /** Unknown where only a day was said, or the device's clock was not set. */
    startedAt: instant(),
    /** Last set, or the end of the recording; a set within 90 minutes of it joins the workout. */
    endedAt: instant(),
    timeZone: text().notNull(),
    durationSec: doublePrecision(),
    elapsedSec: doublePrecision(),
    distanceM: doublePrecision(),
    ascentM: doublePrecision(),
    avgHr: doublePrecision(),
    maxHr: doublePrecision(),
    avgPowerW: doublePrecision(),
    rpe: doublePrecision(),
    note: text(),
    /** What the athlete calls a gym visit: `push`. */
    title: text(),
    /** When the athlete said that a gym visit begins; one begun without a word has its first set alone. */
    begunAt: instant(),
    /** When the athlete said that it is over; a visit left without a word ends by itself. */
    closedAt: instant(),
    /** What is skipped or swapped in this visit. */
    changes: jsonb().$type<Changes>(),
    /** What the file reader computed, in the shape of its analysis. */
    analysis: jsonb(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [index().on(t.athleteId, t.day), index().on(t.athleteId, t.endedAt)],
);

/** Where a workout is known from. One workout may have several sources, one source makes one workout. */
export const workoutSource = pgTable(
  "workout_source",
  {
    id: id(),
    athleteId: athleteId(),
    workoutId: bigint({ mode: "number" })
      .notNull()
      .references(() => workout.id, { onDelete: "cascade" }),
    source: text().$type<DataSource>().notNull(),
    /** The source's own id: a file's hash and the session's number in it. */
    externalId: text().notNull(),
    fileSha256: text().references(() => file.sha256),
    fileName: text(),
    originId: originId(),
  },
  (t) => [uniqueIndex().on(t.athleteId, t.source, t.externalId), index().on(t.workoutId), index().on(t.originId)],
);

export const exerciseSet = pgTable(
  "exercise_set",
  {
    id: id(),
    athleteId: athleteId(),
    workoutId: bigint({ mode: "number" })
      .notNull()
      .references(() => workout.id, { onDelete: "cascade" }),
    originId: originId(),
    exerciseId: text().notNull(),
    day: date({ mode: "string" }).notNull(),
    /** Order within the message that logged it. */
    position: integer().notNull(),
    /** Exact kilograms of the typed load. */
    kg: doublePrecision(),
    /** The load as typed, beside its unit. */
    typedLoad: doublePrecision(),
    typedUnit: text().$type<"kg" | "lb">(),
    reps: integer(),
    durationSec: doublePrecision(),
    distanceM: doublePrecision(),
    rpe: doublePrecision(),
    rir: doublePrecision(),
    percent1rm: doublePrecision(),
    restSec: doublePrecision(),
    warmup: boolean().notNull().default(false),
    failed: boolean().notNull().default(false),
    perSide: boolean().notNull().default(false),
    tempo: text(),
    note: text(),
    /** Alike for sets of exercises done in turns, as the app they came from marked them. */
    superset: text(),
    /** Estimated one-repetition maximum in kg where the set allows one, so that records need no history read. */
    e1rmKg: doublePrecision(),
    performedAt: instant().notNull(),
  },
  (t) => [
    index().on(t.athleteId, t.exerciseId, t.day),
    index().on(t.athleteId, t.exerciseId, t.e1rmKg),
    index().on(t.athleteId, t.exerciseId, t.kg, t.reps),
    index().on(t.athleteId, t.performedAt),
    index().on(t.workoutId),
    index().on(t.originId),
  ],
);

export const lap = pgTable(
  "lap",
  {
    workoutId: bigint({ mode: "number" })
      .notNull()
      .references(() => workout.id, { onDelete: "cascade" }),
    position: integer().notNull(),
    startedAt: instant(),
    timerSec: doublePrecision(),
    distanceM: doublePrecision(),
    avgHr: doublePrecision(),
    avgPowerW: doublePrecision(),
  },
  (t) => [primaryKey({ columns: [t.workoutId, t.position] })],
);

/** One channel of one workout at 1 Hz, packed by the stream codec. */
export const stream = pgTable(
  "stream",
  {
    workoutId: bigint({ mode: "number" })
      .notNull()
      .references(() => workout.id, { onDelete: "cascade" }),
    channel: text().notNull(),
    packed: bytea().notNull(),
  },
  (t) => [primaryKey({ columns: [t.workoutId, t.channel] })],
);

export const wellness = pgTable(
  "wellness",
  {
    id: id(),
    athleteId: athleteId(),
    day: date({ mode: "string" }).notNull(),
    metric: text().$type<WellnessMetric>().notNull(),
    /** In the metric's own unit: hours, 1–10, kg, bpm, ms or steps. */
    value: doublePrecision().notNull(),
    bodyPart: text(),
    originId: originId(),
  },
  (t) => [index().on(t.athleteId, t.metric, t.day), index().on(t.athleteId, t.day), index().on(t.originId)],
);

export const note = pgTable(
  "note",
  {
    id: id(),
    athleteId: athleteId(),
    day: date({ mode: "string" }).notNull(),
    text: text().notNull(),
    originId: originId(),
  },
  (t) => [index().on(t.athleteId, t.day), index().on(t.originId)],
);

/** What the athlete's free text says, with the words that say so. */
export const observation = pgTable(
  "observation",
  {
    id: id(),
    athleteId: athleteId(),
    originId: originId(),
    day: date({ mode: "string" }).notNull(),
    /** The workout it is about; it outlives it. */
    workoutId: bigint({ mode: "number" }).references(() => workout.id, { onDelete: "set null" }),
    exerciseId: text(),
    kind: text().$type<NoteKind>().notNull(),
    /** Exactly as typed. */
    quote: text().notNull(),
    /** As the words count them; the sets they come to are in `observation_set`. */
    set: jsonb().$type<Which>(),
    rep: jsonb().$type<Which>(),
    bodyPart: text().$type<BodyPart>(),
    side: text().$type<Side>(),
    /** 0 (told to be absent) to 10. */
    severity: doublePrecision(),
    feel: integer().$type<Feel>(),
    seconds: doublePrecision(),
    /** What read it: the reader, or a prompt with its model. */
    reader: text().notNull(),
    promptVersion: text(),
    model: text(),
  },
  (t) => [
    index().on(t.athleteId, t.day),
    index().on(t.athleteId, t.kind, t.day),
    index().on(t.originId),
    index().on(t.workoutId),
  ],
);

/** The sets an observation holds for. */
export const observationSet = pgTable(
  "observation_set",
  {
    observationId: bigint({ mode: "number" })
      .notNull()
      .references(() => observation.id, { onDelete: "cascade" }),
    setId: bigint({ mode: "number" })
      .notNull()
      .references(() => exerciseSet.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.observationId, t.setId] }), index().on(t.setId)],
);

/**
 * How far a version of the note reader has come with what was told before it. Whoever holds the row reads on; later
 * messages are read by it as they come.
 */
export const noteReading = pgTable("note_reading", {
  reader: text().primaryKey(),
  /** The inbox row up to which it has read. */
  throughId: bigint({ mode: "number" }).notNull().default(0),
  /** The last inbox row there was when it came. */
  untilId: bigint({ mode: "number" }).notNull(),
});

/** An athlete's own word for an exercise. */
export const alias = pgTable(
  "alias",
  {
    athleteId: athleteId(),
    /** Lower case, single spaces. */
    phrase: text().notNull(),
    exerciseId: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.athleteId, t.phrase] })],
);

/** An exercise an athlete added. Its id as an exercise is `own-<id>`. */
export const ownExercise = pgTable(
  "own_exercise",
  {
    id: id(),
    athleteId: athleteId(),
    name: text().notNull(),
    /** The exercise it was merged into; kept, so that the merge can be taken back. */
    mergedInto: text(),
  },
  (t) => [uniqueIndex("own_exercise_name").on(t.athleteId, sql`lower(${t.name})`).where(sql`merged_into is null`)],
);

/** What a message changed in an athlete's exercises, with all it takes to put it back. */
export const exerciseChange = pgTable(
  "exercise_change",
  {
    id: id(),
    athleteId: athleteId(),
    originId: originId().notNull(),
    change: jsonb().$type<ExerciseChange>().notNull(),
  },
  (t) => [index().on(t.originId)],
);

export type ExerciseChange =
  /** An exercise of their own was made. */
  | { kind: "made"; exercise: string }
  | {
      kind: "merge";
      from: string;
      to: string;
      /** The sets that moved, with the load and e1RM they had. */
      sets: { id: number; kg: number | null; e1rmKg: number | null }[];
      /** The athlete's words that moved, and those that were added. */
      moved: string[];
      added: string[];
    }
  | { kind: "rename"; exercise: string; name: string; added: string[] }
  /** A word learned, and what it meant before. */
  | { kind: "word"; phrase: string; exercise: string; was?: string };

/** Something only the athlete can decide, waiting for a button. Its state never lives in a prompt or a message. */
export const question = pgTable(
  "question",
  {
    id: id(),
    athleteId: athleteId(),
    chatId: bigint({ mode: "number" })
      .notNull()
      .references(() => chat.id, { onDelete: "cascade" }),
    originId: originId().notNull(),
    /** Validated by the handler that asked. */
    state: jsonb().notNull(),
    askedAt: instant().notNull().defaultNow(),
    answeredAt: instant(),
  },
  (t) => [index().on(t.originId)],
);

/** A rest under way; one an athlete. Whoever finds it over sends its reply. */
export const restTimer = pgTable(
  "rest_timer",
  {
    athleteId: athleteId().primaryKey(),
    chatId: bigint({ mode: "number" })
      .notNull()
      .references(() => chat.id, { onDelete: "cascade" }),
    /** The message that asked for it. */
    originId: originId().notNull(),
    /** The terminal it was asked for at. */
    session: text(),
    restSec: integer().notNull(),
    dueAt: instant().notNull(),
    reply: jsonb().$type<Reply>().notNull(),
  },
  (t) => [index().on(t.dueAt)],
);

/** A check-in an athlete switched on. Whoever finds it due asks, and sets it to the next day. */
export const checkin = pgTable(
  "checkin",
  {
    athleteId: athleteId(),
    part: text().$type<CheckinPart>().notNull(),
    chatId: bigint({ mode: "number" })
      .notNull()
      .references(() => chat.id, { onDelete: "cascade" }),
    /** The message that switched it on. */
    originId: originId().notNull(),
    /** Where the athlete is: `07:30`. */
    atTime: text().notNull(),
    dueAt: instant().notNull(),
    /** The athlete's day it was asked for last. */
    askedDay: date({ mode: "string" }),
  },
  (t) => [primaryKey({ columns: [t.athleteId, t.part] }), index().on(t.dueAt)],
);
