/** Makes sets of what was read and colours them. */

import { kgFrom } from "../units/load.ts";
import type { Modifier, RatedSet } from "./atom.ts";
import type { LoggedSet, TypedLoad } from "./entry.ts";
import type { Spec } from "./set-chain.ts";

/** Nobody does more; such numbers mean something else. */
const MOST_SETS = 50;
const MOST_REPS = 5000;
const MOST_KG = 1200;
const MOST_SECONDS = 6 * 3600;
const MOST_METERS = 50_000;
const MOST_PERCENT = 150;

/** @returns `undefined` where a number is beyond anything a set can be */
export function setsOf(spec: Spec, load: TypedLoad | undefined): LoggedSet[] | undefined {
  const lists = [spec.reps, spec.seconds, spec.meters];
  const longest = Math.max(...lists.map((list) => list.length), 1);
  const size = longest > 1 ? longest : (spec.sets ?? 1);
  if (!Number.isInteger(size) || size < 1 || size > MOST_SETS) return undefined;
  if (load && Math.abs(kgFrom(load.value, load.unit)) > MOST_KG) return undefined;
  if (spec.percent !== undefined && (spec.percent > MOST_PERCENT || spec.percent <= 0)) return undefined;
  if (spec.reps.some((reps) => !Number.isInteger(reps) || reps > MOST_REPS)) return undefined;
  if (spec.seconds.some((seconds) => seconds <= 0 || seconds > MOST_SECONDS)) return undefined;
  if (spec.meters.some((meters) => meters <= 0 || meters > MOST_METERS)) return undefined;
  return Array.from({ length: size }, (_, index) => {
    const set: LoggedSet = {};
    weigh(set, load);
    const reps = spec.reps[index] ?? spec.reps[0];
    const seconds = spec.seconds[index] ?? spec.seconds[0];
    const meters = spec.meters[index] ?? spec.meters[0];
    if (reps !== undefined) set.reps = reps;
    if (seconds !== undefined) set.seconds = Math.round(seconds);
    if (meters !== undefined) set.meters = Math.round(meters);
    if (spec.percent !== undefined) set.percent1rm = spec.percent;
    return set;
  });
}

/** Puts a load on a set; plain bodyweight is no number anybody typed. */
export function weigh(set: LoggedSet, load: TypedLoad | undefined): void {
  if (!load) return;
  // Adding nothing takes the sign off a minus zero.
  set.kg = kgFrom(load.value, load.unit) + 0;
  if (load.value !== 0) set.typed = load;
}

/** Colours a group of sets; as many values as sets map one to one. */
export function applyModifiers(group: LoggedSet[], modifiers: readonly Modifier[]): void {
  for (const modifier of modifiers) {
    for (const [index, set] of group.entries()) applyModifier(set, modifier, index, group.length);
  }
}

function applyModifier(set: LoggedSet, modifier: Modifier, index: number, size: number): void {
  switch (modifier.kind) {
    case "rpe":
      if (isMeant(modifier.of, index, size)) set.rpe = valueFor(modifier.values, index, size);
      break;
    case "rir":
      if (isMeant(modifier.of, index, size)) set.rir = valueFor(modifier.values, index, size);
      break;
    case "tempo":
      set.tempo = modifier.text;
      break;
    case "rest":
      if (modifier.seconds > 0 && modifier.seconds <= 3600) set.restSeconds = Math.round(modifier.seconds);
      break;
    case "side":
      set.perSide = true;
      break;
    case "warmup":
      set.warmup = true;
      break;
    case "failed":
      if (index === size - 1) set.failed = true;
      break;
    case "every":
    case "work":
    case "assisted":
    case "weighted":
      break;
  }
}

function isMeant(of: readonly RatedSet[] | undefined, index: number, size: number): boolean {
  return of === undefined || of.some((which) => (which === "last" ? size : which) === index + 1);
}

function valueFor(values: readonly number[], index: number, size: number): number {
  return values.length === size ? values[index]! : values[0]!;
}
