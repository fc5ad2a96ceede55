/**
 * What an athlete takes away: a table a kind of thing, units in the names of the columns, instants as ISO 8601 with the
 * offset of the place. `sets.csv` can be brought back in by sending it to the bot.
 */

import type { LoadUnit, Sport, WellnessMetric } from "../log/entry.ts";
import type { BodyPart, NoteKind, Side, Which } from "../note/observation.ts";
import { isoWithOffset } from "../time/local.ts";

export type ExportedCell = string | number | boolean | null;

/** One table: its file name, and its columns as they stand in the header. */
export type ExportTable<Row> = { name: string; columns: Record<string, (row: Row) => ExportedCell> };

export type SetRow = {
  workoutId: number;
  day: string;
  performedAt: Date;
  timeZone: string;
  workoutTitle: string | null;
  exerciseId: string;
  exercise: string;
  kg: number | null;
  typedLoad: number | null;
  typedUnit: LoadUnit | null;
  reps: number | null;
  durationSec: number | null;
  distanceM: number | null;
  rpe: number | null;
  rir: number | null;
  percent1rm: number | null;
  restSec: number | null;
  tempo: string | null;
  warmup: boolean;
  failed: boolean;
  perSide: boolean;
  superset: string | null;
  note: string | null;
  e1rmKg: number | null;
};

export type WorkoutRow = {
  id: number;
  sport: Sport | "transition";
  day: string;
  startedAt: Date | null;
  endedAt: Date | null;
  timeZone: string;
  title: string | null;
  durationSec: number | null;
  elapsedSec: number | null;
  distanceM: number | null;
  ascentM: number | null;
  avgHr: number | null;
  maxHr: number | null;
  avgPowerW: number | null;
  rpe: number | null;
  note: string | null;
  /** File it was read from. */
  fileName: string | null;
};

export type LapRow = {
  workoutId: number;
  position: number;
  startedAt: Date | null;
  timeZone: string;
  timerSec: number | null;
  distanceM: number | null;
  avgHr: number | null;
  avgPowerW: number | null;
};

export type WellnessRow = { day: string; metric: WellnessMetric; value: number; bodyPart: string | null };
export type NoteRow = { day: string; text: string };
export type ObservationRow = {
  day: string;
  kind: NoteKind;
  quote: string;
  workoutId: number | null;
  exerciseId: string | null;
  set: Which | null;
  rep: Which | null;
  bodyPart: BodyPart | null;
  side: Side | null;
  severity: number | null;
  feel: number | null;
  seconds: number | null;
  reader: string;
  model: string | null;
};
export type WordRow = { phrase: string; exerciseId: string; exercise: string };

export const SETS: ExportTable<SetRow> = {
  name: "sets",
  columns: {
    performed_at: (row) => instant(row.performedAt, row.timeZone),
    day: (row) => row.day,
    workout: (row) => row.workoutTitle,
    workout_id: (row) => row.workoutId,
    exercise: (row) => row.exercise,
    exercise_id: (row) => row.exerciseId,
    load: (row) => row.typedLoad ?? row.kg,
    load_unit: (row) => (row.kg === null ? null : (row.typedUnit ?? "kg")),
    load_kg: (row) => row.kg,
    reps: (row) => row.reps,
    duration_s: (row) => row.durationSec,
    distance_m: (row) => row.distanceM,
    rpe: (row) => row.rpe,
    rir: (row) => row.rir,
    percent_of_1rm: (row) => row.percent1rm,
    rest_s: (row) => row.restSec,
    tempo: (row) => row.tempo,
    warmup: (row) => row.warmup,
    failed: (row) => row.failed,
    per_side: (row) => row.perSide,
    superset: (row) => row.superset,
    note: (row) => row.note,
    e1rm_kg: (row) => row.e1rmKg,
  },
};

