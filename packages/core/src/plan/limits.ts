/** What a number of a plan can be at most; beyond it somebody's thumb slipped, or worse. */
import type { Prescription } from "./plan.ts";

type Counted = {
  [K in keyof Prescription]-?: Prescription[K] extends number | undefined ? K : never;
}[keyof Prescription];

/** Each amount's smallest and largest value, and whether it counts. */
export const LIMITS = {
  sets: { least: 1, most: 100, whole: true },
  reps: { least: 1, most: 1000, whole: true },
  repsMin: { least: 1, most: 1000, whole: true },
  repsMax: { least: 1, most: 1000, whole: true },
  kg: { least: -500, most: 2000, whole: false },
  percent1rm: { least: 1, most: 200, whole: false },
  rpe: { least: 1, most: 10, whole: false },
  rir: { least: 0, most: 10, whole: false },
  restSeconds: { least: 1, most: 86_400, whole: false },
  seconds: { least: 1, most: 864_000, whole: false },
  meters: { least: 1, most: 2_000_000, whole: false },
  zone: { least: 1, most: 7, whole: true },
  repeat: { least: 1, most: 500, whole: true },
  paceSecondsPerKm: { least: 30, most: 10_000, whole: false },
  watts: { least: 1, most: 3000, whole: false },
} as const satisfies Record<Counted, { least: number; most: number; whole: boolean }>;

/** The amounts that can be, and in words those that cannot. */
export function withinLimits<T extends Partial<Prescription>>(fields: T): { fields: T; beyond: string[] } {
  const kept = { ...fields };
  const beyond: string[] = [];
  for (const key of Object.keys(LIMITS) as (keyof typeof LIMITS)[]) {
    const value = kept[key];
    if (value === undefined) continue;
    const { least, most, whole } = LIMITS[key];
    if (value >= least && value <= most && (!whole || Number.isInteger(value))) continue;
    delete kept[key];
    beyond.push(`${key} ${value}`);
  }
  return { fields: kept, beyond };
}
