/** The e1RM chart of one athlete's exercise. */
import { e1rmChart } from "@spotter/core/chart/e1rm";
import { type ChartOutcome, nothing } from "@spotter/core/chart/spec";
import { knownExercise } from "@spotter/core/exercise/known";
import { e1rmHistory } from "@spotter/core/strength/e1rm-history";
import type { Db } from "../db.ts";
import { pastSet } from "../queries/past-set.ts";
import { setsOfExercise } from "../queries/sets.ts";
import { bodyweightOn } from "../queries/wellness.ts";
import type { ChartAbout } from "./all.ts";

export async function e1rmOutcome(db: Db, { athlete, today, exercise, from }: ChartAbout): Promise<ChartOutcome> {
  if (!exercise) return nothing("Which exercise?");
  const bodyweightKg = await bodyweightOn(db, { athleteId: athlete.id, day: today });
  const { name, lift } = knownExercise(exercise.id, { own: athlete.own, bodyweightKg });
  const sets = await setsOfExercise(db, { athleteId: athlete.id, exerciseId: exercise.id });
  // Records are records of all time, whatever part of it is shown.
  const history = e1rmHistory(sets.map(pastSet), lift);
  const points = from === undefined ? history : history.filter(({ day }) => day >= from);
  if (points.length === 0 && history.length > 0) return nothing(`No set of ${name} in this time gives an e1RM.`);
  return e1rmChart({ exerciseName: name, points, unit: athlete.unit });
}
