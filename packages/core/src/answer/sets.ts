/** Sets in an athlete's own shorthand: `100 kg 3×5 @8`. */
import type { LoadUnit, LoggedSet } from "../log/entry.ts";
import { formatDecimal } from "../units/decimal.ts";
import { formatClock } from "../units/duration.ts";
import { formatAddedLoad, formatToldLoad } from "../units/load.ts";

/** `loaded` exercises print their load, `bodyweight` ones what hangs on the body. */
export type LoadStyle = "loaded" | "bodyweight";

/** Sets in order, equal neighbours told once: `60 kg × 5, 100 kg 3×5 @8`. Warm-ups are marked. */
export function describeSets(sets: readonly LoggedSet[], unit: LoadUnit, style: LoadStyle): string {
  return runsOf(sets)
    .map((run) => describeRun(run, unit, style))
    .join(", ");
}

/** Neighbours alike in all but their amount (repetitions, seconds, metres). */
function runsOf(sets: readonly LoggedSet[]): LoggedSet[][] {
  const runs: LoggedSet[][] = [];
  for (const set of sets) {
    const run = runs.at(-1);
    if (run && sameFrame(run[0]!, set)) run.push(set);
    else runs.push([set]);
  }
  return runs;
}

function sameFrame(a: LoggedSet, b: LoggedSet): boolean {
  const keys = ["kg", "rpe", "rir", "percent1rm", "restSeconds", "warmup", "failed", "perSide", "tempo"] as const;
  return keys.every((key) => a[key] === b[key]) && a.typed?.unit === b.typed?.unit && amountKind(a) === amountKind(b);
}

function describeRun(run: LoggedSet[], unit: LoadUnit, style: LoadStyle): string {
  const [set] = run as [LoggedSet];
  const load = describeLoad(set, unit, style);
  const amounts = run.map(amountOf);
  const words = [set.warmup ? "warm-up" : "", load, joinAmounts(load !== "", amounts), ...describeEffort(set)];
  return words.filter((word) => word !== "").join(" ");
}

function describeLoad(set: LoggedSet, unit: LoadUnit, style: LoadStyle): string {
  if (set.kg === undefined) return set.percent1rm === undefined ? "" : `${formatDecimal(set.percent1rm, 1)} %`;
  const { kg, typed } = set;
  const load = { kg, ...(typed && { typed }) };
  return style === "bodyweight" ? formatAddedLoad(load, unit) : formatToldLoad(load, unit);
}

/** `× 8`, `3×5`, `× 5, 5, 4`; a lone load has none. */
function joinAmounts(hasLoad: boolean, amounts: string[]): string {
  const [first = ""] = amounts;
  if (first === "") return amounts.length > 1 ? `${amounts.length} sets` : "";
  const same = amounts.every((amount) => amount === first);
  if (same && amounts.length > 1) return `${amounts.length}×${first}`;
  const list = amounts.join(", ");
  return hasLoad ? `× ${list}` : list;
}

function amountKind(set: LoggedSet): string {
  return set.reps !== undefined
    ? "reps"
    : set.seconds !== undefined
      ? "seconds"
      : set.meters !== undefined
        ? "meters"
        : "";
}

function amountOf(set: LoggedSet): string {
  if (set.reps !== undefined) return String(set.reps);
  if (set.seconds !== undefined)
    return set.seconds < 120 ? `${formatDecimal(set.seconds, 1)} s` : formatClock(set.seconds);
  return set.meters === undefined ? "" : `${formatDecimal(set.meters, 1)} m`;
}

function describeEffort(set: LoggedSet): string[] {
  return [
    set.perSide ? "per side" : "",
    set.kg !== undefined && set.percent1rm !== undefined ? `(${formatDecimal(set.percent1rm, 1)} %)` : "",
    set.rpe === undefined ? "" : `@${formatDecimal(set.rpe, 1)}`,
    set.rir === undefined ? "" : `${formatDecimal(set.rir, 1)} RIR`,
    set.tempo === undefined ? "" : `tempo ${set.tempo}`,
    set.restSeconds === undefined ? "" : `rest ${formatClock(set.restSeconds)}`,
    set.failed ? "(failed)" : "",
  ];
}
