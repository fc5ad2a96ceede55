/** Volume load and working sets week by week. */
import type { LoggedSet } from "../log/entry.ts";
import { weekStart } from "../time/local.ts";
import type { Lift } from "./lift.ts";
import { volumeOf } from "./volume.ts";

export type WeekVolume = {
  /** Its Monday. */
  weekStart: string;
  /** Σ load × reps of the sets whose load is known. */
  kg: number;
  sets: number;
};

/** Weeks with working sets, oldest first. @param liftOf what each exercise moves */
export function volumeByWeek(
  sets: readonly (LoggedSet & { day: string; exerciseId: string })[],
  liftOf: (exerciseId: string) => Lift,
): WeekVolume[] {
  const weeks = [...Map.groupBy(sets, ({ day }) => weekStart(day))].sort(([a], [b]) => (a < b ? -1 : 1));
  return weeks.map(([start, ofWeek]) => {
    const week: WeekVolume = { weekStart: start, kg: 0, sets: 0 };
    for (const [exerciseId, ofExercise] of Map.groupBy(ofWeek, (set) => set.exerciseId)) {
      const volume = volumeOf(ofExercise, liftOf(exerciseId));
      week.kg += volume.kg ?? 0;
      week.sets += volume.sets;
    }
    return week;
  });
}
