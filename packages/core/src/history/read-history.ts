/** Reads the CSV export of another training app into workouts. */
import { parse } from "csv-parse/sync";
import type { LoadUnit, LoggedSet } from "../log/entry.ts";
import { metresFrom } from "../units/distance.ts";
import { kgFrom } from "../units/load.ts";
import { type DateOrder, dateOrder, type LocalTime, localTimeIn, numberIn, secondsIn } from "./cells.ts";
import { type App, type Field, type Layout, layoutOf, unitCalled } from "./columns.ts";

/** A set as exported; an empty cell is absent, never zero. */
export type ExportedSet = LoggedSet & { note?: string };

export type PastExercise = {
  /** As the app calls it: `Bench Press (Barbell)`. */
  name: string;
  note?: string;
  /** Alike for exercises done in turns. */
  superset?: string;
  sets: ExportedSet[];
};

export type PastWorkout = LocalTime & {
  title?: string;
  durationSec?: number;
  note?: string;
  /** In the order first done. */
  exercises: PastExercise[];
};

export type History = {
  app: App;
  /** Oldest first. */
  workouts: PastWorkout[];
  /** Whether the file itself says in which unit its loads are; else the unit given was taken. */
  unitKnown: boolean;
  /** Rows that held nothing to import, such as rest timers and sets never done. */
  skipped: number;
  /** Rows that could not be read, by line of the file. */
  unread: { line: number; why: "date" | "exercise" | "number" }[];
};

export type HistoryProblem = { kind: "not-an-export" | "empty" | "damaged" | "too-long" };

/** More rows than anyone lifted sets in a life; it bounds the work hostile files can cause. */
const MOST_ROWS = 300_000;
/** Exports keep spreadsheets from taking a text for a formula by an apostrophe before it. */
const UNMARKED = /^'(?=[=+\-@])/;
/** Of one set: past what anybody ever did. */
const MOST = { kg: 5_000, reps: 100_000, seconds: 7 * 86_400, meters: 5_000_000 };
const LONGEST_NAME = 120;
const LONGEST_NOTE = 2_000;

/**
 * @param csv the file's text: commas, semicolons or tabs, with or without a byte order mark
 * @param by.unit of loads where the file does not name one
 * @param by.lastDay nothing can have been done after it
 */
export function readHistory(csv: string, by: { unit: LoadUnit; lastDay?: string }): History | HistoryProblem {
  const rows = rowsOf(csv);
  if ("kind" in rows) return rows;
  const [header, ...body] = rows;
  const layout = header && layoutOf(header);
  if (!layout) return { kind: "not-an-export" };
  const reader = rowReader(layout, { ...by, order: orderOf(layout, body, by.unit) });
  const workouts = new Map<string, PastWorkout>();
  const history: History = { app: layout.app, workouts: [], unitKnown: hasUnit(layout), skipped: 0, unread: [] };
  for (const [index, row] of body.entries()) {
    const read = reader(row);
    if (read === "nothing") history.skipped++;
    else if (typeof read === "string") history.unread.push({ line: index + 2, why: read });
    else addTo(workouts, read);
  }
  if (workouts.size === 0) return { kind: "empty" };
  history.workouts = [...workouts.values()].sort((a, b) => (clockOf(a) < clockOf(b) ? -1 : 1));
  return history;
}

function rowsOf(csv: string): string[][] | HistoryProblem {
  const firstLine = csv.slice(0, csv.indexOf("\n") + 1 || undefined);
  const delimiter = [";", "\t", ","].find((mark) => firstLine.split(mark).length > 3);
  if (!delimiter) return { kind: "not-an-export" };
  try {
    const options = { delimiter, bom: true, relax_column_count: true, skip_empty_lines: true, to: MOST_ROWS + 2 };
    const rows: string[][] = parse(csv, { ...options, relax_quotes: true, max_record_size: 100_000 });
    return rows.length > MOST_ROWS + 1 ? { kind: "too-long" } : rows;
  } catch {
    return { kind: "damaged" };
  }
}

function orderOf({ at }: Layout, rows: readonly string[][], unit: LoadUnit): DateOrder {
  const dates = rows.values().map((row) => row[at.date ?? -1] ?? "");
  // Who lifts in pounds most likely writes dates the American way.
  return dateOrder(dates) ?? (unit === "lb" ? "month-first" : "day-first");
}

function hasUnit({ loadUnit, at }: Layout): boolean {
  return loadUnit !== undefined || at.loadUnit !== undefined;
}

type Row = {
  start: LocalTime;
  workout: Pick<PastWorkout, "title" | "durationSec" | "note">;
  exercise: Omit<PastExercise, "sets">;
  set: ExportedSet;
};

function rowReader(layout: Layout, by: { unit: LoadUnit; order: DateOrder; lastDay?: string }) {
  return (row: readonly string[]): Row | "nothing" | "date" | "exercise" | "number" => {
    const cell = (field: Field): string => (row[layout.at[field] ?? -1] ?? "").trim().replace(UNMARKED, "");
    const start = localTimeIn(cell("date"), by.order);
    if (!start || (by.lastDay !== undefined && start.day > by.lastDay)) return "date";
    const name = cell("exercise").slice(0, LONGEST_NAME);
    if (name === "") return "exercise";
    const set = setOf(layout, cell, row, by.unit);
    if (!set) return "nothing";
    if (!isHuman(set)) return "number";
    const end = localTimeIn(cell("end"), by.order);
    const told = positive(secondsIn(cell("workoutDuration"))) ?? (end && secondsBetween(start, end));
    const durationSec = told !== undefined && told <= MOST.seconds ? told : undefined;
    return {
      start,
      set,
      workout: {
        ...(cell("workout") && { title: cell("workout").slice(0, LONGEST_NAME) }),
        ...(durationSec !== undefined && { durationSec }),
        ...(cell("workoutNote") && { note: cell("workoutNote").slice(0, LONGEST_NOTE) }),
      },
      exercise: {
        name,
        ...(cell("exerciseNote") && { note: cell("exerciseNote").slice(0, LONGEST_NOTE) }),
        ...(cell("superset") && { superset: cell("superset").slice(0, LONGEST_NAME) }),
      },
    };
  };
}

