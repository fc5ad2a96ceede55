/**
 * The plans an athlete takes away, archived ones and drafts too: `plans`, and by their `plan_id` the cycles, sessions, items and
 * changes. What an item asks for stands in columns that carry their units; what no session holds is in `notes`, a line each.
 */
import type { Sport } from "../log/entry.ts";
import type { PlanStatus, Queue } from "../plan/life/live-plan.ts";
import type { CycleKind, PlanAmbiguity, PlanDay, Prescription, Slot } from "../plan/plan.ts";
import type { ExportedCell, ExportTable } from "./tables.ts";

export type PlanRow = {
  id: number;
  title: string;
  status: PlanStatus;
  weeks: number | null;
  startDay: string | null;
  pausedOn: string | null;
  queue: Queue | null;
  createdAt: Date;
  reader: string | null;
  model: string | null;
  promptVersion: string | null;
  words: string;
  ambiguities: PlanAmbiguity[];
};

export type CycleRow = { planId: number; name: string; kind: CycleKind; fromWeek: number; toWeek: number };

export type PlannedSessionRow = {
  planId: number;
  id: number;
  position: number;
  week: number | null;
  day: PlanDay | null;
  slot: Slot | null;
  date: string | null;
  title: string | null;
  sport: Sport;
};

export type PlannedItemRow = {
  id: number;
  planId: number;
  sessionId: number;
  position: number;
  exerciseId: string | null;
  exercise: string | null;
  activity: Sport | null;
  prescription: Prescription;
};

/** `before` and `after` as they are stored: the plan's head and the sessions that the change touched. */
export type PlanChangeRow = { planId: number; createdAt: Date; summary: string; before: unknown; after: unknown };

export const PLANS: ExportTable<PlanRow> = {
  name: "plans",
  columns: {
    plan_id: (row) => row.id,
    title: (row) => row.title,
    status: (row) => row.status,
    weeks: (row) => row.weeks,
    start_day: (row) => row.startDay,
    paused_on: (row) => row.pausedOn,
    in_order_since: (row) => row.queue?.since ?? null,
    written_at: (row) => row.createdAt.toISOString(),
    reader: (row) => row.reader,
    model: (row) => row.model,
    prompt: (row) => row.promptVersion,
    notes: (row) => row.ambiguities.map(({ quote }) => quote).join("\n") || null,
    words: (row) => row.words,
  },
};

export const PLAN_CYCLES: ExportTable<CycleRow> = {
  name: "plan-cycles",
  columns: {
    plan_id: (row) => row.planId,
    cycle: (row) => row.name,
    kind: (row) => row.kind,
    from_week: (row) => row.fromWeek,
    to_week: (row) => row.toWeek,
  },
};

export const PLAN_SESSIONS: ExportTable<PlannedSessionRow> = {
  name: "plan-sessions",
  columns: {
    plan_id: (row) => row.planId,
    session_id: (row) => row.id,
    position: (row) => row.position,
    week: (row) => row.week,
    day: (row) => row.day,
    half_of_day: (row) => row.slot,
    date: (row) => row.date,
    title: (row) => row.title,
    sport: (row) => row.sport,
  },
};

/** The fields of a prescription under the names of their columns. */
const ASKED: Record<keyof Prescription, string> = {
  sets: "sets",
  reps: "reps",
  repsMin: "reps_min",
  repsMax: "reps_max",
  amrap: "amrap",
  kg: "load_kg",
  percent1rm: "percent_of_1rm",
  rpe: "rpe",
  rir: "rir",
  restSeconds: "rest_s",
  seconds: "duration_s",
  meters: "distance_m",
  zone: "zone",
  repeat: "repeat",
  paceSecondsPerKm: "pace_s_per_km",
  watts: "power_w",
  superset: "superset",
  perSide: "per_side",
  tempo: "tempo",
  note: "note",
};

export const PLAN_ITEMS: ExportTable<PlannedItemRow> = {
  name: "plan-items",
  columns: {
    plan_id: (row) => row.planId,
    session_id: (row) => row.sessionId,
    position: (row) => row.position,
    exercise: (row) => row.exercise,
    exercise_id: (row) => row.exerciseId,
    activity: (row) => row.activity,
    ...Object.fromEntries(
      Object.entries(ASKED).map(([field, column]) => [
        column,
        // Every key is one of a prescription's.
        ({ prescription }: PlannedItemRow): ExportedCell => prescription[field as keyof Prescription] ?? null,
      ]),
    ),
  },
};

export const PLAN_CHANGES: ExportTable<PlanChangeRow> = {
  name: "plan-changes",
  columns: {
    plan_id: (row) => row.planId,
    changed_at: (row) => row.createdAt.toISOString(),
    change: (row) => row.summary,
    before_json: (row) => JSON.stringify(row.before),
    after_json: (row) => JSON.stringify(row.after),
  },
};
