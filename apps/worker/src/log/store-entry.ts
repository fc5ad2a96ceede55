/** Writes what a message logged into the training tables. */

import type { KnownExercise } from "@spotter/core/exercise/known";
import type { ActivityEntry, LoggedSet, SetsEntry, WellnessEntry } from "@spotter/core/log/entry";
import { e1rmOf } from "@spotter/core/strength/e1rm";
import { noonOf } from "@spotter/core/time/local";
import { addToGymVisit, type NewSet } from "@spotter/db/queries/gym-visit";
import { addWellness } from "@spotter/db/queries/wellness";
import { addWorkout } from "@spotter/db/queries/workouts";
import type { Turn } from "../turn.ts";
import { type When, whenOf } from "./when.ts";

/**
 * @param by.position of the entry's first set within the message
 * @returns the visit the sets joined
 */
export function storeSets(
  { tx, athlete, originId }: Turn,
  entry: SetsEntry,
  exercise: KnownExercise,
  { day, at, position }: When & { position: number },
): Promise<{ visitId: number; day: string }> {
  const sets = entry.sets.map((set) => newSet(set, exercise));
  const last = sets.at(-1);
  if (last && entry.note !== undefined) last.note = entry.note;
  return addToGymVisit(tx, {
    athleteId: athlete.id,
    originId,
    exerciseId: entry.exercise,
    day,
    at,
    performedAt: at ?? noonOf(day, athlete.timeZone),
    timeZone: athlete.timeZone,
    position,
    sets,
  });
}

/** A set as it is stored, its e1RM worked out. */
export function newSet(set: LoggedSet, { lift }: KnownExercise): NewSet {
  const { seconds, meters, restSeconds, warmup = false, failed = false, perSide = false, typed, ...asTold } = set;
  const e1rm = e1rmOf(set, lift);
  return {
    ...asTold,
    ...(typed && { typedLoad: typed.value, typedUnit: typed.unit }),
    ...(seconds !== undefined && { durationSec: seconds }),
    ...(meters !== undefined && { distanceM: meters }),
    ...(restSeconds !== undefined && { restSec: restSeconds }),
    ...(e1rm.kind === "e1rm" && { e1rmKg: e1rm.kg }),
    warmup,
    failed,
    perSide,
  };
}

/**
 * @param index of the entry in the message, which tells several activities of one message apart
 * @returns the workout it is
 */
export async function storeActivity(
  turn: Turn,
  entry: ActivityEntry,
  index: number,
): Promise<{ workoutId: number | undefined; day: string }> {
  const { tx, athlete, originId } = turn;
  const { day, at } = whenOf(turn, entry);
  const workoutId = await addWorkout(tx, {
    originId,
    source: { source: "chat", externalId: `${originId}#${index}` },
    workout: {
      athleteId: athlete.id,
      sport: entry.sport,
      day,
      timeZone: athlete.timeZone,
      // It was told when it was over; when it began is only known with its length.
      startedAt: at && entry.seconds !== undefined ? new Date(at.getTime() - entry.seconds * 1000) : null,
      endedAt: at ?? null,
      durationSec: entry.seconds ?? null,
      distanceM: entry.meters ?? null,
      ascentM: entry.elevationMeters ?? null,
      avgHr: entry.avgHr ?? null,
      maxHr: entry.maxHr ?? null,
      avgPowerW: entry.watts ?? null,
      rpe: entry.rpe ?? null,
      note: entry.note ?? null,
    },
  });
  return { workoutId, day };
}

export async function storeWellness(turn: Turn, entry: WellnessEntry): Promise<void> {
  const { metric, value, where } = entry;
  const { day } = whenOf(turn, entry);
  await addWellness(turn.tx, [
    { athleteId: turn.athlete.id, originId: turn.originId, day, metric, value, bodyPart: where ?? null },
  ]);
}
