/** `/day`: what is logged today. */
import { type DayLog, dayBlocks } from "@spotter/core/answer/day";
import { readingsOfSets } from "@spotter/db/queries/effort";
import { setsOfDay } from "@spotter/db/queries/sets";
import { notesOfDay, wellnessOfDay } from "@spotter/db/queries/wellness";
import { activitiesOfDay } from "@spotter/db/queries/workouts";
import { byExercise, loggedActivity } from "../log/by-exercise.ts";
import { trainingDay } from "../log/when.ts";
import { isGroup, type Outcome, type Turn, today } from "../turn.ts";

export async function day(turn: Turn): Promise<Outcome> {
  const { tx, athlete } = turn;
  const by = { athleteId: athlete.id, day: await trainingDay(turn) };
  const sets = await setsOfDay(tx, by);
  // What somebody noted is not for the group.
  const readings = isGroup(turn) ? undefined : await readingsOfSets(tx, sets);
  const log: DayLog = {
    day: by.day,
    exercises: byExercise(sets, athlete.own, readings),
    activities: (await activitiesOfDay(tx, by)).map(loggedActivity),
    // How somebody slept and what they noted in private is not for the group.
    wellness: (isGroup(turn) ? [] : await wellnessOfDay(tx, by)).map(({ metric, value, bodyPart }) => ({
      metric,
      value,
      ...(bodyPart !== null && { where: bodyPart }),
    })),
    notes: (isGroup(turn) ? [] : await notesOfDay(tx, by)).map((note) => note.text),
  };
  return { answers: [{ blocks: dayBlocks(log, { unit: athlete.unit, today: today(turn) }), data: log }] };
}
