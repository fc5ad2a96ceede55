/** `/last`: the last workout, or the last time of one exercise. */
import { dayBlocks } from "@spotter/core/answer/day";
import { text } from "@spotter/core/chat/reply";
import type { CommandArgs } from "@spotter/core/command/parse";
import { lastSetsOf, setsOfWorkout } from "@spotter/db/queries/sets";
import { lastWorkout } from "@spotter/db/queries/workouts";
import { byExercise, loggedActivity } from "../log/by-exercise.ts";
import { type Outcome, type Turn, today } from "../turn.ts";
import { findExercise } from "./find-exercise.ts";

export async function last(turn: Turn, args: CommandArgs): Promise<Outcome> {
  return args.exercise === undefined ? lastOfAll(turn) : lastOfExercise(turn, args.exercise);
}

async function lastOfAll(turn: Turn): Promise<Outcome> {
  const { tx, athlete } = turn;
  const workout = await lastWorkout(tx, athlete.id);
  if (!workout) return { answers: [{ blocks: [text("Nothing logged yet. Write what you did, like: bench 100x5")] }] };
  const sets = await setsOfWorkout(tx, { athleteId: athlete.id, workoutId: workout.id });
  const log = {
    day: workout.day,
    exercises: byExercise(sets, athlete.own),
    activities: sets.length > 0 ? [] : [loggedActivity(workout)],
    wellness: [],
    notes: [],
  };
  return { answers: [{ blocks: dayBlocks(log, { unit: athlete.unit, today: today(turn) }), data: log }] };
}

async function lastOfExercise(turn: Turn, typed: string): Promise<Outcome> {
  const { tx, athlete } = turn;
  const found = findExercise(typed, athlete);
  if (!found.ok) return found.outcome;
  const sets = await lastSetsOf(tx, { athleteId: athlete.id, exerciseId: found.exercise.id });
  const [first] = sets;
  if (!first) return { answers: [{ blocks: [text(`${found.exercise.name}: nothing logged yet.`)] }] };
  const log = { day: first.day, exercises: byExercise(sets, athlete.own), activities: [], wellness: [], notes: [] };
  return { answers: [{ blocks: dayBlocks(log, { unit: athlete.unit, today: today(turn) }), data: log }] };
}
