/** The chart of an athlete's pain. */
import { painChart } from "@spotter/core/chart/pain";
import type { ChartOutcome } from "@spotter/core/chart/spec";
import { addDays } from "@spotter/core/time/local";
import type { Db } from "../db.ts";
import { painTold } from "../queries/told.ts";
import type { ChartAbout } from "./all.ts";

const USUAL_DAYS = 182;

export async function painOutcome(db: Db, { athlete, today, from }: ChartAbout): Promise<ChartOutcome> {
  const told = await painTold(db, { athleteId: athlete.id, from: from ?? addDays(today, -USUAL_DAYS) });
  return painChart({ told, today });
}
