/** The chart of an athlete's weekly volume, of one exercise or all; of a muscle its hard sets. */
import { muscleVolumeChart } from "@spotter/core/chart/muscle-volume";
import { type ChartOutcome, nothing } from "@spotter/core/chart/spec";
import { volumeChart } from "@spotter/core/chart/volume";
import { setsFor } from "@spotter/core/strength/hard-sets";
import { volumeByWeek } from "@spotter/core/strength/volume-by-week";
import { addDays, weekStart } from "@spotter/core/time/local";
import type { Db } from "../db.ts";
import { weeklySums } from "../queries/set-sums.ts";
import type { ChartAbout } from "./all.ts";
import { liftThen } from "./lift-then.ts";

/** A year; of ten, every week would be a hair. */
const USUAL_DAYS = 364;

export async function volumeOutcome(db: Db, about: ChartAbout): Promise<ChartOutcome> {
  const { athlete, today, exercises, muscles, from } = about;
  const exerciseIds = exercises.length > 0 ? exercises.map(({ id }) => id) : undefined;
  const chosen = { athleteId: athlete.id, exerciseIds, from: weekStart(from ?? addDays(today, -USUAL_DAYS)) };
  const sums = await weeklySums(db, chosen);
  const liftOf = await liftThen(db, athlete);
  if (sums.length === 0 && exerciseIds === undefined && !muscles)
    return nothing(
      from === undefined
        ? "No working sets in a year: log sets, and they are counted here."
        : "No working sets in this time.",
    );
  if (muscles) {
    const weeks = [...Map.groupBy(sums, (sum) => sum.weekStart)].map(([start, ofWeek]) => ({
      weekStart: start,
      sets: setsFor(muscles.muscles, ofWeek),
    }));
    return muscleVolumeChart({ name: muscles.name, weeks, today });
  }
  const name = exercises.map((exercise) => exercise.name).join(", ");
  const weeks = volumeByWeek(sums, liftOf);
  return volumeChart({ ...(name !== "" && { exerciseName: name }), weeks, unit: athlete.unit, today });
}
