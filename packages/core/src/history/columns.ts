/** The columns of the training apps' CSV exports, whatever the version calls them, and of our own. */
import type { LoadUnit } from "../log/entry.ts";
import type { DistanceUnit } from "../units/distance.ts";

export type App = "Spotter" | "Strong" | "Hevy" | "FitNotes";

export type Field =
  | "date"
  | "end"
  | "workout"
  | "workoutDuration"
  | "workoutNote"
  | "exercise"
  | "exerciseNote"
  | "category"
  | "superset"
  | "setOrder"
  | "setType"
  | "load"
  | "loadUnit"
  | "reps"
  | "rpe"
  | "rir"
  | "percent1rm"
  | "rest"
  | "tempo"
  | "warmup"
  | "failed"
  | "perSide"
  | "distance"
  | "distanceUnit"
  | "seconds"
  | "note";

/** Where each field stands, and the units that a column's own name tells. */
export type Layout = {
  app: App;
  at: Partial<Record<Field, number>>;
  /** A second load column in pounds, filled instead of the first. */
  loadLbAt?: number;
  loadUnit?: LoadUnit;
  distanceUnit?: DistanceUnit | "m";
};

/**
 * Column names in lower case without the unit in brackets. Strong: releases of 2018 to 2026, iOS and Android; Hevy: its
 * "Export workouts"; FitNotes: Android and FitNotes 2.
 */
const NAMES: Record<App, Record<string, Field>> = {
  Spotter: {
    performed_at: "date",
    workout: "workout",
    exercise: "exercise",
    load: "load",
    load_unit: "loadUnit",
    reps: "reps",
    duration_s: "seconds",
    distance_m: "distance",
    rpe: "rpe",
    rir: "rir",
    percent_of_1rm: "percent1rm",
    rest_s: "rest",
    tempo: "tempo",
    warmup: "warmup",
    failed: "failed",
    per_side: "perSide",
    superset: "superset",
    note: "note",
  },
  Strong: {
    date: "date",
    "workout name": "workout",
    duration: "workoutDuration",
    "workout duration": "workoutDuration",
    "exercise name": "exercise",
    "set order": "setOrder",
    weight: "load",
    "weight unit": "loadUnit",
    reps: "reps",
    rpe: "rpe",
    distance: "distance",
    "distance unit": "distanceUnit",
    seconds: "seconds",
    notes: "note",
    "workout notes": "workoutNote",
  },
  Hevy: {
    title: "workout",
    start_time: "date",
    end_time: "end",
    description: "workoutNote",
    exercise_title: "exercise",
    superset_id: "superset",
    exercise_notes: "exerciseNote",
    set_index: "setOrder",
    set_type: "setType",
    weight: "load",
    reps: "reps",
    distance: "distance",
    duration_seconds: "seconds",
    rpe: "rpe",
  },
  FitNotes: {
    date: "date",
    exercise: "exercise",
    category: "category",
    weight: "load",
    "weight unit": "loadUnit",
    reps: "reps",
    distance: "distance",
    "distance unit": "distanceUnit",
    time: "seconds",
    comment: "note",
    notes: "note",
    kind: "setType",
  },
};

/** What must be there for a file to be taken as this app's. */
const NEEDED: Record<App, readonly string[]> = {
  Spotter: ["performed_at", "exercise", "load", "load_unit", "reps"],
  Hevy: ["exercise_title", "start_time", "set_index"],
  Strong: ["date", "exercise name", "set order", "reps"],
  FitNotes: ["date", "exercise", "category", "reps"],
};

/** @returns `undefined` where the header is of no export we know */
export function layoutOf(header: readonly string[]): Layout | undefined {
  const columns = header.map((name) => plain(name));
  const names = columns.map(({ name }) => name);
  const app = (Object.keys(NEEDED) as App[]).find((one) => NEEDED[one].every((name) => names.includes(name)));
  if (!app) return undefined;
  const layout: Layout = { app, at: {}, ...(app === "Spotter" && { distanceUnit: "m" as const }) };
  for (const [index, { name, unit }] of columns.entries()) {
    const field = Object.hasOwn(NAMES[app], name) ? NAMES[app][name] : undefined;
    if (!field) continue;
    if (field === "load" && layout.at.load !== undefined) {
      if (unit === "lb") layout.loadLbAt = index;
      continue;
    }
    if (field === "note" && layout.at.note !== undefined) continue;
    layout.at[field] = index;
    if (field === "load" && (unit === "kg" || unit === "lb")) layout.loadUnit = unit;
    if (field === "distance" && (unit === "km" || unit === "mi" || unit === "m")) layout.distanceUnit = unit;
  }
  return layout;
}

const UNITS: Record<string, "kg" | "lb" | "km" | "mi" | "m"> = {
  kg: "kg",
  kgs: "kg",
  lb: "lb",
  lbs: "lb",
  km: "km",
  kilometers: "km",
  mi: "mi",
  "mi.": "mi",
  miles: "mi",
  m: "m",
  meters: "m",
};

/** A unit as exports spell it. */
export function unitCalled(word: string): "kg" | "lb" | "km" | "mi" | "m" | undefined {
  const name = word.trim().toLowerCase();
  return Object.hasOwn(UNITS, name) ? UNITS[name] : undefined;
}

/** `Weight (kg)`, `weight_lbs` → the name, and the unit in it. */
function plain(column: string): { name: string; unit?: ReturnType<typeof unitCalled> } {
  const name = column.trim().toLowerCase();
  const [, bare = "", unit = ""] =
    /^(.*?)\s*(?:\(([^)]*)\)|_(kg|lbs|km|miles|meters))$/.exec(name)?.filter(Boolean) ?? [];
  return bare === "" ? { name } : { name: bare, unit: unitCalled(unit) };
}