/** `undefined` where nothing was done: a rest timer, or a set without reps, time and distance. */
function setOf(
  layout: Layout,
  cell: (field: Field) => string,
  row: readonly string[],
  unit: LoadUnit,
): ExportedSet | undefined {
  const marks = `${cell("setOrder")} ${cell("setType")}`.toLowerCase();
  if (marks.includes("rest timer") || marks.includes("note")) return undefined;
  const reps = positive(numberIn(cell("reps")));
  const seconds = positive(secondsIn(cell("seconds")));
  const distance = positive(numberIn(cell("distance")));
  const typed = loadOf(layout, cell, row, unit);
  const ours = layout.app === "Spotter";
  // Other apps list sets that were planned and never done.
  if (reps === undefined && seconds === undefined && distance === undefined && !(ours && typed)) return undefined;
  const rpe = numberIn(cell("rpe"));
  return {
    ...(typed && { kg: kgFrom(typed.value, typed.unit), typed }),
    ...(reps !== undefined && { reps: Math.round(reps) }),
    ...(seconds !== undefined && { seconds }),
    ...(distance !== undefined && { meters: metresOf(distance, distanceUnit(layout, cell, unit)) }),
    ...(rpe !== undefined && rpe >= 1 && rpe <= 10 && { rpe }),
    ...(/^(w\d*|wu)\b|warm/.test(marks.trim()) && { warmup: true as const }),
    ...(/^f\b|fail/.test(marks.trim()) && { failed: true as const }),
    ...(ours && ourOwn(cell)),
    ...(cell("note") && { note: cell("note").slice(0, LONGEST_NOTE) }),
  };
}

/** What only our own export knows. */
function ourOwn(cell: (field: Field) => string): Partial<ExportedSet> {
  const rir = numberIn(cell("rir"));
  const percent1rm = numberIn(cell("percent1rm"));
  const restSeconds = numberIn(cell("rest"));
  return {
    ...(rir !== undefined && { rir }),
    ...(percent1rm !== undefined && { percent1rm }),
    ...(restSeconds !== undefined && { restSeconds }),
    ...(cell("tempo") && { tempo: cell("tempo") }),
    ...(cell("warmup") === "true" && { warmup: true as const }),
    ...(cell("failed") === "true" && { failed: true as const }),
    ...(cell("perSide") === "true" && { perSide: true as const }),
  };
}

/** Whether somebody can have done it: a damaged cell must cost its row, never the import. */
function isHuman({ kg = 0, reps = 0, seconds = 0, meters = 0, rir = 0, percent1rm = 0, restSeconds = 0 }: ExportedSet) {
  return (
    Math.abs(kg) <= MOST.kg &&
    reps <= MOST.reps &&
    seconds <= MOST.seconds &&
    meters <= MOST.meters &&
    [rir, percent1rm, restSeconds].every((value) => value >= 0 && value <= MOST.seconds)
  );
}

/** A load of nothing is none: apps write 0 where no weight was set. Assistance may stand as a negative load. */
function loadOf(layout: Layout, cell: (field: Field) => string, row: readonly string[], unit: LoadUnit) {
  const named = unitCalled(cell("loadUnit"));
  const value = numberIn(cell("load"));
  if (value) return { value, unit: named === "kg" || named === "lb" ? named : (layout.loadUnit ?? unit) };
  const pounds = layout.loadLbAt === undefined ? undefined : numberIn(row[layout.loadLbAt] ?? "");
  return pounds ? { value: pounds, unit: "lb" as const } : undefined;
}

function metresOf(distance: number, unit: "km" | "mi" | "m"): number {
  return unit === "m" ? distance : metresFrom(distance, unit);
}

function distanceUnit(layout: Layout, cell: (field: Field) => string, unit: LoadUnit): "km" | "mi" | "m" {
  const named = unitCalled(cell("distanceUnit"));
  if (named === "km" || named === "mi" || named === "m") return named;
  return layout.distanceUnit ?? (unit === "lb" ? "mi" : "km");
}

function addTo(workouts: Map<string, PastWorkout>, { start, workout, exercise, set }: Row): void {
  const key = JSON.stringify([start, workout.title]);
  let into = workouts.get(key);
  if (!into) {
    into = { ...start, ...workout, exercises: [] };
    workouts.set(key, into);
  }
  const known = into.exercises.find(({ name, superset }) => name === exercise.name && superset === exercise.superset);
  if (known) known.sets.push(set);
  else into.exercises.push({ ...exercise, sets: [set] });
}

function clockOf({ day, time }: LocalTime): string {
  return `${day}T${time ?? ""}`;
}

function secondsBetween(start: LocalTime, end: LocalTime): number | undefined {
  if (start.time === undefined || end.time === undefined) return undefined;
  const [from, to] = [start, end].map(({ day, time }) => Temporal.PlainDateTime.from(`${day}T${time}`));
  return positive(from!.until(to!).total("seconds"));
}

function positive(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 ? value : undefined;
}
