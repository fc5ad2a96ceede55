/** The chart of effort against the plan, or against what is usual. */
import { effortChart } from "@spotter/core/chart/effort";
import type { ChartOutcome } from "@spotter/core/chart/spec";
import { askedByPlans, usualEffort } from "@spotter/core/effort/asked";
import { addDays } from "@spotter/core/time/local";
import type { Db } from "../db.ts";
import { setsWithEffort } from "../queries/effort.ts";
import { plansOf } from "../queries/plans.ts";
import type { ChartAbout } from "./all.ts";

const USUAL_DAYS = 84;

export async function effortOutcome(db: Db, about: ChartAbout): Promise<ChartOutcome> {
  const { athlete, today, exercises, from = addDays(today, -USUAL_DAYS) } = about;
  const exerciseIds = exercises.map(({ id }) => id);
  const sets = await setsWithEffort(db, {
    athleteId: athlete.id,
    from,
    ...(exerciseIds.length > 0 && { exerciseIds }),
  });
  const plans = await plansOf(db, {
    athleteId: athlete.id,
    statuses: ["active", "paused", "archived"],
    days: { from, to: today },
  });
  const usual = usualEffort(sets.map(({ rpe }) => rpe.value));
  const withAsked = sets.map(({ day, exerciseId, rpe }) => {
    const asked = askedByPlans(plans, { day, exerciseId }) ?? usual;
    return { day, rpe, ...(asked && { asked }) };
  });
  return effortChart({ sets: withAsked, ...(exercises[0] && { of: exercises[0].name }) });
}
