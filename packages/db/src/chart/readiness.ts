/** The chart of how an athlete felt, beside their weekly volume. */
import { READINESS, type ReadinessWeek, readinessChart } from "@spotter/core/chart/readiness";
import type { ChartOutcome } from "@spotter/core/chart/spec";
import { volumeByWeek } from "@spotter/core/strength/volume-by-week";
import { addDays, weekStart } from "@spotter/core/time/local";
import type { Db } from "../db.ts";
import { weeklySums } from "../queries/set-sums.ts";
import { type Wellness, wellnessSince } from "../queries/wellness.ts";
import type { ChartAbout } from "./all.ts";
import { liftThen } from "./lift-then.ts";

/** This week and 25 before it. */
const USUAL_DAYS = 175;

export async function readinessOutcome(db: Db, { athlete, today, from }: ChartAbout): Promise<ChartOutcome> {
  const since = weekStart(from ?? addDays(today, -USUAL_DAYS));
  const athleteId = athlete.id;
  const sums = await weeklySums(db, { athleteId, from: since });
  const told = await wellnessSince(db, { athleteId, metrics: READINESS, from: since });
  const liftOf = await liftThen(db, athlete);
  return readinessChart({ volume: volumeByWeek(sums, liftOf), felt: byWeek(told), unit: athlete.unit, today });
}

function byWeek(told: readonly Wellness[]): ReadinessWeek[] {
  return [...Map.groupBy(told, ({ day }) => weekStart(day))].map(([start, ofWeek]) => {
    const week: ReadinessWeek = { weekStart: start };
    for (const metric of READINESS) {
      const values = ofWeek.flatMap((one) => (one.metric === metric ? [one.value] : []));
      if (values.length > 0) week[metric] = values.reduce((sum, value) => sum + value, 0) / values.length;
    }
    return week;
  });
}
