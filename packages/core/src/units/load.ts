/** Loads: kilograms inside, the athlete's unit wherever a load is read or printed. */

import type { LoadUnit } from "../log/entry.ts";
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
 * A load as the athlete would write it, without its unit: `100`, `102.5`, `225`, `-15`.
 *
 * Stored loads are rounded to 0.01 kg, that is to 0.02 lb: a load this near to a multiple of 0.05 is taken to have been
 * typed as that multiple (so 225 lb, kept as 102.06 kg, reads 225 again); any other came from the other unit and keeps
 * one decimal (100 kg reads 220.5 in pounds).
 */
export function loadNumber(kg: number, unit: LoadUnit): string {
  const value = loadIn(kg, unit);
  const typed = roundTo(value, 0.05);
  const storedWithin = loadIn(0.005, unit) + 1e-6;
  return Math.abs(value - typed) <= storedWithin ? formatDecimal(typed, 2) : formatDecimal(value, 1);
}

/**
 * The number and unit a load was typed in, told from its kilograms to 0.01: in the athlete's unit if it is a multiple
 * of 0.05 there, else in the other one if it is one there, else in kilograms. So 102.06 kg was 225 lb, and 100 kg was
 * 100 kg also for who thinks in pounds. Where both would fit, the athlete's unit is right but for a hundredth.
 */
export function typedLoad(kg: number, unit: LoadUnit): { value: number; unit: LoadUnit } {
  const candidates: LoadUnit[] = unit === "kg" ? ["kg", "lb"] : ["lb", "kg"];
  const found = candidates.find((candidate) => {
    const step = candidate === "kg" ? 0.05 : 0.25;
    const value = loadIn(kg, candidate);
    return Math.abs(value - roundTo(value, step)) <= (candidate === "kg" ? 1e-9 : loadIn(0.005, "lb") + 1e-6);
  });
  if (found === undefined) return { value: kg, unit: "kg" };
  return { value: roundTo(loadIn(kg, found), found === "kg" ? 0.05 : 0.25), unit: found };
}

/** A load with its unit: `100 kg`, `102.5 kg`, `225 lb`. */
export function formatLoad(kg: number, unit: LoadUnit): string {
  return `${loadNumber(kg, unit)} ${unit}`;
}

/** What hangs on a bodyweight exercise: `bodyweight`, `+20 kg`, `-15 kg` (assistance). */
export function formatAddedLoad(kg: number, unit: LoadUnit): string {
  const number = loadNumber(kg, unit);
  if (number === "0") return "bodyweight";
  return `${kg > 0 ? "+" : ""}${number} ${unit}`;
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
