/** Volume load and working sets week by week, from sums the database makes: an athlete's years are many sets and few weeks. */
import type { Lift } from "./lift.ts";

/** What an exercise came to in a week, its loads as told. */
export type ExerciseWeek = {
  /** Its Monday. */
  weekStart: string;
  exerciseId: string;
  /** Working sets. */
  sets: number;
  /** Those near failure, or of untold effort. */
  hardSets: number;
  /** Σ load × repetitions × sides of the working sets that have both, kg. */
  loadReps: number;
  /** Σ repetitions × sides of the same. */
  reps: number;
};

export type WeekVolume = {
  /** Its Monday. */
  weekStart: string;
  /** Σ system load × reps of the sets whose load is known. */
  kg: number;
  sets: number;
};

/**
 * Weeks with working sets, oldest first. Σ (bodyweight share + load) × repetitions is taken as the sum of its two parts;
 * where the bodyweight is not known, a bodyweight exercise adds sets and no kilograms.
 *
 * @param liftOf what an exercise moved in the week that begins on a day
 */
export function volumeByWeek(
  sums: readonly ExerciseWeek[],
  liftOf: (exerciseId: string, weekStart: string) => Lift,
): WeekVolume[] {
  const weeks = [...Map.groupBy(sums, ({ weekStart }) => weekStart)].sort(([a], [b]) => (a < b ? -1 : 1));
  return weeks.map(([weekStart, ofWeek]) => ({
    weekStart,
    kg: ofWeek.reduce((total, sum) => total + kgOf(sum, liftOf(sum.exerciseId, weekStart)), 0),
    sets: ofWeek.reduce((total, { sets }) => total + sets, 0),
  }));
}

function kgOf({ loadReps, reps }: ExerciseWeek, { bodyweightShare = 0, bodyweightKg, hands = 1 }: Lift): number {
  if (bodyweightShare > 0 && bodyweightKg === undefined) return 0;
  return Math.max(0, loadReps + bodyweightShare * (bodyweightKg ?? 0) * reps) * hands;
}
