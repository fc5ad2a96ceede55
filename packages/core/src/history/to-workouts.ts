/** From another app's history to workouts of ours: its exercise names found, its clock put where the athlete is. */
import { exerciseById } from "../exercise/catalogue.ts";
import type { Sport } from "../log/entry.ts";
import { SPORT_WORDS } from "../log/sport-words.ts";
import { instantOf, noonOf } from "../time/local.ts";
import { exerciseCalled } from "./exercise-called.ts";
import type { ExportedSet, History, PastExercise, PastWorkout } from "./read-history.ts";

/** What the athlete said of a name nobody knows. */
export type Choice = { kind: "exercise"; id: string } | { kind: "new" } | { kind: "leave-out" };

/** By the app's name. */
export type Choices = ReadonlyMap<string, Choice>;

/** A name that only the athlete can place, and how many sets hang on it. */
export type UnknownName = { name: string; sets: number };

export type WorkoutSet = ExportedSet & { exerciseId: string; superset?: string };

export type ImportedWorkout = {
  /** Alike whenever the same workout is exported again. */
  externalId: string;
  sport: Sport;
  day: string;
  /** Absent where the app kept no time. */
  startedAt?: Date;
  /** What its sets are sorted by. */
  performedAt: Date;
  title?: string;
  note?: string;
  durationSec?: number;
  distanceM?: number;
  /** Empty for a run or a ride. */
  sets: WorkoutSet[];
};

export type Imported = { workouts: ImportedWorkout[]; unknown: UnknownName[] };

/**
 * Workouts with their sets, each run or ride among the exercises a workout of its own. Sets of a name in `unknown` are
 * left out.
 *
 * @param ids of names that were chosen to be new exercises, once they are made
 */
export function toWorkouts(
  { app, workouts }: History,
  by: {
    timeZone: string;
    aliases?: ReadonlyMap<string, string>;
    choices: Choices;
    ids?: ReadonlyMap<string, string>;
  },
): Imported {
  const unknown = new Map<string, number>();
  const known = new Map<string, Meaning>();
  const meaningOf = (name: string): Meaning => {
    const kept = known.get(name) ?? meaning(name, by);
    known.set(name, kept);
    return kept;
  };
  const seen = new Map<string, number>();
  const imported: ImportedWorkout[] = [];
  for (const past of workouts) {
    const frame = frameOf(past, app, by.timeZone);
    const nth = (seen.get(frame.externalId) ?? 0) + 1;
    seen.set(frame.externalId, nth);
    if (nth > 1) frame.externalId += ` #${nth}`;
    const sets: WorkoutSet[] = [];
    for (const exercise of past.exercises) {
      const means = meaningOf(exercise.name);
      if (means.kind === "exercise") sets.push(...setsOf(exercise, means.id));
      else if (means.kind === "sport") imported.push(activityOf(frame, past, exercise, means.sport));
      else if (means.kind === "unknown")
        unknown.set(exercise.name, (unknown.get(exercise.name) ?? 0) + exercise.sets.length);
    }
    if (sets.length > 0) imported.push({ ...frame, sport: "strength", sets });
  }
  return {
    workouts: imported,
    unknown: [...unknown].map(([name, sets]) => ({ name, sets })).sort((a, b) => b.sets - a.sets),
  };
}

type Meaning =
  | { kind: "exercise"; id: string }
  | { kind: "sport"; sport: Sport }
  | { kind: "leave-out" }
  | { kind: "unknown" };

function meaning(
  name: string,
  {
    aliases,
    choices,
    ids,
  }: { aliases?: ReadonlyMap<string, string>; choices: Choices; ids?: ReadonlyMap<string, string> },
): Meaning {
  const choice = choices.get(name);
  if (choice?.kind === "new") {
    const id = ids?.get(name);
    // Before it is made it counts as known, so that nothing is asked twice.
    return { kind: "exercise", id: id ?? `new:${name}` };
  }
  if (choice) return choice;
  const id = exerciseCalled(name, aliases);
  if (id) return { kind: "exercise", id };
  const sport = sportCalled(name);
  return sport ? { kind: "sport", sport } : { kind: "unknown" };
}

/** `Running (Treadmill)`, `Cycling` */
function sportCalled(name: string): Sport | undefined {
  const words = name
    .toLowerCase()
    .replaceAll(/[^\p{L}\d ]+/gu, " ")
    .trim()
    .split(/\s+/);
  const phrases = [words.join(" "), words.slice(0, 2).join(" "), words[0] ?? ""];
  return phrases.map((phrase) => SPORT_WORDS.get(phrase)?.sport).find((sport) => sport !== undefined);
}

function setsOf({ sets, note, superset }: PastExercise, exerciseId: string): WorkoutSet[] {
  const noLoad = exerciseById(exerciseId)?.load === "bodyweight";
  return sets.map((set, index) => {
    const words = [index === 0 ? note : undefined, set.note].filter((part) => part !== undefined).join(". ");
    return {
      ...(noLoad && { kg: 0 }),
      ...set,
      exerciseId,
      ...(superset !== undefined && { superset }),
      ...(words !== "" && { note: words }),
    };
  });
}

type Frame = Omit<ImportedWorkout, "sport">;

function frameOf(past: PastWorkout, app: string, timeZone: string): Frame {
  const startedAt = past.time === undefined ? undefined : instantOf(past.day, past.time, past.offset ?? timeZone);
  return {
    externalId: `${app} ${past.day}${past.time === undefined ? "" : `T${past.time}`}`,
    day: past.day,
    ...(startedAt && { startedAt }),
    performedAt: startedAt ?? noonOf(past.day, timeZone),
    ...(past.title !== undefined && { title: past.title }),
    ...(past.note !== undefined && { note: past.note }),
    ...(past.durationSec !== undefined && { durationSec: past.durationSec }),
    sets: [],
  };
}

function activityOf(frame: Frame, past: PastWorkout, exercise: PastExercise, sport: Sport): ImportedWorkout {
  const { title: _, note, durationSec, externalId, ...rest } = frame;
  const alone = past.exercises.length === 1 ? durationSec : undefined;
  const seconds = sum(exercise.sets.map((set) => set.seconds)) ?? alone;
  const meters = sum(exercise.sets.map((set) => set.meters));
  const words = [exercise.note, ...exercise.sets.map((set) => set.note), note].filter((part) => part !== undefined);
  return {
    ...rest,
    externalId: `${externalId} ${exercise.name}`,
    sport,
    ...(words.length > 0 && { note: words.join(". ") }),
    ...(seconds !== undefined && { durationSec: seconds }),
    ...(meters !== undefined && { distanceM: meters }),
  };
}

function sum(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((total, value) => total + value, 0);
}
