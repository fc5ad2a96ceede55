/** The ramp of lighter sets before the first working set. */
import type { Equipment } from "../exercise/exercise.ts";

export type WarmUpStep = { kg: number; reps: number };

/** A step that would change the load by less is not worth the walk to the rack. */
const LEAST_STEP_KG = 10;
/** Work sets of so few repetitions are heavy enough to want one more single before them. */
const HEAVY_REPS = 3;

/**
 * Steps up to a work set, lightest first; empty where it is light enough to start with. Barbell: the bar × 8, 50 % × 5,
 * 70 % × 3, 85 % × 2 (× 1 before three repetitions or fewer, and 92 % × 1 then). Anything else: 50 % × 8, 75 % × 4.
 * Steps less than 10 kg apart are left out. A convention of lifters, not a law: rising loads, falling repetitions, no
 * fatigue.
 *
 * @param by.reps of the work set, if known
 * @param by.nearestKg the nearest load that can be set up
 */
export function warmUpRamp(by: {
  topKg: number;
  reps?: number | undefined;
  equipment: Equipment;
  barKg: number;
  nearestKg: (kg: number) => number;
}): WarmUpStep[] {
  const heavy = by.reps !== undefined && by.reps <= HEAVY_REPS;
  const shares: [share: number, reps: number][] =
    by.equipment === "barbell"
      ? [[0.5, 5], [0.7, 3], [0.85, heavy ? 1 : 2], ...(heavy ? [[0.92, 1] as [number, number]] : [])]
      : [
          [0.5, 8],
          [0.75, 4],
        ];
  const wanted = [
    ...(by.equipment === "barbell" ? [{ kg: by.barKg, reps: 8 }] : []),
    ...shares.map(([share, reps]) => ({ kg: by.nearestKg(by.topKg * share), reps })),
  ];
  const steps: WarmUpStep[] = [];
  let from = 0;
  for (const step of wanted) {
    if (by.equipment === "barbell" && step.kg < by.barKg) continue;
    if (step.kg - from < LEAST_STEP_KG || by.topKg - step.kg < LEAST_STEP_KG) continue;
    steps.push(step);
    from = step.kg;
  }
  return steps;
}
