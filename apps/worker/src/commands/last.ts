/** `/last`: the last workout, or the last time of one exercise or sport. */
import { type DayLog, dayBlocks } from "@spotter/core/answer/day";
import { text } from "@spotter/core/chat/reply";
import { clipped } from "@spotter/core/chat/storable";
import { type AskedActivity, askedActivity } from "@spotter/core/command/asked-activity";
import type { CommandArgs } from "@spotter/core/command/parse";
import { readingsOfSets } from "@spotter/db/queries/effort";
import { lastSetsOf, type StoredSet, setsOfWorkout } from "@spotter/db/queries/sets";
import { type Visit, visitById } from "@spotter/db/queries/visits";
import { lastWorkout } from "@spotter/db/queries/workouts";
import { byExercise, loggedActivity } from "../log/by-exercise.ts";
import { isGroup, type Outcome, type Turn, today } from "../turn.ts";
import { askWhich, findExercise } from "./find-exercise.ts";
import { reviewAnswer } from "./session.ts";

export async function last(turn: Turn, args: CommandArgs): Promise<Outcome> {
  const typed = args.exercise;
  const asked: AskedActivity | undefined = typed === undefined ? { kind: "any" } : askedActivity(typed);
  const found = asked?.kind === "any" ? undefined : findExercise(typed ?? "", turn.athlete);
  if (!asked && typed !== undefined && !found) return askWhich(turn, typed, (name) => `/last ${name}`);
  const ofExercise = found && (await lastOfExercise(turn, found.id));
  const activity = asked && (await lastActivity(turn, asked));
  const ofActivity = activity?.log;
  // "row" is an exercise and a sport: what was done later is meant.
  const log = ofActivity && ofExercise && ofExercise.day >= ofActivity.day ? ofExercise : (ofActivity ?? ofExercise);
  if (log) {
    const blocks = dayBlocks(log, { unit: turn.athlete.unit, today: today(turn) });
    if (!activity?.visit || log !== ofActivity) return { answers: [{ blocks, data: log }] };
    const review = await reviewAnswer(turn, activity.visit);
    return { answers: [{ ...review, blocks: [...blocks, ...review.blocks], data: { ...log, ...review.data } }] };
  }
  const nothing =
    asked?.kind === "any"
      ? "Nothing logged yet. Write what you did, like: bench 100x5"
      : `${found ? found.name : clipped(typed ?? "", 60)}: nothing logged yet.`;
  return { answers: [{ blocks: [text(nothing)] }] };
}

async function lastActivity(
  turn: Turn,
  asked: AskedActivity,
): Promise<{ log: DayLog; visit: Visit | undefined } | undefined> {
  const { tx, athlete } = turn;
  const workout = await lastWorkout(tx, { athleteId: athlete.id, ...asked });
  if (!workout) return undefined;
  const sets = await setsOfWorkout(tx, { athleteId: athlete.id, workoutId: workout.id });
  const log: DayLog = {
    day: workout.day,
    exercises: byExercise(sets, athlete.own, await readings(turn, sets)),
    activities: sets.length > 0 ? [] : [loggedActivity(workout)],
    wellness: [],
    notes: [],
  };
  return { log, visit: sets.length > 0 ? await visitById(tx, workout.id) : undefined };
}

async function lastOfExercise(turn: Turn, exerciseId: string): Promise<DayLog | undefined> {
  const { tx, athlete } = turn;
  const sets = await lastSetsOf(tx, { athleteId: athlete.id, exerciseId });
  const [first] = sets;
  if (!first) return undefined;
  const exercises = byExercise(sets, athlete.own, await readings(turn, sets));
  return { day: first.day, exercises, activities: [], wellness: [], notes: [] };
}

/** What somebody noted is not for the group. */
async function readings(turn: Turn, sets: readonly StoredSet[]) {
  return isGroup(turn) ? undefined : readingsOfSets(turn.tx, sets);
}
