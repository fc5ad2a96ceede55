/** Looks back on a gym visit: summary, grade, records, and the last visit of its kind. */
import type { VisitReview } from "@spotter/core/answer/session";
import { type AskedEffort, askedByPlans } from "@spotter/core/effort/asked";
import { knownExercise } from "@spotter/core/exercise/known";
import type { SetReading } from "@spotter/core/note/read-of-set";
import { type PlannedExercise, usualExercises, type VisitSet } from "@spotter/core/session/agenda";
import { type Grade, type GradeFacts, gradeVisit } from "@spotter/core/session/grade";
import { likeVisits, USUAL_VISITS } from "@spotter/core/session/likeness";
import { praise } from "@spotter/core/session/praise";
import { summarise, type VisitSummary } from "@spotter/core/session/summary";
import type { Lift } from "@spotter/core/strength/lift";
import { addDays, daysBetween } from "@spotter/core/time/local";
import { readingsOfSets } from "@spotter/db/queries/effort";
import { pastSet } from "@spotter/db/queries/past-set";
import { plansOf } from "@spotter/db/queries/plans";
import { latestSetsOf, type StoredSet, setsOfWorkout } from "@spotter/db/queries/sets";
import { recentVisits, type Visit, visitById, visitDays } from "@spotter/db/queries/visits";
import { bodyweightOn } from "@spotter/db/queries/wellness";
import { plannedFor } from "../plan/standing.ts";
import type { Turn } from "../turn.ts";
import { setsByVisit, visitSet } from "./outlook.ts";
import { recordsOfVisit } from "./visit-records.ts";

const LIKE_DAYS = 120;
const MOST_VISITS = 24;
/** What consistency looks at: two weeks, and the eight before. */
const CONSISTENCY_DAYS = 70;
/** More sets of one exercise than anybody does in a visit. */
const MOST_SETS_OF_ONE = 40;

/** Against the plan, if one asked for this visit. */
export async function reviewVisit(turn: Turn, visit: Visit): Promise<VisitReview> {
  const { tx, athlete } = turn;
  const by = { athleteId: athlete.id };
  const rows = await setsOfWorkout(tx, { ...by, workoutId: visit.id });
  const sets = withInferred(rows, await readingsOfSets(tx, rows));
  const liftOf = await lifts(turn, visit.day);
  const likes = await likesOf(turn, visit, sets);
  const before = await setsBefore(turn, visit, sets);
  const days = await visitDays(tx, { ...by, from: addDays(visit.day, -CONSISTENCY_DAYS), to: visit.day });
  const planned = await plannedFor(turn, visit, visit.day);
  const expected = expectedOf(planned, likes.sets);
  const phase = await phaseOf(turn, visit.day);
  const grade = gradeVisit({
    sets,
    before,
    liftOf,
    day: visit.day,
    visitDays: days,
    ...(expected && { expected }),
    ...(phase && { phase }),
  });
  const records = await recordsOfVisit(turn, visit, sets, { liftOf, before });
  const earlier = days.filter((day) => day < visit.day);
  return {
    ...(visit.title !== null && { title: visit.title }),
    day: visit.day,
    summary: summaryOf(visit, sets, liftOf),
    grade,
    records,
    ...(likes.summary && { like: likes.summary(liftOf) }),
    praise: praise({
      grade,
      records,
      sets: sets.length,
      visitsThisWeek: days.filter((day) => day > addDays(visit.day, -7)).length,
      ...(await restDays(turn, visit, earlier)),
    }),
  };
}

function withInferred(rows: readonly StoredSet[], readings: ReadonlyMap<number, SetReading>): VisitSet[] {
  return rows.map((row) => {
    const rpe = readings.get(row.id)?.rpe;
    return { ...visitSet(row), ...(rpe?.from === "inferred" && { inferredRpe: rpe.value }) };
  });
}

