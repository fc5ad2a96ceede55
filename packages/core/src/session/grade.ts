/** A gym visit's grade, from A+ to F: how much of it was done, and how. */
import type { AskedEffort } from "../effort/asked.ts";
import { exerciseById } from "../exercise/catalogue.ts";
import type { LoggedSet } from "../log/entry.ts";
import { e1rmOf, epleyKg } from "../strength/e1rm.ts";
import { isDone, type Lift, systemLoadKg } from "../strength/lift.ts";
import { addDays } from "../time/local.ts";
import type { VisitSet } from "./agenda.ts";

export const LETTERS = ["A+", "A", "A−", "B+", "B", "B−", "C+", "C", "C−", "D", "F"] as const;
export type Letter = (typeof LETTERS)[number];

/** One part of a grade. `score` is 0–100; one without is not known, and does not count. */
export type GradePart =
  | { part: "completion"; score: number; against: "plan" | "usual"; done: number; expected: number }
  | { part: "progress"; score: number; change: number; exercises: number }
  | {
      part: "effort";
      score: number;
      inRange: number;
      rated: number;
      /** How many of the rated were read out of notes. */
      inferred?: number;
      /** The phase of the plan whose range it was held against. */
      phase?: string;
    }
  | { part: "consistency"; score: number; recent: number; usual: number }
  | { part: PartName; score?: never; because: "nothing-to-compare" | "no-ratings" | "too-few-visits" };
export type PartName = "completion" | "progress" | "effort" | "consistency";

export type Grade = {
  /** Absent where too little is known to judge. */
  letter?: Letter;
  /** Present where `score` would have given a better letter, but too little is known for one. */
  cappedBy?: Cap;
  /** 0–100, the weighted mean of the known parts. */
  score?: number;
  parts: GradePart[];
};

/** Why a letter is no better: nothing says how much was meant to be done, or only two parts are known. */
export type Cap = "completion-unknown" | "two-parts";

/** What was done is most of it; how hard and how regularly refine it. */
const WEIGHT: Record<PartName, number> = { completion: 35, progress: 30, effort: 20, consistency: 15 };
/** Known parts must weigh this much, so that nobody is graded for their effort or their calendar alone. */
const LEAST_WEIGHT = 45;
/** The school scale most know: A from 90, B from 80, C from 70, with a plus and a minus in the outer thirds. */
const FROM: Record<Letter, number> = {
  "A+": 97,
  A: 93,
  "A−": 90,
  "B+": 87,
  B: 83,
  "B−": 80,
  "C+": 77,
  C: 73,
  "C−": 70,
  D: 60,
  F: 0,
};

/** The best letter under each cap, and how many parts the best of all takes. */
const BEST: Record<Cap, Letter> = { "completion-unknown": "B+", "two-parts": "A" };
const PARTS_OF_BEST = 3;

/** Matching the last time is good work, not yet the best. */
const SAME_AGAIN = 80;
/** Full marks from +2.5 %, one small step on a bar of 100 kg; none from −10 %. */
const PER_PERCENT = 8;
const LEAST_RATED = 2;
/** Hard enough to make one stronger (Robinson et al. 2024, Sports Med 54:2209), short of failing every set. */
const RANGE = { from: 6.5, to: 9.5 };
const RECENT_DAYS = 14;
const USUAL_DAYS = 56;
const LEAST_VISITS = 4;

export type GradeFacts = {
  sets: readonly VisitSet[];
  /** The sets a plan or the habit asks for, by exercise; absent where there is neither. */
  expected?: { against: "plan" | "usual"; items: readonly { exerciseId: string; sets: number; rpe?: number }[] };
  /** The sets of the last time each exercise was done before this visit. */
  before: ReadonlyMap<string, readonly LoggedSet[]>;
  /** The effort the phase of a plan asks for; absent where there is none that says. */
  phase?: AskedEffort;
  liftOf: (exerciseId: string) => Lift;
  /** The visit's day. */
  day: string;
  /** Days of the gym visits of the ten weeks up to it, itself included; a day with two visits is there twice. */
  visitDays: readonly string[];
};

