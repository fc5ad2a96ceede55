/** From rows of sets alike to what the domain reckons with. */
import type { IntensitySet } from "@spotter/core/strength/intensity";
import type { AlikeSets } from "../queries/set-sums.ts";

export function alikeSet({ day, kg, reps, rpe, rir, failed, times }: AlikeSets): IntensitySet {
  return {
    day,
    times,
    ...(kg !== null && { kg }),
    ...(reps !== null && { reps }),
    ...(rpe !== null && { rpe }),
    ...(rir !== null && { rir }),
    ...(failed && { failed: true as const }),
  };
}
