/** Whether a lift has stopped getting better: told only where the data can carry it. */
import { epochDay } from "../time/epoch-day.ts";

export type LiftTrend =
  /** Too few days with the lift, too short a time, or none lately. */
  | { kind: "not-enough-data" }
  /** A new best lately, or on the way back up to one. */
  | { kind: "rising" }
  /** No new best in so many days of training over so many weeks, and level. */
  | { kind: "plateau"; exposures: number; weeks: number }
  /** The same, and going down. */
  | { kind: "falling"; exposures: number; weeks: number };

/** Days with the lift after the best one. */
const LEAST_EXPOSURES = 6;
const LEAST_DAYS = 42;
/** An older best is another athlete's: what counts is the last half year. */
const LOOK_BACK_DAYS = 182;
/** Not lifted for this long, it is neither. */
const LATELY_DAYS = 28;
/** Slower than this, percent a week, is level: 3 % in three months. */
const LEVEL_PERCENT_A_WEEK = 0.25;

/**
 * A plateau is no new best e1RM in at least six days with the lift over at least six weeks, while the slope of those days
 * is level; so a light week, a bad day or a pause is none. The slope is the median of the slopes between all pairs of
 * days, which one odd day cannot move (Theil 1950; Sen 1968, J Am Stat Assoc 63:1379). The bounds are Spotter's: shorter than
 * six weeks, trained people's gains drown in the error of an e1RM.
 *
 * @param points the best e1RM of each day with the lift, oldest first
 */
export function trendOf(points: readonly { day: string; e1rmKg: number }[], today: string): LiftTrend {
  const now = epochDay(today);
  const recent = points
    .map(({ day, e1rmKg }) => ({ at: epochDay(day), kg: e1rmKg }))
    .filter(({ at }) => at > now - LOOK_BACK_DAYS && at <= now);
  const last = recent.at(-1);
  if (!last || now - last.at > LATELY_DAYS) return { kind: "not-enough-data" };
  if (recent.length <= LEAST_EXPOSURES || last.at - recent[0]!.at < LEAST_DAYS) return { kind: "not-enough-data" };
  const best = recent.reduce((a, b) => (b.kg > a.kg ? b : a));
  const since = recent.filter(({ at }) => at >= best.at);
  const exposures = since.length - 1;
  if (exposures < LEAST_EXPOSURES || last.at - best.at < LEAST_DAYS) return { kind: "rising" };
  const percentAWeek = (theilSen(since) * 7 * 100) / best.kg;
  if (percentAWeek > LEVEL_PERCENT_A_WEEK) return { kind: "rising" };
  const kind = percentAWeek < -LEVEL_PERCENT_A_WEEK ? "falling" : "plateau";
  return { kind, exposures, weeks: Math.round((last.at - best.at) / 7) };
}

/** The median slope between pairs, kg a day. */
function theilSen(points: readonly { at: number; kg: number }[]): number {
  const slopes = points
    .flatMap((a, index) => points.slice(index + 1).map((b) => (b.kg - a.kg) / (b.at - a.at)))
    .sort((a, b) => a - b);
  const middle = slopes.length / 2;
  return (slopes[Math.floor(middle)]! + slopes[Math.ceil(middle) - 1]!) / 2;
}
