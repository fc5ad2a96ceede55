/** The picture of an athlete's records. */
import { recordsChart } from "@spotter/core/chart/records";
import type { ChartOutcome } from "@spotter/core/chart/spec";
import { knownExercise } from "@spotter/core/exercise/known";
import type { Db } from "../db.ts";
import { bestsOf } from "../queries/records.ts";
import type { ChartAbout } from "./all.ts";

export async function recordsOutcome(db: Db, { athlete, today }: ChartAbout): Promise<ChartOutcome> {
  const bests = await bestsOf(db, { athleteId: athlete.id });
  const records = bests.flatMap(({ exerciseId, heaviest, e1rm }) => {
    if (!heaviest) return [];
    const { name, style } = knownExercise(exerciseId, athlete);
    return [{ exerciseName: name, bodyweight: style === "bodyweight", heaviest, ...(e1rm && { e1rm }) }];
  });
  return recordsChart({ records, unit: athlete.unit, today });
}
