/** The charts of the dashboard: every one that is declared, of one athlete, as plain data for the browser to draw. */
import { CHART_NAMES, type ChartName, chartDeclaration } from "@spotter/core/chart/list";
import type { ChartOutcome } from "@spotter/core/chart/spec";
import { knownExercise } from "@spotter/core/exercise/known";
import { addDays, localDay } from "@spotter/core/time/local";
import { chartData } from "@spotter/db/chart/all";
import { EVER } from "@spotter/db/chart/lately";
import type { Db } from "@spotter/db/db";
import { athleteById } from "@spotter/db/queries/athletes";
import { exercisesLogged } from "@spotter/db/queries/sets";

/** How far back to look. */
export const RANGES = [
  { name: "4w", words: "4 weeks", days: 28 },
  { name: "12w", words: "12 weeks", days: 84 },
  { name: "1y", words: "1 year", days: 365 },
  { name: "all", words: "All", days: undefined },
] as const;

const USUAL = "12w";

type Asked = { range?: string | undefined; exercise?: string | undefined };

/** What is chosen on the dashboard, and what could be. */
export type Choice = {
  range: (typeof RANGES)[number]["name"];
  /** Absent: all exercises where a chart can show all, else the one logged most. */
  exercise: string | undefined;
  /** Those the athlete has logged, those with the most sets first. */
  exercises: { id: string; name: string }[];
};

/** What an address asks for; anything it cannot mean is as if it were not there. */
export async function choiceOf(db: Db, athleteId: number, asked: Asked): Promise<Choice> {
  const { own } = await athleteById(db, athleteId);
  const exercises = (await exercisesLogged(db, athleteId)).map((id) => ({ id, name: knownExercise(id, { own }).name }));
  return {
    range: RANGES.find(({ name }) => name === asked.range)?.name ?? USUAL,
    exercise: exercises.find(({ id }) => id === asked.exercise)?.id,
    exercises,
  };
}

export type DashboardChart = { name: ChartName; title: string; outcome: ChartOutcome };

export async function chartsOf(db: Db, athleteId: number, asked: Asked): Promise<DashboardChart[]> {
  const { range, exercise, exercises } = await choiceOf(db, athleteId, asked);
  const athlete = await athleteById(db, athleteId);
  const today = localDay(new Date(), athlete.timeZone);
  const days = RANGES.find(({ name }) => name === range)?.days;
  const from = days === undefined ? EVER : addDays(today, 1 - days);
  return Promise.all(
    CHART_NAMES.map(async (name) => {
      const declared = chartDeclaration(name);
      const of = { needed: exercise ?? exercises[0]?.id, optional: exercise, none: undefined }[declared.exercise];
      const chosen = of === undefined ? [] : [knownExercise(of, athlete)];
      const lacksExercise = declared.exercise === "needed" && of === undefined;
      const outcome: ChartOutcome = lacksExercise
        ? { kind: "nothing", because: "Nothing to draw yet: log a set with load and reps." }
        : await chartData[name](db, { athlete, today, from, exercises: chosen });
      return { name, title: declared.title, outcome };
    }),
  );
}
