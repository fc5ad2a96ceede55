/** How heavy the work was: sets by their part of the e1RM of that time. */
import type { LoggedSet } from "../log/entry.ts";
import { epochDay } from "../time/epoch-day.ts";
import { CURRENT_DAYS, e1rmOf } from "./e1rm.ts";
import { isWorkingSet, type Lift, systemLoadKg } from "./lift.ts";

/** Percent of e1RM; the last has no end. */
export const INTENSITY_ZONES = [
  { name: "<60 %", from: 0, to: 60 },
  { name: "60–70", from: 60, to: 70 },
  { name: "70–80", from: 70, to: 80 },
  { name: "80–90", from: 80, to: 90 },
  { name: "90+ %", from: 90, to: Number.POSITIVE_INFINITY },
] as const;

export type IntensitySet = LoggedSet & { day: string; times?: number };

export type Intensity = {
  /** Working sets in each of `INTENSITY_ZONES`. */
  sets: number[];
  /** Working sets without a load, or without an e1RM to hold them against. */
  leftOut: number;
};

/**
 * Sets of one exercise by load ÷ current e1RM, which is the best of the six weeks up to and with that day: what was heavy
 * then is not what is heavy now.
 *
 * @param sets oldest first, those before `from` only to know the e1RM
 * @param liftOn what the exercise moved on a day
 */
export function intensityOf(
  sets: readonly IntensitySet[],
  { liftOn, from }: { liftOn: (day: string) => Lift; from?: string | undefined },
): Intensity {
  const bests: { at: number; kg: number }[] = [];
  const intensity: Intensity = { sets: INTENSITY_ZONES.map(() => 0), leftOut: 0 };
  for (const [day, ofDay] of Map.groupBy(sets.filter(isWorkingSet), (set) => set.day)) {
    const at = epochDay(day);
    const lift = liftOn(day);
    for (const set of ofDay) {
      const e1rm = e1rmOf(set, lift);
      if (e1rm.kind === "e1rm" && e1rm.quality === "solid") pushBest(bests, { at, kg: e1rm.kg });
    }
    while (bests.length > 0 && bests[0]!.at <= at - CURRENT_DAYS) bests.shift();
    if (from !== undefined && day < from) continue;
    for (const set of ofDay) {
      const loadKg = systemLoadKg(set, lift);
      const best = bests[0];
      const times = set.times ?? 1;
      if (typeof loadKg === "string" || best === undefined) {
        intensity.leftOut += times;
        continue;
      }
      const percent = (loadKg / best.kg) * 100;
      const zone = INTENSITY_ZONES.findIndex((one) => percent >= one.from && percent < one.to);
      intensity.sets[zone]! += times;
    }
  }
  return intensity;
}

/** Keeps the bests falling from first to last, so that the first is always the highest still current. */
function pushBest(bests: { at: number; kg: number }[], fresh: { at: number; kg: number }): void {
  while (bests.length > 0 && bests.at(-1)!.kg <= fresh.kg) bests.pop();
  bests.push(fresh);
}
