/** Normalized Power. */
import type { Samples } from "./channel.ts";

const ROLLING_SEC = 30;

/**
 * Normalized Power in W: the 30-sample rolling mean, each to the fourth power, their mean, its fourth root.
 * Missing seconds are left out, not filled with 0; zeros count.
 *
 * @returns `null` under 30 samples
 * Source: Coggan, "Training and racing using a power meter" (2003).
 */
export function normalizedPowerW(power: Samples | undefined): number | null {
  if (!power) return null;
  const present = power.filter((watts) => !Number.isNaN(watts));
  if (present.length < ROLLING_SEC) return null;
  let windowSum = 0;
  let fourthPowers = 0;
  for (let i = 0; i < present.length; i++) {
    windowSum += present[i]!;
    if (i >= ROLLING_SEC) windowSum -= present[i - ROLLING_SEC]!;
    if (i >= ROLLING_SEC - 1) fourthPowers += (windowSum / ROLLING_SEC) ** 4;
  }
  return (fourthPowers / (present.length - ROLLING_SEC + 1)) ** 0.25;
}
