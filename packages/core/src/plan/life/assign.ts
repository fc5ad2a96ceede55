/** Which workout did which planned session: one to one, several a day. */
import type { Sport } from "../../log/entry.ts";
import { sameTitle } from "../../session/likeness.ts";
import type { PlanSession } from "../plan.ts";

/** What was done, as far as it tells what it was meant to be. */
export type DoneWorkout = {
  id: number;
  day: string;
  sport: Sport | "transition";
  title?: string;
  /** Hour of the day where the athlete is, 0–23; absent where only the day is known. */
  hour?: number;
  durationSec?: number;
  distanceM?: number;
  /** Working sets, by exercise in the order first done. */
  sets: readonly { exercise: string; sets: number }[];
  /** What was done instead, by the exercise it took the place of. */
  swapped?: Readonly<Record<string, string>>;
};

/** A visit without sets yet, or a recording of one, may be any; one with other exercises is another session. */
const UNTOLD = 0.3;
/** Sport alone makes an outing what was planned; how near its length is tells two of them apart. */
const SPORT_ALONE = 0.5;
const NEARNESS = 0.4;
const SAME_TITLE = 0.5;
const SAME_HALF = 0.2;
const NOON = 12;
/** More in a day than anybody does; the rest stays unassigned. */
const MOST = 40;

/**
 * How well a workout fits a planned session: 0 where it cannot be it (another sport, none of its exercises), else up to
 * about 2. Exercises shared over those planned for lifting, nearness of time or distance for the rest, then the title
 * and the half of the day.
 */
export function fitness(session: PlanSession, workout: DoneWorkout): number {
  if (session.sport !== workout.sport) return 0;
  const title = sameTitle(session.title, workout.title) ? SAME_TITLE : 0;
  const half =
    session.slot === undefined || workout.hour === undefined
      ? 0
      : (session.slot === "am") === workout.hour < NOON
        ? SAME_HALF
        : 0;
  const told = likeness(session, workout);
  return told + title === 0 ? 0 : told + title + half;
}

function likeness(session: PlanSession, workout: DoneWorkout): number {
  const planned = new Set(session.items.flatMap((item) => ("exercise" in item ? [item.exercise] : [])));
  if (planned.size > 0) {
    if (workout.sets.length === 0) return UNTOLD;
    const done = new Set(workout.sets.map(({ exercise }) => exercise));
    const swapped = workout.swapped ?? {};
    return [...planned].filter((id) => done.has(id) || done.has(swapped[id] ?? "")).length / planned.size;
  }
  const { metres, seconds } = lengthOf(session);
  const near = metres
    ? nearness(metres, workout.distanceM)
    : seconds
      ? nearness(seconds, workout.durationSec)
      : undefined;
  return SPORT_ALONE + NEARNESS * (near ?? 0);
}

/** What all items of a session come to; a total is absent where one of them has another measure. */
export function lengthOf({ items }: Pick<PlanSession, "items">): { metres?: number; seconds?: number } {
  const total = (key: "meters" | "seconds") => {
    const parts = items.map((item) => item[key] && item[key] * (item.repeat ?? 1) * (item.sets ?? 1));
    return parts.length > 0 && parts.every((part) => part !== undefined)
      ? parts.reduce((sum: number, part) => sum + (part ?? 0), 0)
      : undefined;
  };
  const [metres, seconds] = [total("meters"), total("seconds")];
  return { ...(metres && { metres }), ...(seconds && { seconds }) };
}

function nearness(planned: number, done: number | undefined): number | undefined {
  return done ? Math.min(planned, done) / Math.max(planned, done) : undefined;
}

/**
 * The assignment that fits best as a whole: as many pairs as can be, and of those ways the one whose fitness adds up
 * to most (Kuhn, "The Hungarian method", Naval Research Logistics Quarterly 2:83, 1955).
 *
 * @returns a session's place → a workout's place
 */
export function assign(sessions: readonly PlanSession[], workouts: readonly DoneWorkout[]): Map<number, number> {
  const rows = sessions.slice(0, MOST);
  const columns = workouts.slice(0, MOST);
  const size = Math.max(rows.length, columns.length);
  // A pair weighs more than any difference of fitness, so that more pairs always win.
  const gain = (row: number, column: number) => {
    const fit = rows[row] && columns[column] ? fitness(rows[row], columns[column]) : 0;
    return fit > 0 ? 10 + fit : 0;
  };
  const pairs = cheapest(size, (row, column) => -gain(row, column));
  return new Map([...pairs].filter(([row, column]) => gain(row, column) > 0));
}

/** Kuhn's method on a square of costs, by shortest augmenting paths. @returns row → column */
function cheapest(size: number, cost: (row: number, column: number) => number): Map<number, number> {
  const rowPrice = new Array<number>(size + 1).fill(0);
  const columnPrice = new Array<number>(size + 1).fill(0);
  const rowOf = new Array<number>(size + 1).fill(0);
  for (let row = 1; row <= size; row++) {
    rowOf[0] = row;
    let column = 0;
    const least = new Array<number>(size + 1).fill(Number.POSITIVE_INFINITY);
    const cameFrom = new Array<number>(size + 1).fill(0);
    const used = new Array<boolean>(size + 1).fill(false);
    do {
      used[column] = true;
      const at = rowOf[column]!;
      let step = Number.POSITIVE_INFINITY;
      let nearest = 0;
      for (let to = 1; to <= size; to++) {
        if (used[to]) continue;
        const reduced = cost(at - 1, to - 1) - rowPrice[at]! - columnPrice[to]!;
        if (reduced < least[to]!) {
          least[to] = reduced;
          cameFrom[to] = column;
        }
        if (least[to]! < step) {
          step = least[to]!;
          nearest = to;
        }
      }
      for (let to = 0; to <= size; to++) {
        if (used[to]) {
          rowPrice[rowOf[to]!]! += step;
          columnPrice[to]! -= step;
        } else least[to]! -= step;
      }
      column = nearest;
    } while (rowOf[column] !== 0);
    while (column !== 0) {
      const before = cameFrom[column]!;
      rowOf[column] = rowOf[before]!;
      column = before;
    }
  }
  return new Map(rowOf.slice(1).map((row, index) => [row - 1, index]));
}
