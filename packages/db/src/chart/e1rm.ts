/** The e1RM chart of one athlete's exercise, or of several together. */
import { e1rmChart } from "@spotter/core/chart/e1rm";
import { e1rmSeveralChart } from "@spotter/core/chart/e1rm-several";
import { type ChartOutcome, nothing } from "@spotter/core/chart/spec";
import type { KnownExercise } from "@spotter/core/exercise/known";
import { e1rmHistory } from "@spotter/core/strength/e1rm-history";
import { trendOf } from "@spotter/core/strength/plateau";
import type { Db } from "../db.ts";
import { alikeSets } from "../queries/set-sums.ts";
import { alikeSet } from "./alike-set.ts";
import type { ChartAbout } from "./all.ts";
import { liftThen } from "./lift-then.ts";

export async function e1rmOutcome(db: Db, about: ChartAbout): Promise<ChartOutcome> {
  const { athlete, today, exercises, from } = about;
  const [exercise, ...others] = exercises;
  if (!exercise) return nothing("Which exercise?");
  const histories = await historiesOf(db, about);
  // Records are records of all time, whatever part of it is shown.
  const shown = (id: string) => (histories.get(id) ?? []).filter(({ day }) => from === undefined || day >= from);
  const { unit } = athlete;
  if (others.length > 0) {
    const lifts = exercises.map(({ id, name }) => ({ exerciseName: name, points: shown(id) }));
    return e1rmSeveralChart({ lifts, unit });
  }
  const history = histories.get(exercise.id) ?? [];
  const points = shown(exercise.id);
  if (points.length === 0 && history.length > 0)
    return nothing(`No set of ${exercise.name} in this time gives an e1RM.`);
  return e1rmChart({ exerciseName: exercise.name, points, unit, trend: trendOf(history, today) });
}

/** How exercises' e1RM went, by exercise. */
export async function historiesOf(
  db: Db,
  { athlete, exercises }: { athlete: ChartAbout["athlete"]; exercises: readonly KnownExercise[] },
) {
  const exerciseIds = exercises.map(({ id }) => id);
  const rows = await alikeSets(db, { athleteId: athlete.id, exerciseIds });
  const liftOf = await liftThen(db, athlete);
  const byExercise = Map.groupBy(rows, ({ exerciseId }) => exerciseId);
  return new Map([...byExercise].map(([id, ofIt]) => [id, e1rmHistory(ofIt.map(alikeSet), (day) => liftOf(id, day))]));
}
