/**
 * The tools that questions are answered from. They read, they change nothing, and each is bound to the athlete who asks:
 * no argument names a person. Whoever chooses the tool, a rule or a model, gets no further than this.
 */
import { may } from "@spotter/core/access/may";
import type { Found } from "@spotter/core/ask/found";
import { ASK_TOOLS, type AskTool, type ToolArgs, type ToolCall } from "@spotter/core/ask/tool";
import { knownExercise } from "@spotter/core/exercise/known";
import { sportName } from "@spotter/core/log/sport-name";
import { dayValues } from "@spotter/core/readiness/recent";
import { READINESS_DAYS, READINESS_METRICS, readinessOf } from "@spotter/core/readiness/signs";
import { trendOf } from "@spotter/core/strength/plateau";
import { volumeByWeek } from "@spotter/core/strength/volume-by-week";
import { addDays, weekStart } from "@spotter/core/time/local";
import { historiesOf } from "@spotter/db/chart/e1rm";
import { liftThen } from "@spotter/db/chart/lift-then";
import type { Db } from "@spotter/db/db";
import { daysWith, e1rmCoverage, unratedSets } from "@spotter/db/queries/ask";
import type { Athlete } from "@spotter/db/queries/athletes";
import { doneWorkouts } from "@spotter/db/queries/done-workouts";
import { pastSet } from "@spotter/db/queries/past-set";
import { bestsOf } from "@spotter/db/queries/records";
import { weeklySums } from "@spotter/db/queries/set-sums";
import { lastSetsOf, setsOfDay } from "@spotter/db/queries/sets";
import { painTold } from "@spotter/db/queries/told";
import { wellnessBetween } from "@spotter/db/queries/wellness-days";
import { activitiesOfDay, lastWorkout } from "@spotter/db/queries/workouts";
import { byExercise, loggedActivity } from "../log/by-exercise.ts";

export type Asking = { db: Db; athlete: Athlete; today: string };

type Tools = { [T in AskTool]: (asking: Asking, args: ToolArgs<T>) => Promise<Extract<Found, { tool: T }>> };

