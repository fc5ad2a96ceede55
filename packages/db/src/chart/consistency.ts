/** The chart of an athlete's year of days. */
import { consistencyChart } from "@spotter/core/chart/consistency";
import type { ChartOutcome } from "@spotter/core/chart/spec";
import { addDays } from "@spotter/core/time/local";
import type { Db } from "../db.ts";
import { trainedDays } from "../queries/trained-days.ts";
import type { ChartAbout } from "./all.ts";

const YEAR_DAYS = 371;

/** Always the year up to today: what a chart of days shows is its regularity. */
export async function consistencyOutcome(db: Db, { athlete, today }: ChartAbout): Promise<ChartOutcome> {
  return consistencyChart({
    days: await trainedDays(db, { athleteId: athlete.id, countedFrom: addDays(today, -YEAR_DAYS) }),
    today,
  });
}
