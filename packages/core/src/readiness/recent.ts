/** The last values of one wellness metric: the week's mean beside the four weeks before it. */
import type { WellnessMetric } from "../log/entry.ts";
import { addDays } from "../time/local.ts";

/** A metric's value on one of the athlete's days. */
export type DayValue = { day: string; value: number; where?: string };

export type Mean = { mean: number; days: number };

export type Recent = {
  /** Newest first, at most seven. */
  last: DayValue[];
  /** Of today and the six days before; absent below three days. */
  week?: Mean;
  /** Of the 28 days before that week; absent below seven days. */
  before?: Mean;
};

const SHOWN = 7;
/** Fewer say nothing of a week (Plews 2014 asks for three readings of HRV). */
const LEAST_IN_WEEK = 3;
const LEAST_BEFORE = 7;
/** Days of the week and of the four weeks it is held against. */
export const RECENT_DAYS = 35;

/** @param values one a day, in any order, none after `today` */
export function recentOf(values: readonly DayValue[], today: string): Recent {
  const newest = [...values].sort((a, b) => (a.day < b.day ? 1 : -1));
  const week = meanOf(newest.filter(({ day }) => day > addDays(today, -7)));
  const before = meanOf(newest.filter(({ day }) => day <= addDays(today, -7) && day > addDays(today, -RECENT_DAYS)));
  return {
    last: newest.slice(0, SHOWN),
    ...(week && week.days >= LEAST_IN_WEEK && { week }),
    ...(before && before.days >= LEAST_BEFORE && { before }),
  };
}

function meanOf(values: readonly DayValue[]): Mean | undefined {
  if (values.length === 0) return undefined;
  return { mean: values.reduce((sum, { value }) => sum + value, 0) / values.length, days: values.length };
}

/** A row as told; `told` grows with each. */
export type ToldValue = { day: string; metric: WellnessMetric; value: number; bodyPart: string | null };

/**
 * One value a day of one metric, oldest first: what was told last, since that corrects what came before; of sore parts
 * the sorest, since each is told by itself.
 *
 * @param told in the order told
 */
export function dayValues(told: readonly ToldValue[], metric: WellnessMetric): DayValue[] {
  const byDay = new Map<string, DayValue>();
  for (const { day, value, bodyPart } of told.filter((one) => one.metric === metric)) {
    const before = byDay.get(day);
    const otherPart = metric === "soreness" && before !== undefined && before.where !== (bodyPart ?? undefined);
    if (otherPart && before.value > value) continue;
    byDay.set(day, { day, value, ...(bodyPart !== null && { where: bodyPart }) });
  }
  return [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}
