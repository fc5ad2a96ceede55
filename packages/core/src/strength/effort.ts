/** How far from failure a set ended: repetitions in reserve, told, derived or taken to be none. */

import type { LoggedSet } from "../log/entry.ts";

export type Effort = {
  /** Repetitions in reserve, 0–9, halves allowed. */
  rir: number;
  /** `rated` by the athlete, `failed` on the last repetition, or `assumed` to be 0 because nothing was said. */
  from: "rated" | "failed" | "assumed";
};

/**
 * The effort of a set. A failed set leaves none in reserve whatever it was rated. RIR, if told, goes before RPE, and
 * RIR = 10 − RPE (Tuchscherer, "The Reactive Training Manual", 2008; Zourdos et al. 2016, J Strength Cond Res 30:267).
 */
export function effortOf(set: LoggedSet): Effort {
  if (set.failed) return { rir: 0, from: "failed" };
  if (set.rir !== undefined) return { rir: set.rir, from: "rated" };
  if (set.rpe !== undefined) return { rir: 10 - set.rpe, from: "rated" };
  return { rir: 0, from: "assumed" };
}
