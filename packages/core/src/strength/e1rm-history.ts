/** How one lift's e1RM went, day by day. */
import type { E1rmPoint } from "../chart/e1rm.ts";
import type { LoggedSet } from "../log/entry.ts";
import { bestE1rm } from "./e1rm.ts";
import type { Lift } from "./lift.ts";

/** The best set of each day that has an e1RM, oldest first; a day that beats all before it is a PR, the first is not. */
export function e1rmHistory(sets: readonly (LoggedSet & { day: string })[], lift: Lift): E1rmPoint[] {
  const byDay = [...Map.groupBy(sets, ({ day }) => day)].sort(([a], [b]) => (a < b ? -1 : 1));
  const points: E1rmPoint[] = [];
  let best = Number.POSITIVE_INFINITY;
  for (const [day, ofDay] of byDay) {
    const top = bestE1rm(ofDay, lift);
    if (!top) continue;
    const isPr = top.e1rm.kg > best;
    best = Math.max(top.e1rm.kg, best === Number.POSITIVE_INFINITY ? 0 : best);
    points.push({ day, e1rmKg: top.e1rm.kg, kg: top.set.kg ?? 0, reps: top.set.reps ?? 0, ...(isPr && { isPr }) });
  }
  return points;
}
