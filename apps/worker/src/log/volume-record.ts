/** Whether a set brought an exercise's volume in this gym visit over that of any other. */
import type { KnownExercise } from "@spotter/core/exercise/known";
import type { LoggedSet } from "@spotter/core/log/entry";
import type { Lift } from "@spotter/core/strength/lift";
import { type VolumePr, volumePr } from "@spotter/core/strength/pr";
import { volumeOf } from "@spotter/core/strength/volume";
import { pastSet } from "@spotter/db/queries/past-set";
import { mostVolume } from "@spotter/db/queries/records";
import type { ComparedSet } from "@spotter/db/queries/sets";
import type { Turn } from "../turn.ts";

/** @param by.compared the exercise's sets of the day and of the last day before, among others */
export async function volumeRecord(
  { tx, athlete }: Turn,
  { id, lift }: KnownExercise,
  by: { sets: readonly LoggedSet[]; compared: readonly ComparedSet[]; visitId: number; day: string },
): Promise<VolumePr | undefined> {
  const visits = Map.groupBy(by.compared, ({ workoutId }) => workoutId);
  const before = (visits.get(by.visitId) ?? []).map(pastSet);
  const nowKg = volumeOf([...before, ...by.sets], lift).kg ?? 0;
  visits.delete(by.visitId);
  // Going through years of visits is for those rare sets that beat the last one.
  if ([...visits.values()].some((sets) => (volumeOf(sets.map(pastSet), lift).kg ?? 0) >= nowKg)) return undefined;
  const most = await mostVolume(tx, {
    athleteId: athlete.id,
    exerciseId: id,
    bodyKg: bodyKgOf(lift),
    notWorkoutId: by.visitId,
    upToDay: by.day,
  });
  return volumePr({
    nowKg,
    beforeKg: volumeOf(before, lift).kg,
    bestKg: most && most.kg * (lift.hands ?? 1),
  });
}

/** What the body adds to each load. */
export function bodyKgOf({ bodyweightShare = 0, bodyweightKg = 0 }: Lift): number {
  return bodyweightShare * bodyweightKg;
}
