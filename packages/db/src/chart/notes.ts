/** The chart of how notes read, beside an athlete's weekly volume. */
import { notesChart } from "@spotter/core/chart/notes";
import type { ChartOutcome } from "@spotter/core/chart/spec";
import { volumeByWeek } from "@spotter/core/strength/volume-by-week";
import { addDays, weekStart } from "@spotter/core/time/local";
import type { Db } from "../db.ts";
import { feltByWeek } from "../queries/effort.ts";
import { weeklySums } from "../queries/set-sums.ts";
import type { ChartAbout } from "./all.ts";
import { liftThen } from "./lift-then.ts";

/** This week and 25 before it. */
const USUAL_DAYS = 175;

export async function notesOutcome(db: Db, { athlete, today, from }: ChartAbout): Promise<ChartOutcome> {
  const by = { athleteId: athlete.id, from: weekStart(from ?? addDays(today, -USUAL_DAYS)) };
  const felt = await feltByWeek(db, by);
  const volume = volumeByWeek(await weeklySums(db, by), await liftThen(db, athlete));
  return notesChart({ volume, felt, unit: athlete.unit, today });
}
