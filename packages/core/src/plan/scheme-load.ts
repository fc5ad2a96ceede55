/** What a load told in a scheme is as a field. */
import type { Exercise } from "../exercise/exercise.ts";
import { roundTo } from "../units/decimal.ts";
import { kgFrom } from "../units/load.ts";
import type { PlanAtom } from "./atom.ts";
import type { Fields } from "./draft.ts";
import type { PlanContext } from "./plan.ts";

/** What of an exercise decides how its numbers are read. */
export type Traits = Pick<Exercise, "load" | "measure">;

/** From here on the first of two bare numbers is a load, and a lone one too. */
export const LEAST_LOAD = 20;
/** Loads are kept to 0.01 kg. */
const LOAD_STEP = 0.01;

/** A bare load in kg, rounded. */
export function kgOf(value: number, { unit }: Pick<PlanContext, "unit">): number {
  return roundTo(kgFrom(value, unit), LOAD_STEP);
}

/** The field of a load or percentage; none of any other atom. */
export function loadOf(atom: PlanAtom): Fields {
  if (atom.kind === "percent") return { percent1rm: atom.value };
  return atom.kind === "load" || atom.kind === "added" ? { kg: roundTo(atom.kg, LOAD_STEP) } : {};
}
