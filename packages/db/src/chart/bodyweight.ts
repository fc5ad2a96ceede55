/** The chart of an athlete's bodyweight. */
import { bodyweightChart } from "@spotter/core/chart/bodyweight";
import { type ChartOutcome, nothing } from "@spotter/core/chart/spec";
import type { Db } from "../db.ts";
import { weighings } from "../queries/wellness.ts";
import type { ChartAbout } from "./all.ts";

export async function bodyweightOutcome(db: Db, { athlete, from }: ChartAbout): Promise<ChartOutcome> {
  const all = await weighings(db, athlete.id);
  const shown = from === undefined ? all : all.filter(({ day }) => day >= from);
  if (shown.length === 0 && all.length > 0) return nothing("No bodyweight told in this time.");
  return bodyweightChart({ weighings: shown, unit: athlete.unit });
}
