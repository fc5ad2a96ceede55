/** What an athlete's exercises moved on a day, their body having weighed what it did then. */
import { knownExercise } from "@spotter/core/exercise/known";
import { bodyweightThen } from "@spotter/core/strength/bodyweight-then";
import type { Lift } from "@spotter/core/strength/lift";
import type { Db } from "../db.ts";
import { weighings } from "../queries/wellness.ts";
import type { ChartAbout } from "./all.ts";

export async function liftThen(
  db: Db,
  { id, own }: ChartAbout["athlete"],
): Promise<(exerciseId: string, day: string) => Lift> {
  const then = bodyweightThen(await weighings(db, id));
  return (exerciseId, day) => knownExercise(exerciseId, { own, bodyweightKg: then(day) }).lift;
}
