/** A value axis: round ticks around the data, with room above for the panel's caption. */

export type Range = { min: number; max: number; ticks: number[] };

type Fit = {
  /** Ticks wanted, about. */
  ticks: number;
  /** Steps to choose from; by default 1, 2, 2.5 and 5 of every power of ten. */
  steps?: readonly number[];
  /** The range is at least this wide, so that noise does not look like news. */
  minSpan?: number;
  /** Share of the panel's height kept free of data at the top, 0–1. */
  headroom?: number;
};

/** Steps a pace axis may take, in seconds. */
export const PACE_STEPS = [5, 10, 15, 30, 60, 120, 180, 300, 600, 900, 1800];
/** Steps an elapsed-time axis may take, in seconds. */
export const ELAPSED_STEPS = [
  5, 10, 15, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600, 7200, 10_800, 14_400, 21_600, 43_200, 86_400,
];

/**
 * A range that begins on a tick and holds `low` to `high`, with the headroom above. Ticks end below the headroom, so that
 * no grid line runs through a caption.
 */
export function fitRange(low: number, high: number, fit: Fit): Range {
  const missing = Math.max(0, (fit.minSpan ?? 0) - (high - low));
  const wantLow = low - missing / 2;
  const wantHigh = high + missing / 2;
  const span = wantHigh - wantLow || Math.abs(high) || 1;
  const step = niceStep(span / fit.ticks, fit.steps);
  const min = Math.floor(wantLow / step + 1e-9) * step;
  const top = Math.max(wantHigh, min + span);
  const ticks = [];
  for (let index = 0; min + index * step <= top + step * 1e-6; index++) ticks.push(tidy(min + index * step));
  return { min: tidy(min), max: tidy(min + (top - min) / (1 - (fit.headroom ?? 0))), ticks };
}

/** The smallest allowed step that is at least `atLeast`. */
export function niceStep(atLeast: number, steps?: readonly number[]): number {
  if (steps) return steps.find((step) => step >= atLeast) ?? steps.at(-1)!;
  const power = 10 ** Math.floor(Math.log10(atLeast));
  const factor = [1, 2, 2.5, 5].find((one) => one * power >= atLeast * (1 - 1e-9)) ?? 10;
  return tidy(factor * power);
}

/** The value below which `share` of the sorted values lie. */
export function quantile(sorted: readonly number[], share: number): number {
  const position = (sorted.length - 1) * share;
  const low = sorted[Math.floor(position)]!;
  const high = sorted[Math.ceil(position)]!;
  return low + (high - low) * (position % 1);
}

function tidy(value: number): number {
  return Number(value.toPrecision(12)) + 0;
}
