/** What an athlete should know of an exercise before its first set: target, last time, note and record. */
import type { ExerciseOutlook } from "@spotter/core/answer/next";
import { knownExercise, needsBodyweight } from "@spotter/core/exercise/known";
import { loadSteps } from "@spotter/core/strength/increment";
import { standardRack } from "@spotter/core/strength/plates";
import { nextTarget, type PlannedSets } from "@spotter/core/strength/progression";
import { rackOf } from "@spotter/db/queries/athletes";
import { pastSet } from "@spotter/db/queries/past-set";
import { bestsOf } from "@spotter/db/queries/records";
import { latestSetsOf, type StoredSet } from "@spotter/db/queries/sets";
import { bodyweightOn } from "@spotter/db/queries/wellness";
import { isGroup, type Turn, today } from "../turn.ts";

/** Enough for the last five or six times, which say what range an athlete works in. */
const MOST_SETS = 60;

/** @param by.notWorkoutId the visit under way, which is no earlier time */
export async function exerciseOutlook(
  turn: Turn,
  by: { exerciseId: string; notWorkoutId?: number | undefined; planned?: PlannedSets | undefined },
): Promise<ExerciseOutlook> {
  const { tx, athlete } = turn;
  const { exerciseId, notWorkoutId } = by;
  const mine = { athleteId: athlete.id, exerciseId };
  const rows = await latestSetsOf(tx, { ...mine, upToDay: today(turn), notWorkoutId, most: MOST_SETS });
  const bodyweightKg = needsBodyweight(exerciseId)
    ? await bodyweightOn(tx, { athleteId: athlete.id, day: today(turn) })
    : undefined;
  const { name, style, lift } = knownExercise(exerciseId, { own: athlete.own, bodyweightKg });
  const times = timesOf(rows);
  const rack = (await rackOf(tx, athlete.id)) ?? standardRack(athlete.unit);
  const steps = loadSteps(exerciseId, athlete.unit, rack);
  const past = times.map((sets) => sets.map(pastSet));
  const target = nextTarget({ past, planned: by.planned, lift, steps });
  const last = times.at(-1)?.filter(({ warmup }) => !warmup);
  // What somebody noted in private is not for the group.
  const note = isGroup(turn) ? undefined : last?.findLast((set) => set.note !== null)?.note;
  const [bests] = await bestsOf(tx, { athleteId: athlete.id, exerciseIds: [exerciseId], notWorkoutId });
  const { heaviest, e1rm } = bests ?? {};
  return {
    name,
    style,
    ...(target && { target }),
    ...(last?.[0] && { last: { day: last[0].day, sets: last.map(pastSet), ...(note != null && { note }) } }),
    ...(heaviest && { record: { kg: heaviest.kg, reps: heaviest.reps, ...(e1rm && { e1rmKg: e1rm.kg }) } }),
  };
}

/** The sets of each visit, oldest first; the first may be missing some and goes, where the rows were cut. */
function timesOf(rows: readonly StoredSet[]): StoredSet[][] {
  const times = [...Map.groupBy(rows, ({ workoutId }) => workoutId).values()];
  return rows.length === MOST_SETS && times.length > 1 ? times.slice(1) : times;
}
