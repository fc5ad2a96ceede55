/** What to aim for the next time an exercise is done, and why. */
import type { LoggedSet } from "../log/entry.ts";
import { bestE1rm, epleyKg } from "./e1rm.ts";
import type { LoadSteps } from "./increment.ts";
import { isDone, type Lift, sameLoad } from "./lift.ts";

/** What a plan asks of an exercise; what it leaves open is absent. */
export type PlannedSets = {
  sets?: number;
  reps?: RepRange;
  kg?: number;
  percent1rm?: number;
  rpe?: number;
  seconds?: number;
};

export type RepRange = { from: number; to: number };

export type Target = {
  kg?: number;
  reps?: RepRange;
  seconds?: number;
  rpe?: number;
  reason: TargetReason;
};

export type TargetReason =
  /** The plan says so in full. */
  | { kind: "planned" }
  | { kind: "planned-percent"; percent: number; ofKg: number }
  /** The load that the e1RM allows for the planned repetitions and effort. */
  | { kind: "planned-effort"; rpe: number; e1rmKg: number }
  /** Every set reached the top of the range: the smallest step up, from the bottom again. */
  | { kind: "all-at-top"; reps: number; stepKg: number }
  /** Not yet every set at the top. */
  | { kind: "more-reps"; last: number[] }
  | { kind: "easy"; rpe: number }
  | { kind: "hard"; rpe: number }
  /** The top was reached, at more effort than meant: the load stays. */
  | { kind: "repeat"; rpe: number }
  /** Under the bottom of the range this often in a row. */
  | { kind: "deload"; misses: number }
  | { kind: "longer"; lastSec: number };

/** One earlier time an exercise was done. */
export type Exposure = readonly LoggedSet[];

/** The effort meant where nobody says otherwise; 8 leaves two repetitions (Helms et al. 2018, Front Physiol 9:247). */
const TARGET_RPE = 8;
/** A rating this far off the target changes the load. */
const RPE_SLACK = 1.5;
/** Self-rating is good to about a repetition, so one day's rating moves the load by no more than this. */
const MOST_CHANGE = 0.05;
const DELOAD = 0.9;
const MISSES_BEFORE_DELOAD = 2;
/** Exposures that say what range the athlete works in. */
const RANGE_EXPOSURES = 4;
const LONGER_SEC = 5;

/**
 * The target for an exercise. A plan goes before everything. Else, in this order:
 *
 * - two times in a row under the bottom of the range, at no lighter load: 10 % off;
 * - rated sets 1.5 RPE or more beside the target: the load at which the same repetitions would meet it, by Epley on
 *   repetitions + reserve (about 3 % a point), at most 5 % away;
 * - every set at the top of the range, at the target effort or under: the smallest step up, back to the bottom;
 *   over the target effort: the same again;
 * - else the same load and more repetitions (adding repetitions works as well as adding load: Plotkin et al. 2022,
 *   PeerJ 10:e14142).
 *
 * The range is the athlete's own, of the last times they did not miss.
 *
 * @param by.past earlier times, oldest first
 * @returns `undefined` where nothing is known to go by
 */
export function nextTarget(by: {
  past: readonly Exposure[];
  planned?: PlannedSets | undefined;
  lift?: Lift;
  steps: LoadSteps;
}): Target | undefined {
  const past = by.past.map(workSets).filter((sets) => sets.length > 0);
  const planned = by.planned && fromPlan(by.planned, by.past, by.lift, by.steps);
  if (planned) return planned;
  const last = past.at(-1);
  if (!last) return undefined;
  if (last[0]!.reps === undefined) return longer(last);
  return ofReps(past, by.planned?.reps, by.planned?.rpe ?? TARGET_RPE, by.steps);
}

/** The sets that are the work of a day: those at the load most were done at, of two such loads the heavier. */
export function workSets(sets: Exposure): LoggedSet[] {
  const working = sets.filter(isDone);
  const groups: LoggedSet[][] = [];
  for (const set of working) {
    const group = groups.find(([one]) => sameFrame(one!, set));
    if (group) group.push(set);
    else groups.push([set]);
  }
  const [work = []] = groups.sort((a, b) => b.length - a.length || (b[0]!.kg ?? 0) - (a[0]!.kg ?? 0));
  return work;
}

function sameFrame(a: LoggedSet, b: LoggedSet): boolean {
  const sameKg = a.kg === b.kg || (a.kg !== undefined && b.kg !== undefined && sameLoad(a.kg, b.kg));
  return sameKg && (a.reps === undefined) === (b.reps === undefined);
}

function fromPlan(planned: PlannedSets, past: readonly Exposure[], lift: Lift | undefined, steps: LoadSteps) {
  const { kg, percent1rm, rpe, reps, seconds } = planned;
  const asked = { ...(reps && { reps }), ...(rpe !== undefined && { rpe }), ...(seconds !== undefined && { seconds }) };
  if (kg !== undefined || seconds !== undefined)
    return target({ ...asked, ...(kg !== undefined && { kg }) }, { kind: "planned" });
  const best = bestE1rm(past.flat(), lift)?.e1rm;
  if (best === undefined) return reps ? target(asked, { kind: "planned" }) : undefined;
  if (percent1rm !== undefined)
    return target(
      { ...asked, kg: steps.nearestKg((best.kg * percent1rm) / 100 - bodyPart(best)) },
      { kind: "planned-percent", percent: percent1rm, ofKg: best.kg },
    );
  if (rpe === undefined || reps === undefined) return undefined;
  const share = 1 / epleyKg(1, reps.to + 10 - rpe);
  const reason: TargetReason = { kind: "planned-effort", rpe, e1rmKg: best.kg };
  return target({ ...asked, kg: steps.nearestKg(best.kg * share - bodyPart(best)) }, reason);
}

