/** The chart of an athlete's weekly volume, of one exercise or all. */
import { type ChartOutcome, nothing } from "@spotter/core/chart/spec";
import { volumeChart } from "@spotter/core/chart/volume";
import { knownExercise } from "@spotter/core/exercise/known";
import { volumeByWeek } from "@spotter/core/strength/volume-by-week";
import { weekStart } from "@spotter/core/time/local";
import type { Db } from "../db.ts";
import { pastSet } from "../queries/past-set.ts";
import { setsOfExercise, workingSets } from "../queries/sets.ts";
import { bodyweightOn } from "../queries/wellness.ts";
import type { ChartAbout } from "./all.ts";

export async function volumeOutcome(db: Db, { athlete, today, exercise, from }: ChartAbout): Promise<ChartOutcome> {
  const bodyweightKg = await bodyweightOn(db, { athleteId: athlete.id, day: today });
  const rows = exercise
    ? await setsOfExercise(db, { athleteId: athlete.id, exerciseId: exercise.id })
    : await workingSets(db, athlete.id);
  const shown = from === undefined ? rows : rows.filter(({ day }) => day >= weekStart(from));
  if (shown.length === 0 && rows.length > 0) return nothing("No working sets in this time.");
  const sets = shown.map((row) => ({ ...pastSet(row), exerciseId: row.exerciseId }));
  const weeks = volumeByWeek(sets, (id) => knownExercise(id, { own: athlete.own, bodyweightKg }).lift);
  return volumeChart({ ...(exercise && { exerciseName: exercise.name }), weeks, unit: athlete.unit });
}
