/**
 * The tools that questions are answered from. They read, they change nothing, and each is bound to the athlete who asks:
 * no argument names a person. Whoever chooses the tool, a rule or a model, gets no further than this.
 */
import { type Access, may } from "@spotter/core/access/may";
import type { DataSource } from "@spotter/core/access/source";
import { factsOf } from "@spotter/core/ask/facts-of";
import type { DoneSession, Found } from "@spotter/core/ask/found";
import { ASK_TOOLS, type AskTool, type ToolArgs, type ToolCall } from "@spotter/core/ask/tool";
import { knownExercise } from "@spotter/core/exercise/known";
import { sportName } from "@spotter/core/log/sport-name";
import { dayValues } from "@spotter/core/readiness/recent";
import { READINESS_DAYS, READINESS_METRICS, readinessOf } from "@spotter/core/readiness/signs";
import { trendOf } from "@spotter/core/strength/plateau";
import { volumeByWeek } from "@spotter/core/strength/volume-by-week";
import { addDays, daysBetween, weekStart } from "@spotter/core/time/local";
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
import { painTold, toldNotes } from "@spotter/db/queries/told";
import { wellnessBetween } from "@spotter/db/queries/wellness-days";
import { activitiesOfDay, lastWorkout, sourcesBetween } from "@spotter/db/queries/workouts";
import { byExercise, loggedActivity } from "../log/by-exercise.ts";
import { foundNote } from "../note/found-note.ts";
import { plannedFound } from "./planned.ts";

export type Asking = { db: Db; athlete: Athlete; today: string };

type Tools = { [T in AskTool]: (asking: Asking, args: ToolArgs<T>) => Promise<Extract<Found, { tool: T }>> };