function bodyPart({ kg, addedKg }: { kg: number; addedKg: number }): number {
  return kg - addedKg;
}

function longer(last: readonly LoggedSet[]): Target | undefined {
  const seconds = last.flatMap((set) => set.seconds ?? []);
  if (seconds.length === 0) return undefined;
  const lastSec = Math.max(...seconds);
  const kg = last[0]!.kg;
  const all = seconds.every((one) => one === lastSec);
  return target(
    { ...(kg !== undefined && { kg }), seconds: all ? lastSec + LONGER_SEC : lastSec },
    { kind: "longer", lastSec },
  );
}

function ofReps(
  past: readonly LoggedSet[][],
  plannedRange: RepRange | undefined,
  targetRpe: number,
  { stepKg, nearestKg }: LoadSteps,
): Target {
  const misses = missesInARow(past, plannedRange);
  const kept = past.slice(0, past.length - misses);
  const range = plannedRange ?? rangeOf(kept.length > 0 ? kept : past);
  const last = past.at(-1)!;
  const kg = last[0]!.kg;
  const reps = last.map((set) => set.reps ?? 0);
  const rpe = meanRpe(last);
  if (kg !== undefined && kg > 0) {
    if (misses >= MISSES_BEFORE_DELOAD)
      return target({ kg: nearestKg(kg * DELOAD), reps: range }, { kind: "deload", misses });
    if (rpe !== undefined && Math.abs(rpe - targetRpe) >= RPE_SLACK)
      return target(
        { kg: forEffort(kg, last, rpe, targetRpe, { stepKg, nearestKg }), reps: range, rpe: targetRpe },
        { kind: rpe < targetRpe ? "easy" : "hard", rpe },
      );
  }
  if (reps.some((one) => one < range.to) || last.some(({ failed }) => failed)) {
    const goal = { from: Math.max(range.from, Math.min(...reps)), to: range.to };
    return target({ ...(kg !== undefined && { kg }), reps: goal }, { kind: "more-reps", last: reps });
  }
  if (rpe !== undefined && rpe > targetRpe)
    return target({ ...(kg !== undefined && { kg }), reps: range }, { kind: "repeat", rpe });
  // Nothing hangs on the body yet: a repetition more, not a belt.
  if (kg === undefined || kg === 0)
    return target(
      { ...(kg === 0 && { kg }), reps: { from: range.to, to: range.to + 1 } },
      { kind: "more-reps", last: reps },
    );
  return target({ kg: above(kg, stepKg, nearestKg), reps: range }, { kind: "all-at-top", reps: range.to, stepKg });
}

/** One step up, set up so that it is no less than meant; assistance shrinks by it. */
function above(kg: number, stepKg: number, nearestKg: (kg: number) => number): number {
  const wanted = kg + stepKg;
  const near = nearestKg(wanted);
  return kg > 0 && near > kg + stepKg / 2 ? near : wanted;
}

function forEffort(
  kg: number,
  sets: readonly LoggedSet[],
  rpe: number,
  targetRpe: number,
  { stepKg, nearestKg }: LoadSteps,
): number {
  const reps = sets.reduce((sum, set) => sum + (set.reps ?? 0), 0) / sets.length;
  const ratio = epleyKg(1, reps + 10 - rpe) / epleyKg(1, reps + 10 - targetRpe);
  const wanted = kg * Math.min(1 + MOST_CHANGE, Math.max(1 - MOST_CHANGE, ratio));
  const near = nearestKg(wanted);
  if (sameLoad(near, kg) || near > kg !== rpe < targetRpe) return rpe < targetRpe ? kg + stepKg : kg - stepKg;
  return near;
}

/** How often in a row, up to the last time, a set fell under the range of the times before. */
function missesInARow(past: readonly LoggedSet[][], planned: RepRange | undefined): number {
  for (const misses of [MISSES_BEFORE_DELOAD, 1]) {
    const before = past.slice(0, past.length - misses);
    const previous = before.at(-1);
    if (!previous) continue;
    const { from } = planned ?? rangeOf(before);
    const missed = (sets: readonly LoggedSet[]) =>
      (sets[0]!.kg ?? 0) >= (previous[0]!.kg ?? 0) - 0.02 && sets.some((set) => (set.reps ?? 0) < from || set.failed);
    if (past.slice(-misses).every(missed)) return misses;
  }
  return 0;
}

function rangeOf(past: readonly LoggedSet[][]): RepRange {
  const reps = past
    .slice(-RANGE_EXPOSURES)
    .flat()
    .flatMap((set) => (set.reps === undefined || set.failed ? [] : [set.reps]));
  return reps.length === 0 ? { from: 1, to: 1 } : { from: Math.min(...reps), to: Math.max(...reps) };
}

/** Mean of the ratings, if at least half of the sets have one. */
function meanRpe(sets: readonly LoggedSet[]): number | undefined {
  const rated = sets.flatMap(({ rpe, rir }) => (rir !== undefined ? [10 - rir] : rpe !== undefined ? [rpe] : []));
  if (rated.length * 2 < sets.length || rated.length === 0) return undefined;
  return rated.reduce((sum, one) => sum + one, 0) / rated.length;
}

function target(what: Omit<Target, "reason">, reason: TargetReason): Target {
  return { ...what, reason };
}