/** What the phase of a plan asks for on a day: "hard" in a deload is not what it is in a block of strength. */
async function phaseOf({ tx, athlete }: Turn, day: string): Promise<AskedEffort | undefined> {
  if (!athlete.hasPlans) return undefined;
  const plans = await plansOf(tx, { athleteId: athlete.id, statuses: ["active"], days: { from: day, to: day } });
  return askedByPlans(plans, { day });
}

/** The grade alone, for "why". */
export async function gradeOf(turn: Turn, visit: Visit): Promise<Grade> {
  return (await reviewVisit(turn, visit)).grade;
}

async function lifts({ tx, athlete }: Turn, day: string): Promise<(exerciseId: string) => Lift> {
  const bodyweightKg = await bodyweightOn(tx, { athleteId: athlete.id, day });
  return (id) => knownExercise(id, { own: athlete.own, bodyweightKg }).lift;
}

function summaryOf(visit: Visit, sets: readonly VisitSet[], liftOf: (id: string) => Lift): VisitSummary {
  const { startedAt, endedAt, closedAt, begunAt } = visit;
  // Sets told for another day have no times.
  const unknown = new Date(0);
  const times = {
    startedAt: startedAt ?? unknown,
    endedAt: endedAt ?? unknown,
    ...(closedAt && startedAt && { closedAt }),
    begun: begunAt !== null,
  };
  return summarise(sets, times, liftOf);
}

/** The visits of the same kind before: their sets, and how the last of them went. */
async function likesOf(turn: Turn, visit: Visit, sets: readonly VisitSet[]) {
  const { tx, athlete } = turn;
  const past = await recentVisits(tx, {
    athleteId: athlete.id,
    upToDay: visit.day,
    notId: visit.id,
    sinceDay: addDays(visit.day, -LIKE_DAYS),
    most: MOST_VISITS,
  });
  const exercises = [...new Set(sets.map(({ exerciseId }) => exerciseId))];
  const likes = likeVisits({ exercises, ...(visit.title !== null && { title: visit.title }) }, past).slice(
    0,
    USUAL_VISITS,
  );
  const setsOfLikes = await setsByVisit(turn, likes);
  const like = likes[0] && (await visitById(tx, likes[0].id));
  const likeSets = setsOfLikes[0] ?? [];
  const summary =
    like && ((liftOf: (id: string) => Lift) => ({ day: like.day, summary: summaryOf(like, likeSets, liftOf) }));
  return { sets: setsOfLikes, summary };
}

function expectedOf(
  planned: readonly PlannedExercise[] | undefined,
  usual: readonly VisitSet[][],
): GradeFacts["expected"] {
  if (planned) return { against: "plan", items: planned.map(({ sets = 1, ...item }) => ({ ...item, sets })) };
  return usual.length === 0 ? undefined : { against: "usual", items: usualExercises(usual) };
}

/** The sets of the last time before this visit, of each of its exercises. */
async function setsBefore(turn: Turn, visit: Visit, sets: readonly VisitSet[]): Promise<GradeFacts["before"]> {
  const before = new Map<string, VisitSet[]>();
  for (const exerciseId of new Set(sets.map((set) => set.exerciseId))) {
    const rows = await latestSetsOf(turn.tx, {
      athleteId: turn.athlete.id,
      exerciseId,
      upToDay: visit.day,
      notWorkoutId: visit.id,
      most: MOST_SETS_OF_ONE,
    });
    const last = rows.at(-1)?.workoutId;
    before.set(
      exerciseId,
      rows.filter(({ workoutId }) => workoutId === last).map((row) => ({ ...pastSet(row), exerciseId })),
    );
  }
  return before;
}

async function restDays(
  { tx, athlete }: Turn,
  visit: Visit,
  earlier: readonly string[],
): Promise<{ restDays?: number }> {
  const last = earlier.at(-1);
  if (last !== undefined) return { restDays: daysBetween(last, visit.day) };
  const [older] = await recentVisits(tx, {
    athleteId: athlete.id,
    upToDay: visit.day,
    notId: visit.id,
    sinceDay: "0001-01-01",
    most: 1,
  });
  return older ? { restDays: daysBetween(older.day, visit.day) } : {};
}
