/** What a gym visit came to: its work, its time, and how it compares. */
import { isDone, type Lift } from "../strength/lift.ts";
import { volumeOf } from "../strength/volume.ts";
import type { VisitSet } from "./agenda.ts";
import type { VisitTimes } from "./open.ts";

export type VisitSummary = {
  /** Working sets. */
  sets: number;
  reps: number;
  exercises: number;
  /** Σ load × repetitions; absent if no set's load is known. */
  volumeKg?: number;
  /** Working sets that `volumeKg` lacks, their load being unknown. */
  setsWithoutVolume: number;
  /** From the beginning to the last set; absent where that cannot be told. */
  durationSec?: number;
  /** Volume a minute; absent where either is. */
  densityKgPerMin?: number;
};

/** Sets told within less than this were written down afterwards, and their times say nothing of the visit's length. */
const LEAST_SEC = 300;

/** Who says much later than this after the last set that it is over had left before. */
const STRETCHING_SEC = 900;

/**
 * Sums a visit up. Its time runs from its beginning (the athlete's word or the first set) to its end (the athlete's
 * word, if it came soon after the last set, or the last set).
 *
 * @param liftOf what each exercise moves
 */
export function summarise(
  sets: readonly VisitSet[],
  times: VisitTimes & { begun: boolean },
  liftOf: (exerciseId: string) => Lift,
): VisitSummary {
  const working = sets.filter(isDone);
  const groups = Map.groupBy(working, ({ exerciseId }) => exerciseId);
  const volumes = [...groups].map(([id, ofExercise]) => volumeOf(ofExercise, liftOf(id)));
  const known = volumes.flatMap(({ kg }) => kg ?? []);
  const volumeKg = known.length > 0 ? sum(known) : undefined;
  const durationSec = durationOf(times);
  return {
    sets: working.length,
    reps: sum(volumes.map(({ reps }) => reps)),
    exercises: groups.size,
    ...(volumeKg !== undefined && { volumeKg }),
    setsWithoutVolume: sum(volumes.flatMap(({ leftOut }) => leftOut.map((entry) => entry.sets))),
    ...(durationSec !== undefined && { durationSec }),
    ...(volumeKg !== undefined && durationSec !== undefined && { densityKgPerMin: volumeKg / (durationSec / 60) }),
  };
}

function durationOf({ startedAt, endedAt, closedAt, begun }: VisitTimes & { begun: boolean }): number | undefined {
  const lastedOn = closedAt !== undefined && (closedAt.getTime() - endedAt.getTime()) / 1000 <= STRETCHING_SEC;
  const end = lastedOn && closedAt > endedAt ? closedAt : endedAt;
  const spanSec = (end.getTime() - startedAt.getTime()) / 1000;
  const worthTelling = begun ? spanSec >= 60 : (endedAt.getTime() - startedAt.getTime()) / 1000 >= LEAST_SEC;
  return worthTelling ? spanSec : undefined;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