const tools: Tools = {
  async progress({ db, athlete, today }, { exerciseId, from, to }) {
    const exercise = knownExercise(exerciseId, athlete);
    const history = (await historiesOf(db, { athlete, exercises: [exercise] })).get(exerciseId) ?? [];
    const points = history.filter(({ day }) => day >= (from ?? day) && day <= (to ?? day));
    const coverage = await e1rmCoverage(db, { athleteId: athlete.id, exerciseId });
    return {
      tool: "progress",
      exerciseId,
      name: exercise.name,
      points,
      trend: trendOf(history, today),
      ...coverage,
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
    };
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
  async weeks({ db, athlete, today }, args) {
    const { from: asked, to } = rangeOf(args, today);
    const from = weekStart(asked);
    const by = { athleteId: athlete.id, from };
    const [sums, liftOf] = [await weeklySums(db, by), await liftThen(db, athlete)];
    const done = await doneWorkouts(db, { ...by, to });
    const volumes = new Map(volumeByWeek(sums, liftOf).map((week) => [week.weekStart, week]));
    const count = Math.floor(daysBetween(from, to) / 7) + 1;
    const weeks = Array.from({ length: Math.max(0, count) }, (_, nth) => {
      const start = addDays(from, 7 * nth);
      const own = done.filter(({ day }) => weekStart(day) === start);
      return {
        weekStart: start,
        kg: volumes.get(start)?.kg ?? 0,
        sets: volumes.get(start)?.sets ?? 0,
        hardSets: sums.reduce((all, sum) => all + (sum.weekStart === start ? sum.hardSets : 0), 0),
        workouts: own.length,
        meters: own.reduce((sum, { distanceM }) => sum + (distanceM ?? 0), 0),
      };
    });
    return { tool: "weeks", from, to, weeks, unrated: await unratedSets(db, by) };
  },
  async sessions({ db, athlete, today }, { exerciseId, sport, ...args }) {
    const range = rangeOf(args, today);
    const all = await daysWith(db, { athleteId: athlete.id, ...range, exerciseId, sport });
    const of = exerciseId ? knownExercise(exerciseId, athlete).name : sport && sportName(sport);
    const sessions: DoneSession[] = [];
    for (const day of all.slice(-MOST_SESSIONS)) {
      const done = await trainingOf({ db, athlete }, day);
      const exercises = sport ? [] : (done?.exercises ?? []).filter(({ name }) => !exerciseId || name === of);
      const activities = exerciseId ? [] : (done?.activities ?? []).filter((one) => !sport || one.sport === sport);
      if (exercises.length + activities.length > 0) sessions.push({ day, exercises, activities });
    }
    return { tool: "sessions", ...range, ...(of !== undefined && { of }), sessions, total: all.length };
  },
  async notes({ db, athlete }, { from, to, bodyPart, exerciseId, kind, word }) {
    const name = exerciseId && knownExercise(exerciseId, athlete).name;
    const about = word ?? bodyPart?.replace("-", " ") ?? kind ?? name;
    const { notes, total } = await toldNotes(db, {
      athleteId: athlete.id,
      ...(about !== undefined && { about: { word: about, bodyPart, exerciseId, kind } }),
      from,
      to,
      limit: MOST_NOTES,
      offset: 0,
    });
    return {
      tool: "notes",
      ...(about !== undefined && { about }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      notes: notes.map((note) => foundNote(note, athlete)),
      total,
    };
  },
  async plan(asking, { from, to = from }) {
    const span = Math.min(Math.max(0, daysBetween(from, to)), MOST_PLANNED_DAYS);
    return plannedFound(asking, { from, to: addDays(from, span) });
  },
  async wellness({ db, athlete, today }, { metric, ...args }) {
    const range = rangeOf(args, today);
    const told = await wellnessBetween(db, { athleteId: athlete.id, metrics: [metric], ...range });
    return { tool: "wellness", metric, ...range, values: dayValues(told, metric) };
  },
};

/** No further than today, and no longer than ten years. */
function rangeOf({ from, to = "" }: { from: string; to?: string }, today: string): { from: string; to: string } {
  const last = to === "" || to > today ? today : to;
  const span = Math.min(Math.max(0, daysBetween(from, last)), MOST_DAYS);
  return { from: addDays(last, -span), to: last };
}

const MOST_DAYS = 3660;
const MOST_PLANNED_DAYS = 30;
const MOST_SESSIONS = 40;
const MOST_NOTES = 30;

/** For whom, where the answer goes, and whether a model is to see it. */
export type AskedBy = Required<Pick<Access, "viewer" | "chat">> & { action: "see" | "model" };

/**
 * Uses one tool for the athlete who asks: the one place where it is decided whether what it found may go any further.
 *
 * @returns `kept-back` where the terms of a source behind what was found forbid it
 * @throws ZodError for arguments that are not the tool's, and where the asker may not see the athlete
 */
export async function useTool(asking: Asking, by: AskedBy, { tool, args }: ToolCall): Promise<Found | "kept-back"> {
  const access = { ...by, subject: asking.athlete.id };
  if (!may(access)) throw new Error("not theirs to see");
  // The tool's own schema has just passed the arguments, which the compiler cannot see through the lookup.
  const use = tools[tool] as (asking: Asking, args: unknown) => Promise<Found>;
  const found = await use(asking, ASK_TOOLS[tool].args.parse(args));
  const sources = await sourcesOf(asking, found);
  return sources.every((source) => may({ ...access, source })) ? found : "kept-back";
}

/** Where the days told of are known from, beside the chat. */
async function sourcesOf({ db, athlete, today }: Asking, found: Found): Promise<DataSource[]> {
  const lines = factsOf(found, athlete.unit, today);
  const days = lines.flatMap(({ day, to }) => [day, to]).flatMap((day) => day ?? []);
  const [from, to] = [days.toSorted()[0], days.toSorted().at(-1)];
  if (from === undefined || to === undefined) return [];
  return sourcesBetween(db, { athleteId: athlete.id, from, to });
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
