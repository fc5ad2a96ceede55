/** How one lift's e1RM went, day by day. */
import type { E1rmPoint } from "../chart/e1rm.ts";
import type { LoggedSet } from "../log/entry.ts";
import { bestE1rm } from "./e1rm.ts";
import { e1rmBand } from "./e1rm-band.ts";
import type { Lift } from "./lift.ts";

/**
 * The best set of each day that has an e1RM, oldest first; a day that beats all before it is a PR, the first is not.
 *
 * @param liftOn what the exercise moved on a day: the body has not always weighed what it weighs now
 */
export function e1rmHistory(
  sets: readonly (LoggedSet & { day: string })[],
  liftOn: (day: string) => Lift,
): E1rmPoint[] {
  const byDay = [...Map.groupBy(sets, ({ day }) => day)].sort(([a], [b]) => (a < b ? -1 : 1));
  const points: E1rmPoint[] = [];
  let best: number | undefined;
  for (const [day, ofDay] of byDay) {
    const top = bestE1rm(ofDay, liftOn(day));
    if (!top) continue;
    const { kg } = top.e1rm;
    const isPr = best !== undefined && kg > best;
    best = Math.max(kg, best ?? 0);
    const band = e1rmBand(top.set, top.e1rm);
    points.push({ day, e1rmKg: kg, ...band, kg: top.set.kg ?? 0, reps: top.set.reps ?? 0, ...(isPr && { isPr }) });
  }
  return points;
}
