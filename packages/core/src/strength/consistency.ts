/** Training regularly: the days of a week and the weeks in a row. */
import { addDays, weekStart } from "../time/local.ts";

export type Streaks = {
  /** Weeks in a row with enough days up to now; a week that is not over cannot end them, and counts once it has enough. */
  current: number;
  /** The most there ever were. */
  longest: number;
};

/**
 * Weeks in a row with training on at least `daysAWeek` days.
 *
 * @param days on which something was trained, in any order, each once or more
 */
export function streaksOf(days: readonly string[], by: { today: string; daysAWeek: number }): Streaks {
  const weeks = Map.groupBy(new Set(days), weekStart);
  const met = [...weeks].filter(([, ofWeek]) => ofWeek.length >= by.daysAWeek).map(([start]) => start);
  const good = new Set(met);
  const thisWeek = weekStart(by.today);
  const current = runBackFrom(good.has(thisWeek) ? thisWeek : addDays(thisWeek, -7), good);
  const ends = met.filter((start) => !good.has(addDays(start, 7)));
  return { current, longest: Math.max(0, ...ends.map((end) => runBackFrom(end, good))) };
}

/** The days a week an athlete trains in the middle of weeks with training: what "regularly" means for them; at least 1. */
export function usualDaysAWeek(days: readonly string[]): number {
  const counts = [...Map.groupBy(new Set(days), weekStart).values()].map(({ length }) => length).sort((a, b) => a - b);
  return counts[Math.floor((counts.length - 1) / 2)] ?? 1;
}

function runBackFrom(start: string, good: ReadonlySet<string>): number {
  let weeks = 0;
  for (let week = start; good.has(week); week = addDays(week, -7)) weeks += 1;
  return weeks;
}
