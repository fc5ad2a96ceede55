/** Decimals for people: as many places as needed, never a trailing zero, never "-0". */

/**
 * `value` rounded half up to at most `maxDecimals` places, trailing zeros dropped: 102.50 → `102.5`, 100.0 → `100`.
 * The point is a point and the minus a plain hyphen, so that what is printed can be typed back.
 */
export function formatDecimal(value: number, maxDecimals: number): string {
  return String(roundTo(value, 10 ** -maxDecimals));
}

/** The multiple of `step` nearest to `value`, free of binary dust (0.1 + 0.2 is 0.3) and of negative zero. */
export function roundTo(value: number, step: number): number {
  const steps = Math.round(value / step + 1e-9);
  return Number((steps * step).toFixed(6)) + 0;
}

/** A whole number with a comma every three digits: 12450 → `12,450`. */
export function formatThousands(value: number): string {
  return String(Math.round(value) + 0).replace(/\B(?=(\d{3})+$)/g, ",");
}
