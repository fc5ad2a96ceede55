/** Stored rows in the shape the day's wording takes. */
import type { DayLog, LoggedActivity } from "@spotter/core/answer/day";
import { knownExercise } from "@spotter/core/exercise/known";
import { localTime } from "@spotter/core/time/local";
import { pastSet } from "@spotter/db/queries/past-set";
import type { StoredSet } from "@spotter/db/queries/sets";
import type { Workout } from "@spotter/db/queries/workouts";

/** Sets grouped by exercise, in the order each was first done. */
export function byExercise(sets: readonly StoredSet[], own: ReadonlyMap<string, string>): DayLog["exercises"] {
  return [...Map.groupBy(sets, ({ exerciseId }) => exerciseId)].map(([id, rows]) => {
    const { name, style } = knownExercise(id, { own });
    return { name, style, sets: rows.map(pastSet) };
  });
}

export function loggedActivity(workout: Workout): LoggedActivity {
  return {
    sport: workout.sport,
    ...(workout.startedAt && { time: localTime(workout.startedAt, workout.timeZone) }),
    ...(workout.distanceM !== null && { meters: workout.distanceM }),
    ...(workout.durationSec !== null && { seconds: workout.durationSec }),
    ...(workout.avgHr !== null && { avgHr: workout.avgHr }),
    ...(workout.maxHr !== null && { maxHr: workout.maxHr }),
    ...(workout.avgPowerW !== null && { watts: workout.avgPowerW }),
    ...(workout.ascentM !== null && { elevationMeters: workout.ascentM }),
    ...(workout.rpe !== null && { rpe: workout.rpe }),
    ...(workout.note !== null && { note: workout.note }),
  };
}