const tools: Tools = {
  async progress({ db, athlete, today }, { exerciseId }) {
    const exercise = knownExercise(exerciseId, athlete);
    const points = (await historiesOf(db, { athlete, exercises: [exercise] })).get(exerciseId) ?? [];
    const coverage = await e1rmCoverage(db, { athleteId: athlete.id, exerciseId });
    return { tool: "progress", exerciseId, name: exercise.name, points, trend: trendOf(points, today), ...coverage };
  },
  async last({ db, athlete }, { exerciseId }) {
    const { name, style } = knownExercise(exerciseId, athlete);
    const sets = (await lastSetsOf(db, { athleteId: athlete.id, exerciseId })).map(pastSet);
    return { tool: "last", exerciseId, name, style, sets, ...(sets[0] && { day: sets[0].day }) };
  },
  async lastSport({ db, athlete }, { sport }) {
    const workout = await lastWorkout(db, { athleteId: athlete.id, sport });
    return {
      tool: "lastSport",
      sport: sportName(sport).toLowerCase(),
      ...(workout && { day: workout.day, activity: loggedActivity(workout) }),
    };
  },
  async lastPain({ db, athlete }, { bodyPart, side }) {
    const told = await painTold(db, { athleteId: athlete.id, bodyPart });
    const times = told.filter(
      // Where no side was told it may be this one; where the other was, it is not.
      (one) =>
        one.severity !== 0 &&
        (side === undefined || one.side === undefined || one.side === side || one.side === "both"),
    );
    const day = times[0]?.day;
    const that = day === undefined ? undefined : await trainingOf({ db, athlete }, day);
    return {
      tool: "lastPain",
      ...(bodyPart !== undefined && { bodyPart }),
      ...(side !== undefined && { side }),
      times: times.map(({ workoutId: _, ...time }) => time),
      ...(that && { that }),
    };
  },
  async best({ db, athlete }, { exerciseId }) {
    const { name, style } = knownExercise(exerciseId, athlete);
    const [bests] = await bestsOf(db, { athleteId: athlete.id, exerciseIds: [exerciseId] });
    const { heaviest, e1rm, longest } = bests ?? {};
    const records = {
      name,
      style,
      ...(heaviest && { heaviest }),
      ...(e1rm && { e1rm }),
      ...(longest && !heaviest && { longest: { seconds: longest.durationSec, day: longest.day } }),
    };
    return {
      tool: "best",
      exerciseId,
      name,
      records,
      ...(await e1rmCoverage(db, { athleteId: athlete.id, exerciseId })),
    };
  },
  async week({ db, athlete, today }, { which }) {
    const from = addDays(weekStart(today), which === "last" ? -7 : 0);
    const to = which === "last" ? addDays(from, 6) : today;
    const done = await doneWorkouts(db, { athleteId: athlete.id, from, to });
    const sums = await weeklySums(db, { athleteId: athlete.id, from });
    const [week] = volumeByWeek(
      sums.filter((sum) => sum.weekStart === from),
      await liftThen(db, athlete),
    );
    return {
      tool: "week",
      from,
      to,
      volumeKg: week?.kg ?? 0,
      sets: week?.sets ?? 0,
      workouts: done.map(({ day, sport, title, sets, distanceM, durationSec }) => ({
        day,
        what: [title ?? sportName(sport), exercisesWords(sets, athlete)].filter((one) => one !== "").join(": "),
        ...(distanceM !== undefined && { meters: distanceM }),
        ...(durationSec !== undefined && { seconds: durationSec }),
      })),
    };
  },
  async load({ db, athlete, today }) {
    const from = addDays(weekStart(today), -28);
    const sums = await weeklySums(db, { athleteId: athlete.id, from });
    const volumes = volumeByWeek(sums, await liftThen(db, athlete));
    const weeks = [0, 7, 14, 21, 28].map((ago) => {
      const start = addDays(weekStart(today), -ago);
      const hardSets = sums.reduce((all, sum) => all + (sum.weekStart === start ? sum.hardSets : 0), 0);
      const { kg = 0, sets = 0 } = volumes.find((one) => one.weekStart === start) ?? {};
      return { weekStart: start, kg, sets, hardSets };
    });
    return { tool: "load", weeks, unrated: await unratedSets(db, { athleteId: athlete.id, from }) };
  },
  async readiness({ db, athlete, today }) {
    const told = await wellnessBetween(db, {
      athleteId: athlete.id,
      metrics: READINESS_METRICS,
      from: addDays(today, -READINESS_DAYS),
      to: today,
    });
    const values = new Map(READINESS_METRICS.map((metric) => [metric, dayValues(told, metric)]));
    return { tool: "readiness", parts: readinessOf(values, today) };
  },
  async howOften({ db, athlete, today }, { exerciseId, sport, days: spanDays }) {
    const days = await daysWith(db, {
      athleteId: athlete.id,
      from: addDays(today, 1 - spanDays),
      to: today,
      exerciseId,
      sport,
    });
    const of = exerciseId ? knownExercise(exerciseId, athlete).name : sport ? sportName(sport) : "Training";
    return { tool: "howOften", of, days, spanDays };
  },
};

/**
 * Uses one tool for the athlete who asks.
 *
 * @throws ZodError for arguments that are not the tool's, and where the asker may not see the athlete
 */
export async function useTool(asking: Asking, viewer: number, { tool, args }: ToolCall): Promise<Found> {
  if (!may({ viewer, action: "see", subject: asking.athlete.id })) throw new Error("not theirs to see");
  // The tool's own schema has just passed the arguments, which the compiler cannot see through the lookup.
  const use = tools[tool] as (asking: Asking, args: unknown) => Promise<Found>;
  return use(asking, ASK_TOOLS[tool].args.parse(args));
}

async function trainingOf({ db, athlete }: Pick<Asking, "db" | "athlete">, day: string) {
  const by = { athleteId: athlete.id, day };
  const exercises = byExercise(await setsOfDay(db, by), athlete.own);
  const activities = (await activitiesOfDay(db, by)).map(loggedActivity);
  if (exercises.length === 0 && activities.length === 0) return undefined;
  return { day, exercises, activities, wellness: [], notes: [] };
}

function exercisesWords(sets: readonly { exercise: string; sets: number }[], athlete: Athlete): string {
  return sets.map(({ exercise, sets: count }) => `${knownExercise(exercise, athlete).name} ${count}×`).join(", ");
}
