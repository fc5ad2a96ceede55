/** The records a gym visit broke, against all that was done before it. */
import type { VisitReview } from "@spotter/core/answer/session";
import { knownExercise } from "@spotter/core/exercise/known";
import type { LoggedSet } from "@spotter/core/log/entry";
import type { VisitSet } from "@spotter/core/session/agenda";
import type { Lift } from "@spotter/core/strength/lift";
import { prsOf, volumePr } from "@spotter/core/strength/pr";
import { volumeOf } from "@spotter/core/strength/volume";
import { pastSet } from "@spotter/db/queries/past-set";
import { mostVolume, recordHolders } from "@spotter/db/queries/records";
import type { Visit } from "@spotter/db/queries/visits";
import { bodyKgOf } from "../log/volume-record.ts";
import type { Turn } from "../turn.ts";

/**
 * The most telling record of each exercise, in the order the exercises were done.
 *
 * @param by.before the sets of the last time each was done
 */
export async function recordsOfVisit(
  { tx, athlete }: Turn,
  visit: Visit,
  sets: readonly VisitSet[],
  { liftOf, before }: { liftOf: (exerciseId: string) => Lift; before: ReadonlyMap<string, readonly LoggedSet[]> },
): Promise<VisitReview["records"]> {
  const records: VisitReview["records"] = [];
  for (const [exerciseId, ofExercise] of Map.groupBy(sets, (set) => set.exerciseId)) {
    const lift = liftOf(exerciseId);
    const earlier = { athleteId: athlete.id, exerciseId, notWorkoutId: visit.id, upToDay: visit.day };
    const loadsKg = [...new Set(ofExercise.flatMap(({ kg }) => kg ?? []))];
    const holders = (await recordHolders(tx, { ...earlier, loadsKg })).map(pastSet);
    const [pr = await volumeOfVisit()] = prsOf(ofExercise, holders, lift);
    if (pr) records.push({ exerciseId, name: knownExercise(exerciseId, athlete).name, pr });

    async function volumeOfVisit() {
      const nowKg = volumeOf(ofExercise, lift).kg;
      // Going through years of visits is for those rare ones that beat the last.
      if (nowKg === undefined || nowKg <= (volumeOf(before.get(exerciseId) ?? [], lift).kg ?? 0)) return undefined;
      const most = await mostVolume(tx, { ...earlier, bodyKg: bodyKgOf(lift) });
      return volumePr({ nowKg, beforeKg: 0, bestKg: most && most.kg * (lift.hands ?? 1) });
    }
  }
  return records;
}
