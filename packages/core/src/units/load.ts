/** Loads: kilograms inside, the athlete's unit wherever a load is read or printed. */

import type { LoadUnit, TypedLoad } from "../log/entry.ts";
import { formatDecimal, formatThousands, roundTo } from "./decimal.ts";

/** Exact by the international yard and pound agreement (1959). */
export const KG_PER_LB = 0.45359237;

/** Kilograms of `value` typed in `unit`, unrounded. */
export function kgFrom(value: number, unit: LoadUnit): number {
  return unit === "lb" ? value * KG_PER_LB : value;
}

/** The number that stands for `kg` in `unit`, unrounded. */
export function loadIn(kg: number, unit: LoadUnit): number {
  return unit === "lb" ? kg / KG_PER_LB : kg;
}

/**
 * A load in `unit`, without the unit: `100`, `102.5`, `225`, `-15`. What is a multiple of 0.05 there keeps both its
 * decimals; any other came from the other unit and keeps one (100 kg reads 220.5 in pounds).
 */
export function loadNumber(kg: number, unit: LoadUnit): string {
  const value = loadIn(kg, unit);
  const round = roundTo(value, 0.05);
  return Math.abs(value - round) < 1e-6 ? formatDecimal(round, 2) : formatDecimal(value, 1);
}

/** A load with its unit: `100 kg`, `102.5 kg`, `225 lb`. */
export function formatLoad(kg: number, unit: LoadUnit): string {
  return `${loadNumber(kg, unit)} ${unit}`;
}

/** A load in the words it was told in; where those are not known, in the athlete's unit. */
export function formatToldLoad(load: { kg: number; typed?: TypedLoad }, unit: LoadUnit): string {
  const { kg, typed } = load;
  return typed ? `${formatDecimal(typed.value, 3)} ${typed.unit}` : formatLoad(kg, unit);
}

/** What hangs on a bodyweight exercise: `bodyweight`, `+20 kg`, `-15 kg` (assistance). */
export function formatAddedLoad(load: { kg: number; typed?: TypedLoad }, unit: LoadUnit): string {
  if (load.kg === 0) return "bodyweight";
  return `${load.kg > 0 ? "+" : ""}${formatToldLoad(load, unit)}`;
}

/**
 * A computed load such as an e1RM, no finer than it is known: to 0.5 kg or 1 lb (`126.5 kg`, `279 lb`).
 * For what was on the bar use `formatLoad`.
 */
export function formatEstimate(kg: number, unit: LoadUnit): string {
  return `${estimateNumber(kg, unit)} ${unit}`;
}

/** `formatEstimate` without the unit. */
export function estimateNumber(kg: number, unit: LoadUnit): string {
  return formatDecimal(roundTo(loadIn(kg, unit), unit === "kg" ? 0.5 : 1), 1);
}

/** A volume load, whole: `850 kg`, `12,450 kg`, `27,448 lb`. */
export function formatVolume(kg: number, unit: LoadUnit): string {
  return `${formatThousands(loadIn(kg, unit))} ${unit}`;
}
