/** Effort held against what was asked: "hard" in a strength block is as planned, in a deload it is not. */
import type { Told } from "../note/read-of-set.ts";
import type { AskedEffort } from "./asked.ts";

export type EffortScore = {
  /** RPE points over (positive) or under (negative) the range that was asked for; 0 within it. */
  points: number;
  verdict: "harder" | "as asked" | "easier";
  against: AskedEffort["from"];
};

/** Words place an effort to about a point, a rating to half of one: less is no difference. */
const MARGIN = { told: 0.5, inferred: 1 } as const;

/**
 * How far an effort lies outside of the range asked for. With "hard" read as RPE 9: in a strength block (7.5–9) 0 points,
 * as asked; in a deload (4–6.5) +2.5, harder.
 *
 * @returns `undefined` where nobody asked for anything: an effort alone is neither good nor bad
 */
export function scoreEffort(rpe: Told<number>, asked: AskedEffort | undefined): EffortScore | undefined {
  if (!asked) return undefined;
  const { value, from } = rpe;
  const points = value > asked.high ? value - asked.high : value < asked.low ? value - asked.low : 0;
  const verdict = Math.abs(points) < MARGIN[from] ? "as asked" : points > 0 ? "harder" : "easier";
  return { points, verdict, against: asked.from };
}
