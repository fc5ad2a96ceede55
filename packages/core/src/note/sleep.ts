/** How good a night was where the note gives its hours. */
import type { Hit } from "./hit.ts";
import type { Item } from "./item.ts";
import type { Feel } from "./observation.ts";

/**
 * Adults need seven hours or more; under six is short for nearly everybody, eight or more is plenty.
 * Source: Watson et al. 2015, "Recommended amount of sleep for a healthy adult", Sleep 38(6):843.
 */
const SHORT_H = 6;
const PLENTY_H = 8;

/** @param told what the words alone say; only a neutral one is changed by the hours */
export function sleepFeel(items: readonly Item[], hit: Hit, told: Feel): Feel {
  if (told !== 0) return told;
  const number = items.slice(hit.from, hit.next).find((item) => item.kind === "number");
  if (number?.kind !== "number" || number.clockSeconds !== undefined) return told;
  if (number.value < SHORT_H) return -1;
  return number.value >= PLENTY_H ? 1 : 0;
}