/**
 * Grades a visit by four parts, 0–100 each, weighted:
 *
 * - **completion, 35**: working sets done of those the plan, or else the habit, asks for. Sets of another exercise for
 *   the same muscle count for missing ones: a taken machine costs nothing.
 * - **progress, 30**: the mean change of each exercise's best set against the last time: the same is 80, each percent
 *   8 points, so that +2.5 % is 100 and −10 % is 0. Sets compare by e1RM where both have one, else by load and
 *   repetitions, by repetitions alone, or by time. A lift varies by some 4 % from one day to the next (Grgic et al.
 *   2020, Sports Med Open 6:31), so a little less is no failure.
 * - **effort, 20**: the share of rated working sets at RPE 6.5–9.5, or within one of the plan's, or in the range the
 *   plan's phase asks for (`askedByPhase`: a deload is not meant to be hard); half for those outside by one more. Where
 *   no effort was typed, the one read out of a note counts, which may lie half a point further off: words place an
 *   effort to a point, ratings to half of one. Two ratings at least.
 * - **consistency, 15**: visits of the last 14 days against the athlete's own two weeks, of the eight weeks before.
 *   Needs four visits in those.
 *
 * Parts that are not known are named and leave their weight to the others; if what is known weighs less than 45, there
 * is no grade. Without completion a B+ is the best, since one good set would otherwise be a whole good visit; an A+
 * takes three known parts. Weights, caps and the scale are choices of ours, meant to praise showing up and small steps.
 */
export function gradeVisit(facts: GradeFacts): Grade {
  const parts = [completion(facts), progress(facts), effort(facts), consistency(facts)];
  const known = parts.filter((part): part is GradePart & { score: number } => part.score !== undefined);
  const weight = known.reduce((sum, { part }) => sum + WEIGHT[part], 0);
  if (weight < LEAST_WEIGHT) return { parts };
  const score = known.reduce((sum, part) => sum + part.score * WEIGHT[part.part], 0) / weight;
  // Free of binary dust, so that 90 is an A−.
  const earned = LETTERS.find((letter) => score + 1e-9 >= FROM[letter])!;
  const cap = capOf(known.map(({ part }) => part));
  if (cap === undefined || LETTERS.indexOf(earned) >= LETTERS.indexOf(BEST[cap]))
    return { letter: earned, score, parts };
  return { letter: BEST[cap], score, parts, cappedBy: cap };
}

function capOf(known: readonly PartName[]): Cap | undefined {
  if (!known.includes("completion")) return "completion-unknown";
  return known.length < PARTS_OF_BEST ? "two-parts" : undefined;
}

/** @returns the weight of a part, in percent of a grade in which all parts are known */
export function weightOf(part: PartName): number {
  return WEIGHT[part];
}

function completion({ sets, expected }: GradeFacts): GradePart {
  if (!expected || expected.items.length === 0) return { part: "completion", because: "nothing-to-compare" };
  const left = new Map<string, number>();
  for (const set of sets.filter(isDone)) left.set(set.exerciseId, (left.get(set.exerciseId) ?? 0) + 1);
  let done = 0;
  const missing: { muscle: string | undefined; sets: number }[] = [];
  for (const item of expected.items) {
    const has = Math.min(item.sets, left.get(item.exerciseId) ?? 0);
    left.set(item.exerciseId, (left.get(item.exerciseId) ?? 0) - has);
    done += has;
    missing.push({ muscle: muscleOf(item.exerciseId), sets: item.sets - has });
  }
  const wanted = new Set(expected.items.map(({ exerciseId }) => exerciseId));
  for (const [id, extra] of left) {
    let spare = wanted.has(id) ? 0 : extra;
    for (const gap of missing) {
      if (gap.muscle === undefined || gap.muscle !== muscleOf(id)) continue;
      const filled = Math.min(gap.sets, spare);
      gap.sets -= filled;
      spare -= filled;
      done += filled;
    }
  }
  const all = expected.items.reduce((sum, item) => sum + item.sets, 0);
  return { part: "completion", score: (done / all) * 100, against: expected.against, done, expected: all };
}

function muscleOf(exerciseId: string): string | undefined {
  return exerciseById(exerciseId)?.primary[0];
}

