/** Hard sets of muscles, week by week: the count that growth follows, where tonnage rewards light work. */

import type { Muscle } from "../exercise/exercise.ts";
import { MUSCLE_GROUP_NAMES, MUSCLE_GROUPS, type MuscleGroup, shareOfSet } from "../exercise/muscle-group.ts";
import type { LoggedSet } from "../log/entry.ts";
import { effortOf } from "./effort.ts";
import { isWorkingSet } from "./lift.ts";
import type { ExerciseWeek } from "./volume-by-week.ts";

/** A set with more than this in reserve (RPE under 7) is practice. */
export const MOST_RIR = 3;

/** Whether a set was hard: a working set that ended within three repetitions of failure, or of which no effort was told. */
export function isHardSet(set: LoggedSet): boolean {
  return isWorkingSet(set) && set.reps !== 0 && effortOf(set).rir <= MOST_RIR;
}

/**
 * Hard sets of some muscles in sums of sets: 1 for each set that trains one of them first, 0.5 for one that does so in
 * passing. A set that trains two of them still counts once.
 *
 * Source for the weights: Pelland et al. 2024; for the count: Schoenfeld et al. 2017, J Sports Sci 35:1073.
 */
export function setsFor(
  muscles: readonly Muscle[],
  sums: readonly Pick<ExerciseWeek, "exerciseId" | "hardSets">[],
): number {
  return sums.reduce((total, { exerciseId, hardSets }) => total + hardSets * shareOfSet(exerciseId, muscles), 0);
}

/** The same of every group of muscles. */
export function setsByGroup(
  sums: readonly Pick<ExerciseWeek, "exerciseId" | "hardSets">[],
): Record<MuscleGroup, number> {
  const pairs = MUSCLE_GROUP_NAMES.map((group) => [group, setsFor(MUSCLE_GROUPS[group], sums)] as const);
  return Object.fromEntries(pairs) as Record<MuscleGroup, number>;
}
