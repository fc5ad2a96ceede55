/** The chart of an athlete's hard sets by part of the body. */
import { musclesChart } from "@spotter/core/chart/muscles";
import type { ChartOutcome } from "@spotter/core/chart/spec";
import { setsByGroup } from "@spotter/core/strength/hard-sets";
import { addDays, weekStart } from "@spotter/core/time/local";
import type { Db } from "../db.ts";
import { weeklySums } from "../queries/set-sums.ts";
import type { ChartAbout } from "./all.ts";

/** This week and twelve before it. */
const USUAL_DAYS = 84;

export async function musclesOutcome(db: Db, { athlete, today, from }: ChartAbout): Promise<ChartOutcome> {
  const sums = await weeklySums(db, { athleteId: athlete.id, from: weekStart(from ?? addDays(today, -USUAL_DAYS)) });
  const weeks = [...Map.groupBy(sums, (sum) => sum.weekStart)].map(([start, ofWeek]) => ({
    weekStart: start,
    sets: setsByGroup(ofWeek),
  }));
  return musclesChart({ weeks, today });
}