export const WORKOUTS: ExportTable<WorkoutRow> = {
  name: "workouts",
  columns: {
    workout_id: (row) => row.id,
    sport: (row) => row.sport,
    day: (row) => row.day,
    started_at: (row) => instant(row.startedAt, row.timeZone),
    ended_at: (row) => instant(row.endedAt, row.timeZone),
    time_zone: (row) => row.timeZone,
    title: (row) => row.title,
    duration_s: (row) => row.durationSec,
    elapsed_s: (row) => row.elapsedSec,
    distance_m: (row) => row.distanceM,
    ascent_m: (row) => row.ascentM,
    avg_hr_bpm: (row) => row.avgHr,
    max_hr_bpm: (row) => row.maxHr,
    avg_power_w: (row) => row.avgPowerW,
    rpe: (row) => row.rpe,
    note: (row) => row.note,
    file: (row) => row.fileName,
  },
};

export const LAPS: ExportTable<LapRow> = {
  name: "laps",
  columns: {
    workout_id: (row) => row.workoutId,
    lap: (row) => row.position,
    started_at: (row) => instant(row.startedAt, row.timeZone),
    timer_s: (row) => row.timerSec,
    distance_m: (row) => row.distanceM,
    avg_hr_bpm: (row) => row.avgHr,
    avg_power_w: (row) => row.avgPowerW,
  },
};

const WELLNESS_UNITS: Record<WellnessMetric, string> = {
  sleep: "h",
  stress: "of 10",
  soreness: "of 10",
  weight: "kg",
  rhr: "bpm",
  hrv: "ms",
  mood: "of 10",
  energy: "of 10",
  steps: "steps",
};

export const WELLNESS: ExportTable<WellnessRow> = {
  name: "wellness",
  columns: {
    day: (row) => row.day,
    metric: (row) => row.metric,
    value: (row) => row.value,
    unit: (row) => WELLNESS_UNITS[row.metric],
    body_part: (row) => row.bodyPart,
  },
};

export const NOTES: ExportTable<NoteRow> = {
  name: "notes",
  columns: { day: (row) => row.day, text: (row) => row.text },
};

/** What was read in notes, each with the words that say so. */
export const OBSERVATIONS: ExportTable<ObservationRow> = {
  name: "observations",
  columns: {
    day: (row) => row.day,
    kind: (row) => row.kind,
    quote: (row) => row.quote,
    workout_id: (row) => row.workoutId,
    exercise_id: (row) => row.exerciseId,
    set: (row) => row.set,
    rep: (row) => row.rep,
    body_part: (row) => row.bodyPart,
    side: (row) => row.side,
    severity_of_10: (row) => row.severity,
    feel: (row) => row.feel,
    rest_s: (row) => row.seconds,
    reader: (row) => row.reader,
    model: (row) => row.model,
  },
};

export const WORDS: ExportTable<WordRow> = {
  name: "exercise-names",
  columns: {
    phrase: (row) => row.phrase,
    exercise_id: (row) => row.exerciseId,
    exercise: (row) => row.exercise,
  },
};

/**
 * The cells of a row. A text that a spreadsheet would take for a formula is told as text by an apostrophe before it
 * (OWASP, "CSV Injection").
 */
export function csvCells<Row>({ columns }: ExportTable<Row>, row: Row): string[] {
  return Object.values(columns).map((cell) => {
    const value = cell(row);
    if (value === null) return "";
    return typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  });
}

export function jsonRow<Row>({ columns }: ExportTable<Row>, row: Row): Record<string, ExportedCell> {
  return Object.fromEntries(Object.entries(columns).map(([name, cell]) => [name, cell(row)]));
}

let latest: { at: number; timeZone: string; words: string } | undefined;

/** Sets of a workout share their instant, and writing one out costs more than all the rest of a row. */
function instant(at: Date | null, timeZone: string): string | null {
  if (at === null) return null;
  if (latest?.at !== at.getTime() || latest.timeZone !== timeZone)
    latest = { at: at.getTime(), timeZone, words: isoWithOffset(at, timeZone) };
  return latest.words;
}
