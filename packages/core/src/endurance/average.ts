/** Means and maxima that know about missing seconds. */
import type { Samples } from "./channel.ts";

/** Mean of the values present, zeros included; `null` where there is none. */
export function meanOf(samples: Samples | undefined): number | null {
  return meanWhere(samples, (value) => !Number.isNaN(value));
}

/** Mean of the values above 0, as cadence while the legs move; `null` where there is none. */
export function meanMovingOf(samples: Samples | undefined): number | null {
  return meanWhere(samples, (value) => value > 0);
}

/** Largest value present; `null` where there is none. */
export function maxOf(values: Samples | undefined): number | null {
  let max = Number.NEGATIVE_INFINITY;
  if (values) for (const value of values) if (value > max) max = value;
  return max === Number.NEGATIVE_INFINITY ? null : max;
}

function meanWhere(samples: Samples | undefined, counts: (value: number) => boolean): number | null {
  if (!samples) return null;
  let sum = 0;
  let present = 0;
  for (const value of samples) {
    if (!counts(value)) continue;
    sum += value;
    present++;
  }
  return present === 0 ? null : sum / present;
}
