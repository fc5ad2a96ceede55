/** A target in a few words, and its reason. */
import type { LoadUnit } from "../log/entry.ts";
import type { RepRange, Target, TargetReason } from "../strength/progression.ts";
import { formatDecimal } from "../units/decimal.ts";
import { formatAddedLoad, formatEstimate, formatLoad } from "../units/load.ts";
import type { LoadStyle } from "./sets.ts";

/** `102.5 kg × 6–8 @8 (every set reached 8: +2.5 kg)` */
export function targetWords(target: Target, unit: LoadUnit, style: LoadStyle): string {
  const { kg, reps, seconds, rpe, reason } = target;
  const isBody = kg === 0 && seconds !== undefined;
  const load =
    kg === undefined || isBody ? "" : style === "bodyweight" ? formatAddedLoad({ kg }, unit) : formatLoad(kg, unit);
  const amount = reps ? rangeWords(reps) : seconds === undefined ? "" : `${formatDecimal(seconds, 0)} s`;
  const what = [load, load !== "" && amount !== "" ? "×" : "", amount, rpe === undefined ? "" : `@${rpe}`];
  return `${what.filter((word) => word !== "").join(" ")} (${reasonWords(reason, unit)})`;
}

function rangeWords({ from, to }: RepRange): string {
  return from === to ? String(to) : `${from}–${to}`;
}

function reasonWords(reason: TargetReason, unit: LoadUnit): string {
  switch (reason.kind) {
    case "planned":
      return "as planned";
    case "planned-percent":
      return `${formatDecimal(reason.percent, 1)} % of ${formatEstimate(reason.ofKg, unit)}`;
    case "planned-effort":
      return `RPE ${formatDecimal(reason.rpe, 1)} at e1RM ${formatEstimate(reason.e1rmKg, unit)}`;
    case "all-at-top":
      return `every set reached ${reason.reps}: +${formatLoad(reason.stepKg, unit)}`;
    case "more-reps":
      return `last time ${reason.last.join(", ")}: add a rep`;
    case "easy":
      return `last time @${formatDecimal(reason.rpe, 1)}: a little more`;
    case "hard":
      return `last time @${formatDecimal(reason.rpe, 1)}: a little less`;
    case "repeat":
      return `last time @${formatDecimal(reason.rpe, 1)}: the same again`;
    case "deload":
      return `short ${reason.misses} times: 10 % off`;
    case "longer":
      return `last time ${formatDecimal(reason.lastSec, 0)} s`;
  }
}
