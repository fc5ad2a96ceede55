/** `/chart`: e1RM of an exercise, or weekly volume of one or all. */

import { e1rmChart } from "@spotter/core/chart/e1rm";
import type { ChartOutcome } from "@spotter/core/chart/spec";
import { volumeChart } from "@spotter/core/chart/volume";
import { text } from "@spotter/core/chat/reply";
import type { CommandArgs } from "@spotter/core/command/parse";
import { spec, usageOf } from "@spotter/core/command/table";
import { e1rmHistory } from "@spotter/core/strength/e1rm-history";
import { volumeByWeek } from "@spotter/core/strength/volume-by-week";
import { setsOfExercise, workingSets } from "@spotter/db/queries/sets";
import { bodyweightOn } from "@spotter/db/queries/wellness";
import { drawn } from "../chart/drawn.ts";
import type { Deps } from "../conversation/drain.ts";
import { type KnownExercise, knownExercise } from "../exercise.ts";
import { pastSet } from "../log/past-set.ts";
import { type Outcome, type Turn, today } from "../turn.ts";
import { findExercise } from "./find-exercise.ts";

export async function chart(turn: Turn, args: CommandArgs, { chartTheme }: Deps): Promise<Outcome> {
  const found = args.exercise === undefined ? undefined : findExercise(args.exercise, turn.athlete);
  if (found?.ok === false) return found.outcome;
  if (args.chart === "e1rm" && !found)
    return {
      answers: [{ blocks: [text(`Of which exercise? Like this: ${spec("chart").example}. ${usageOf("chart")}`)] }],
    };
  const outcome =
    args.chart === "e1rm" && found
      ? await e1rmOutcome(turn, found.exercise)
      : await volumeOutcome(turn, found?.exercise);
  return { answers: [await drawn(turn.tx, outcome, chartTheme)] };
}

async function e1rmOutcome(turn: Turn, exercise: KnownExercise): Promise<ChartOutcome> {
  const { tx, athlete } = turn;
  const bodyweightKg = await bodyweightOn(tx, { athleteId: athlete.id, day: today(turn) });
  const { name, lift } = knownExercise(exercise.id, { own: athlete.own, bodyweightKg });
  const sets = await setsOfExercise(tx, { athleteId: athlete.id, exerciseId: exercise.id });
  return e1rmChart({ exerciseName: name, points: e1rmHistory(sets.map(pastSet), lift), unit: athlete.unit });
}

async function volumeOutcome(turn: Turn, exercise: KnownExercise | undefined): Promise<ChartOutcome> {
  const { tx, athlete } = turn;
  const bodyweightKg = await bodyweightOn(tx, { athleteId: athlete.id, day: today(turn) });
  const rows = exercise
    ? await setsOfExercise(tx, { athleteId: athlete.id, exerciseId: exercise.id })
    : await workingSets(tx, athlete.id);
  const sets = rows.map((row) => ({ ...pastSet(row), exerciseId: row.exerciseId }));
  const weeks = volumeByWeek(sets, (id) => knownExercise(id, { own: athlete.own, bodyweightKg }).lift);
  return volumeChart({ ...(exercise && { exerciseName: exercise.name }), weeks, unit: athlete.unit });
}
