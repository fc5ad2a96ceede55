/** Reads a number that stands by itself in a scheme: reps where sets wait for them, else a load, if it can be one. */
import type { AtomOf, PlanAtom } from "./atom.ts";
import type { Fields } from "./draft.ts";
import type { PlanContext } from "./plan.ts";
import { isAmount, MOST_REPS } from "./scheme-chain.ts";
import type { Traits } from "./scheme-load.ts";
import { kgOf, LEAST_LOAD } from "./scheme-load.ts";

/** A hold of fewer seconds is a count. */
const SHORTEST_HOLD = 10;

/**
 * @param behind the atoms that follow it
 * @param current what is known of the sets it stands in
 * @param counted it may stand in front of the name and count it
 */
export function bareNumber(
  { value, open, spelled }: AtomOf<"number">,
  behind: readonly PlanAtom[],
  current: Fields,
  traits: Traits | undefined,
  context: PlanContext,
  counted: boolean,
): Fields | undefined {
  // "two planks of 30 seconds"
  if (counted && traits?.measure === "time" && current.sets === undefined && behind.some(({ kind }) => kind === "time"))
    return { sets: value };
  // "3 Face pull 2x20": only the order.
  if (counted && !spelled && behind.some(({ kind }) => kind === "x" || kind === "sets")) return undefined;
  const whole = Number.isInteger(value) && value > 0;
  const [next] = behind;
  const loadBehind = next !== undefined && ["load", "percent", "rpe", "rir", "told", "added"].includes(next.kind);
  const needsReps =
    current.reps === undefined &&
    current.repsMin === undefined &&
    current.seconds === undefined &&
    current.amrap === undefined;
  const awaited = current.sets !== undefined || open || counted || loadBehind || traits?.load !== "external";
  if (whole && value <= MOST_REPS && awaited && needsReps && !(spelled && current.sets === undefined && !counted)) {
    const held = traits?.measure === "time" && !counted && value >= SHORTEST_HOLD;
    return held ? { seconds: value } : { reps: value, ...(open && { amrap: true as const }) };
  }
  if (!needsReps && loadBehind && whole && current.sets === undefined && isAmount(current)) return { reps: value };
  const loaded = current.kg !== undefined || current.percent1rm !== undefined || traits?.load === "none";
  return value >= LEAST_LOAD && !spelled && !loaded ? { kg: kgOf(value, context) } : undefined;
}
