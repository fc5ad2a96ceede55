/** Stored rows in the shape the day's wording takes. */
import type { DayLog, LoggedActivity } from "@spotter/core/answer/day";
import { knownExercise } from "@spotter/core/exercise/known";
import type { SetReading } from "@spotter/core/note/read-of-set";
import { localTime } from "@spotter/core/time/local";
import { pastSet } from "@spotter/db/queries/past-set";
import type { StoredSet } from "@spotter/db/queries/sets";
import type { Workout } from "@spotter/db/queries/workouts";

/**
 * Sets grouped by exercise, in the order each was first done.
 *
 * @param readings what is known of each set, by its id
 */
export function byExercise(
  sets: readonly StoredSet[],
  own: ReadonlyMap<string, string>,
  readings?: ReadonlyMap<number, SetReading>,
): DayLog["exercises"] {
  return [...Map.groupBy(sets, ({ exerciseId }) => exerciseId)].map(([id, rows]) => {
    const { name, style } = knownExercise(id, { own });
    return {
      name,
      style,
      sets: rows.map((row) => ({ ...pastSet(row), ...(row.restSec !== null && { restSeconds: row.restSec }) })),
      ...(readings && { readings: rows.map(({ id }) => readings.get(id) ?? {}) }),
    };
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
