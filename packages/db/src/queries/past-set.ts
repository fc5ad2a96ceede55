/** From database rows to the sets the domain reckons with. */
import type { PastSet } from "@spotter/core/answer/log";
import type { ComparedSet } from "./sets.ts";

export function pastSet(row: ComparedSet): PastSet {
  return {
    day: row.day,
    ...(row.kg !== null && { kg: row.kg }),
    ...(row.typedLoad !== null && row.typedUnit !== null && { typed: { value: row.typedLoad, unit: row.typedUnit } }),
    ...(row.reps !== null && { reps: row.reps }),
    ...(row.durationSec !== null && { seconds: row.durationSec }),
    ...(row.distanceM !== null && { meters: row.distanceM }),
    ...(row.rpe !== null && { rpe: row.rpe }),
    ...(row.rir !== null && { rir: row.rir }),
    ...(row.percent1rm !== null && { percent1rm: row.percent1rm }),
    ...(row.warmup && { warmup: true as const }),
    ...(row.failed && { failed: true as const }),
    ...(row.perSide && { perSide: true as const }),
    ...(row.tempo !== null && { tempo: row.tempo }),
  };
}