function progress({ sets, before, liftOf }: GradeFacts): GradePart {
  const changes: number[] = [];
  for (const [id, now] of Map.groupBy(sets, ({ exerciseId }) => exerciseId)) {
    const change = changeOf(now, before.get(id) ?? [], liftOf(id));
    if (change !== undefined) changes.push(change);
  }
  if (changes.length === 0) return { part: "progress", because: "nothing-to-compare" };
  const change = changes.reduce((sum, one) => sum + one, 0) / changes.length;
  const score = Math.min(100, Math.max(0, SAME_AGAIN + change * 100 * PER_PERCENT));
  return { part: "progress", score, change, exercises: changes.length };
}

/**
 * How much better the best set is than the best of the time before, as a fraction; `undefined` where they do not
 * compare.
 */
export function changeOf(now: readonly LoggedSet[], before: readonly LoggedSet[], lift: Lift): number | undefined {
  for (const mark of MARKS) {
    const [a, b] = [best(now, lift, mark), best(before, lift, mark)];
    if (a !== undefined && b !== undefined) return a / b - 1;
  }
  return undefined;
}

type Mark = (set: LoggedSet, lift: Lift) => number | undefined;

/** What two sets are compared by, the most telling first. */
const MARKS: readonly Mark[] = [
  (set, lift) => {
    const e1rm = e1rmOf(set, lift);
    return e1rm.kind === "e1rm" ? e1rm.kg : undefined;
  },
  (set, lift) => {
    const loadKg = systemLoadKg(set, lift);
    return set.reps && typeof loadKg === "number" ? epleyKg(loadKg, set.reps) : undefined;
  },
  ({ reps }) => reps || undefined,
  ({ seconds }) => seconds || undefined,
  ({ meters }) => meters || undefined,
];

function best(sets: readonly LoggedSet[], lift: Lift, mark: Mark): number | undefined {
  const marks = sets.filter(isDone).flatMap((set) => mark(set, lift) ?? []);
  return marks.length === 0 ? undefined : Math.max(...marks);
}

/** How much further off an effort read out of words may lie than one that was rated. */
const INFERRED_MARGIN = 0.5;

function effort({ sets, expected, phase }: GradeFacts): GradePart {
  const rated = sets.filter(isDone).flatMap((set) => {
    const told = ratingOf(set);
    const rpe = told ?? set.inferredRpe;
    const meant = expected?.items.find((one) => one.exerciseId === set.exerciseId)?.rpe;
    return rpe === undefined ? [] : [{ rpe, meant, inferred: told === undefined }];
  });
  if (rated.length < LEAST_RATED) return { part: "effort", because: "no-ratings" };
  const usual = phase ? { from: phase.low, to: phase.high } : RANGE;
  const marks = rated.map(({ rpe, meant, inferred }) => {
    const range = meant === undefined ? usual : { from: meant - 1, to: meant + 1 };
    const off = Math.max(range.from - rpe, rpe - range.to, 0) - (inferred ? INFERRED_MARGIN : 0);
    return off <= 0 ? 1 : off <= 1 ? 0.5 : 0;
  });
  const score = (marks.reduce((sum: number, mark) => sum + mark, 0) / marks.length) * 100;
  const inferred = rated.filter((one) => one.inferred).length;
  return {
    part: "effort",
    score,
    inRange: marks.filter((mark) => mark === 1).length,
    rated: rated.length,
    ...(inferred > 0 && { inferred }),
    ...(phase && rated.some(({ meant }) => meant === undefined) && { phase: phase.words }),
  };
}

function ratingOf({ rpe, rir, failed }: LoggedSet): number | undefined {
  if (failed) return 10;
  return rir !== undefined ? 10 - rir : rpe;
}

function consistency({ day, visitDays }: GradeFacts): GradePart {
  const recentFrom = addDays(day, 1 - RECENT_DAYS);
  const usualFrom = addDays(recentFrom, -USUAL_DAYS);
  const recent = visitDays.filter((one) => one >= recentFrom && one <= day).length;
  const earlier = visitDays.filter((one) => one >= usualFrom && one < recentFrom).length;
  if (earlier < LEAST_VISITS) return { part: "consistency", because: "too-few-visits" };
  const usual = (earlier / USUAL_DAYS) * RECENT_DAYS;
  return { part: "consistency", score: Math.min(1, recent / usual) * 100, recent, usual };
}
